"""YAML as MkDocs reads its configuration: with ``!ENV`` and ``INHERIT``, and with the line of each key."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.yaml_loader import YamlLoader

_PARENT = "INHERIT"


class Mapping(dict[Any, Any]):
    """A mapping that knows where its keys are."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self.lines: dict[str, Location] = {}

    def error(self, key: str, message: str) -> ProjectError:
        """What is wrong with the value of a key."""
        return ProjectError(f"{self.lines.get(key, Location(self._file.as_posix(), 1))}: {message}")

    def text(self, key: str, default: str) -> str:
        """The text of a key; null is the default. Raises ProjectError where it is no text."""
        value = self.get(key)
        if value is not None and not isinstance(value, str):
            raise self.error(key, f'"{key}" is {value!r}. Write text.')
        return default if value is None else value

    def over(self, parent: Mapping) -> Mapping:
        """The parent's keys with these over them: mappings are merged, whatever else replaces what was there."""
        merged = Mapping(self._file)
        merged.update(parent)
        for key, value in self.items():
            below = parent.get(key)
            merge = isinstance(value, Mapping) and isinstance(below, Mapping)
            merged[key] = value.over(below) if merge else value
        merged.lines = parent.lines | self.lines
        return merged


class _Loader(YamlLoader):
    """Takes what stands under a tag that it does not know as if the tag were not there."""

    file: Path

    def mapping(self, node: yaml.MappingNode) -> Iterator[Mapping]:
        found = Mapping(self.file)
        yield found  # before its values: one of them may be an alias of it
        found.update(self.construct_mapping(node))
        found.lines = {str(key.value): self._location(key) for key, _ in node.value}

    def untagged(self, _: str, node: yaml.Node) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return self.construct_yaml_seq(node)
        return node.value

    def _location(self, node: yaml.Node) -> Location:
        return Location(self.file.as_posix(), node.start_mark.line + 1)


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.mapping)
_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", _Loader.untagged)


def read_mkdocs_yaml(file: Path, heirs: tuple[Path, ...] = ()) -> Mapping:
    """The configuration in a file, over the one that it inherits from. ``heirs`` are the files that inherit from it.

    Raises ProjectError, with the file and the line, where one of them cannot be read.
    """
    said = _loaded(file)
    if _PARENT not in said:
        return said
    name = said.text(_PARENT, "")
    parent = Path(os.path.normpath(file.parent / name))
    if not parent.is_file():
        raise said.error(_PARENT, f'there is no file "{name}". Its path counts from the folder of this one.')
    if parent in (file, *heirs):
        raise said.error(_PARENT, f'"{name}" inherits from this file. Take one of the two out.')
    del said[_PARENT]
    return said.over(read_mkdocs_yaml(parent, (file, *heirs)))


def _loaded(file: Path) -> Mapping:
    try:
        loader = _Loader(file.read_bytes())
        loader.file = file
        said = loader.get_single_data()
    except OSError as error:
        raise ProjectError(f'"{file}" cannot be read: {error.strerror}. Give yourself the right to read it.') from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a number such as 0x_
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or str(error).partition("\n")[0]
        where = Location(file.as_posix(), mark.line + 1 if mark else 1)
        raise ProjectError(f"{where}: the file is not valid YAML: {why}. Mend that line, or the one before.") from error
    if said is None:
        return Mapping(file)
    if not isinstance(said, Mapping):
        raise ProjectError(f'{file.as_posix()}:1: the file is no list of "key: value" lines. Write one a line.')
    return said
