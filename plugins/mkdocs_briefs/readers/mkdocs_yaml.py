"""MkDocs' configuration as YAML: with ``!ENV`` and ``INHERIT``, and with the line of each key."""

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
    """A mapping with the locations of its keys."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self.lines: dict[str, Location] = {}

    def error(self, key: str, message: str) -> ProjectError:
        """An error about the value of a key, with its location."""
        return ProjectError(f"{self.lines.get(key, Location(self._file.as_posix(), 1))}: {message}")

    def text(self, key: str, default: str) -> str:
        """The value of a key, which must be text; null is the default. Raises ProjectError."""
        value = self.get(key)
        if value is not None and not isinstance(value, str):
            raise self.error(key, f'"{key}" is {value!r}. Write text.')
        return default if value is None else value

    def merged_over(self, parent: Mapping) -> Mapping:
        """The parent's keys overridden by these. Mappings are merged recursively; other values are replaced."""
        merged = Mapping(self._file)
        merged.update(parent)
        for key, value in self.items():
            below = parent.get(key)
            merge = isinstance(value, Mapping) and isinstance(below, Mapping)
            merged[key] = value.merged_over(below) if merge else value
        merged.lines = parent.lines | self.lines
        return merged


class _Loader(YamlLoader):
    """Ignores unknown tags, such as ``!!python/name``, and keeps their values."""

    file: Path

    def mapping(self, node: yaml.MappingNode) -> Iterator[Mapping]:
        found = Mapping(self.file)
        yield found  # before its values are constructed, as PyYAML requires for recursive aliases
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


def read_mkdocs_yaml(file: Path, children: tuple[Path, ...] = ()) -> Mapping:
    """The configuration in a file, merged with the one that it inherits from. ``children`` are the files that led here.

    Raises ProjectError, with file and line, if one of them cannot be read.
    """
    config = _load(file)
    if _PARENT not in config:
        return config
    name = config.text(_PARENT, "")
    parent = Path(os.path.normpath(file.parent / name))
    if not parent.is_file():
        raise config.error(_PARENT, f'there is no file "{name}". Its path counts from the folder of this one.')
    if parent in (file, *children):
        raise config.error(_PARENT, f'"{name}" inherits from this file. Take one of the two out.')
    del config[_PARENT]
    return config.merged_over(read_mkdocs_yaml(parent, (file, *children)))


def _load(file: Path) -> Mapping:
    try:
        loader = _Loader(file.read_bytes())
        loader.file = file
        config = loader.get_single_data()
    except OSError as error:
        raise ProjectError(f'"{file}" cannot be read: {error.strerror}. Give yourself the right to read it.') from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a number such as 0x_
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or str(error).partition("\n")[0]
        where = Location(file.as_posix(), mark.line + 1 if mark else 1)
        raise ProjectError(f"{where}: the file is not valid YAML: {why}. Mend that line, or the one before.") from error
    if config is None:
        return Mapping(file)
    if not isinstance(config, Mapping):
        raise ProjectError(f'{file.as_posix()}:1: the file is no list of "key: value" lines. Write one a line.')
    return config
