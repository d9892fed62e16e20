"""What a project's ``mkdocs.yml`` says, read without MkDocs: a command loads no theme and no plugin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pathspec import GitIgnoreSpec

from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.mkdocs_yaml import Mapping, read_mkdocs_yaml
from mkdocs_briefs.readers.options import SettingError, Settings, read_settings

NAMES = ("mkdocs.yml", "mkdocs.yaml")
"""The names of MkDocs' file. Where both are there, it takes the first."""

_PLUGIN = "briefs"


@dataclass(frozen=True, slots=True)
class Configuration:
    """The part of a project's configuration that its pages and databases are read by."""

    root: Path
    """The folder from which the paths in settings count: that of ``mkdocs.yml``."""
    docs_dir: Path
    """The folder of pages."""
    language: str
    """The theme's, as in ``pt-BR``."""
    excluded: str
    """``exclude_docs``: what in the folder of pages is no page, by patterns as in ``.gitignore``, one a line."""
    settings: Settings
    lines: dict[str, Location] = field(repr=False)
    """Where each of the plugin's options stands."""

    @contextmanager
    def locating(self) -> Iterator[None]:
        """Put the option's line before what a SettingError says."""
        with _locating(self.lines):
            yield


def find_configuration(folder: Path) -> Path | None:
    """The configuration file of a folder, or of the nearest one above it that has one. ``folder`` is absolute."""
    places = (place / name for place in (folder, *folder.parents) for name in NAMES)
    return next((place for place in places if place.is_file()), None)


def read_configuration(file: Path) -> Configuration:
    """Read a configuration file, and those that it inherits from. Where it has no such plugin, options are default.

    Raises ProjectError, with the file and the line, for what is not sound.
    """
    said = read_mkdocs_yaml(file)
    options = _options(said)
    with _locating(options.lines):
        settings = read_settings(options)
    return Configuration(
        root=file.parent,
        docs_dir=file.parent / said.text("docs_dir", "docs"),
        language=_language(said),
        excluded=_excluded(said),
        settings=settings,
        lines=options.lines,
    )


@contextmanager
def _locating(lines: dict[str, Location]) -> Iterator[None]:
    try:
        yield
    except SettingError as error:
        where = lines.get(error.option)
        raise ProjectError(f"{where}: {error}" if where else str(error)) from error


def _options(said: Mapping) -> Mapping:
    """The options under the plugin's name, which plugins have in a list or in a mapping; empty where it has none."""
    plugins = said.get("plugins")
    for item in [plugins] if isinstance(plugins, Mapping) else plugins if isinstance(plugins, list) else []:
        if isinstance(item, Mapping) and item.get(_PLUGIN) is not None:
            options = item[_PLUGIN]
            if not isinstance(options, Mapping):
                raise item.error(_PLUGIN, f'the options of "{_PLUGIN}" are {options!r}. Write "key: value" lines.')
            return options
    return Mapping(Path())


def _language(said: Mapping) -> str:
    theme = said.get("theme")
    return str((theme.get("language") if isinstance(theme, Mapping) else "") or "en")


def _excluded(said: Mapping) -> str:
    patterns = said.text("exclude_docs", "")
    try:
        GitIgnoreSpec.from_lines(patterns.splitlines())
    except ValueError as error:
        raise said.error("exclude_docs", f"{error}. Write patterns as in .gitignore, one a line.") from error
    return patterns
