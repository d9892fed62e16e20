"""The configuration of a project, ``mkdocs.yml``, read without MkDocs: no theme or plugin is loaded."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pathspec import GitIgnoreSpec

from mkdocs_briefs.model.problem import Location, Severity, did_you_mean
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.mkdocs_yaml import Mapping, read_mkdocs_yaml
from mkdocs_briefs.readers.options import OPTIONS, SettingError, Settings, read_settings
from mkdocs_briefs.readers.site_url import read_site_url

NAMES = ("mkdocs.yml", "mkdocs.yaml")
"""The names under which MkDocs looks for its configuration, in order."""

_PLUGIN = "briefs"
_ENABLED = "enabled"
"""What MkDocs asks of every plugin."""
_LEVELS = {"warn": Severity.WARNING, "info": Severity.NOTICE, "ignore": None, "relative_to_docs": None}
_USUAL_LEVELS = {
    "not_found": Severity.WARNING,
    "absolute_links": Severity.NOTICE,
    "unrecognized_links": Severity.NOTICE,
    "anchors": Severity.NOTICE,
}
"""What MkDocs does where ``validation`` does not say."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The part of a project's configuration that reading its pages and databases needs."""

    root: Path
    """The folder of ``mkdocs.yml``, to which paths in settings are relative."""
    docs_dir: Path
    """The folder of pages."""
    language: str
    """The language of the theme, as in ``pt-BR``."""
    excluded: str
    """``exclude_docs``: patterns of files that are no pages, as in ``.gitignore``, one a line."""
    settings: Settings
    meta_file: str
    """The name of files with front matter for their folders, as Material's plugin ``meta`` has it; empty without it."""
    lines: dict[str, Location] = field(repr=False)
    """The line of each of the plugin's options."""
    home_at: tuple[Location, ...] = ()
    """The lines of what the option ``home`` lists."""
    site_name: str = ""
    site_url: str = ""
    """In ASCII, with a slash at the end; empty if it is not set."""
    use_directory_urls: bool = True
    markdown_extensions: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    """The options of each, by name."""
    custom_dir: str = ""
    """The folder of the project's own templates."""
    statuses: tuple[str, ...] = ()
    """The values of ``status`` that the project gives to its theme."""
    link_levels: dict[str, Severity | None] = field(default_factory=lambda: dict(_USUAL_LEVELS))
    """MkDocs' ``validation`` of links: how grave each kind of fault is."""
    is_written: bool = True
    """Whether there is a file; else these are the defaults."""
    plugins: tuple[str, ...] = ()
    """The names of all plugins."""
    doubts: tuple[str, ...] = ()
    """Why a build would not be what the file seems to say, each with its line: MkDocs has words of its own for them."""

    @contextmanager
    def locating(self) -> Iterator[None]:
        """Prefix the message of a SettingError with the line of its option; it becomes a ProjectError."""
        with _locating(self.lines):
            yield


def find_configuration(folder: Path) -> Path | None:
    """The configuration file of a folder, or of the nearest one above it that has one. ``folder`` is absolute."""
    places = (place / name for place in (folder, *folder.parents) for name in NAMES)
    return next((place for place in places if place.is_file()), None)


def read_configuration(file: Path) -> Configuration:
    """Read a configuration file and those that it inherits from. Without the plugin in it, options have their defaults.

    Raises ProjectError, with file and line, if it is invalid.
    """
    config = read_mkdocs_yaml(file)
    options = _options(config)
    with _locating(options.lines):
        settings = read_settings(options)
    plugins = tuple(str(n) for item in _plugins(config) for n in (item if isinstance(item, Mapping) else [item]))
    return Configuration(
        root=file.parent,
        docs_dir=file.parent / config.text("docs_dir", "docs"),
        language=_language(config),
        excluded=_excluded(config),
        settings=settings,
        meta_file=_meta_file(config),
        lines=options.lines,
        home_at=_home_at(options),
        site_name=config.text("site_name", ""),
        site_url=_site_url(config),
        use_directory_urls=config.get("use_directory_urls") is not False,
        markdown_extensions=_extensions(config.get("markdown_extensions")),
        custom_dir=str(_of(config, "theme").get("custom_dir") or ""),
        statuses=tuple(map(str, _of(_of(config, "extra"), "status"))),
        link_levels=_link_levels(_of(config, "validation")),
        plugins=plugins,
        doubts=tuple(_doubts(config, options, plugins)),
    )


def _doubts(config: Mapping, options: Mapping, plugins: Collection[str]) -> Iterator[str]:
    if _PLUGIN not in plugins:
        yield str(
            config.error("plugins", f'"plugins" does not name {_PLUGIN}, and a build makes no publication. Add it.')
        )
    for name in options:
        if name not in (*OPTIONS, _ENABLED):
            hint = did_you_mean(str(name), OPTIONS) or " Take it out."
            yield str(options.error(name, f'the plugin has no option "{name}".{hint}'))


def read_home_at(file: Path) -> tuple[Location, ...]:
    """``Configuration.home_at`` of a file. Raises ProjectError if it cannot be read."""
    return _home_at(_options(read_mkdocs_yaml(file)))


def read_line_of(key: str, file: Path) -> Location:
    """The line of a key of a file; the first if it stands elsewhere. Raises ProjectError if the file cannot be read."""
    return read_mkdocs_yaml(file).lines.get(key, Location(file.as_posix(), 1))


def _home_at(options: Mapping) -> tuple[Location, ...]:
    """The line of each item; that of the option for one without a name."""
    items = options.get("home")
    return tuple(
        next(iter(item.lines.values()), options.lines["home"]) if isinstance(item, Mapping) else options.lines["home"]
        for item in (items if isinstance(items, list) else [])
    )


def _link_levels(validation: dict[str, Any]) -> dict[str, Severity | None]:
    """What is said of links counts before what is said of all. MkDocs reports what is no level."""
    given = {**validation, **_of(validation, "links")}
    return {kind: _LEVELS.get(str(given.get(kind)), usual) for kind, usual in _USUAL_LEVELS.items()}


def _site_url(config: Mapping) -> str:
    url = config.text("site_url", "")
    try:
        return url and read_site_url(url).rstrip("/") + "/"
    except ValueError as error:
        raise config.error("site_url", f'"site_url": {error}') from error


def _of(config: Any, key: str) -> dict[str, Any]:
    """The mapping under a key; empty where there is none."""
    value = config.get(key)
    return value if isinstance(value, Mapping) else {}


def _extensions(written: Any) -> dict[str, dict[str, Any] | None]:
    """The Markdown extensions: a list of names and of mappings, or a mapping. MkDocs reports what is neither."""
    items = [written] if isinstance(written, Mapping) else written if isinstance(written, list) else []
    found: dict[str, dict[str, Any] | None] = {}
    for item in items:
        found.update({item: None} if isinstance(item, str) else item if isinstance(item, Mapping) else {})
    return found


@contextmanager
def _locating(lines: dict[str, Location]) -> Iterator[None]:
    try:
        yield
    except SettingError as error:
        where = lines.get(error.option)
        raise ProjectError(f"{where}: {error}" if where else str(error)) from error


def _options(config: Mapping) -> Mapping:
    """The options of the plugin; empty if it has none."""
    for item in _plugins(config):
        if isinstance(item, Mapping) and item.get(_PLUGIN) is not None:
            options = item[_PLUGIN]
            if not isinstance(options, Mapping):
                raise item.error(_PLUGIN, f'the options of "{_PLUGIN}" are {options!r}. Write "key: value" lines.')
            return options
    return Mapping(Path())


def _meta_file(config: Mapping) -> str:
    for item in _plugins(config):
        for name in item if isinstance(item, Mapping) else [item]:
            if name in ("meta", "material/meta"):
                options = item[name] if isinstance(item, Mapping) else None
                return str((options if isinstance(options, Mapping) else {}).get("meta_file") or ".meta.yml")
    return ""


def _plugins(config: Mapping) -> list[object]:
    """The items of ``plugins``, which may be a list or a mapping."""
    plugins = config.get("plugins")
    return [plugins] if isinstance(plugins, Mapping) else plugins if isinstance(plugins, list) else []


def _language(config: Mapping) -> str:
    theme = config.get("theme")
    named = (theme.get("language") or theme.get("locale")) if isinstance(theme, Mapping) else ""
    return str(named or "en")


def _excluded(config: Mapping) -> str:
    patterns = config.text("exclude_docs", "")
    try:
        GitIgnoreSpec.from_lines(patterns.splitlines())
    except ValueError as error:
        raise config.error("exclude_docs", f"{error}. Write patterns as in .gitignore, one a line.") from error
    return patterns
