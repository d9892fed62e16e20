"""The look of a publication on Material: what the configuration says of fonts, colours and navigation comes first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from mkdocs_briefs.adapter.look.frame import add_frame
from mkdocs_briefs.readers.accent import Accent, ColourError, read_accent
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.mkdocs_yaml import Mapping as Lines
from mkdocs_briefs.readers.mkdocs_yaml import read_mkdocs_yaml
from mkdocs_briefs.words.catalogue import Words

OURS = "briefs"
"""The name of our colours, in Material's ``palette.primary`` and ``palette.accent``; ``publication.css`` knows it."""
_SCHEMES = ("default", "slate")
"""Material's light and dark, for which there are colours of ours."""
_TABS = "navigation.tabs"
_PATH = "navigation.path"


@dataclass(frozen=True, slots=True)
class Look:
    """What of the look is ours."""

    has_fonts: bool
    """Whether the typefaces are: the owner names none."""
    has_tabs: bool
    """Whether the navigation is in tabs over the page, so that it need not be beside it, too."""
    has_path: bool
    """Whether the way from the home to a page stands over it."""
    accent: Accent | None
    """The owner's; None for ours."""


def look_of(config: MkDocsConfig, words: Words) -> Look | None:
    """Complete the configuration of Material: fonts, colours and navigation of which the owner says nothing are ours.

    None for other themes.
    """
    theme = config.theme
    if theme.name != "material":
        return None
    given = _given(config)
    if "font" not in given:
        theme["font"] = False  # Material would have readers' browsers ask another host for Roboto
    if "features" not in given:
        theme["features"] = [_TABS, _PATH, "search.highlight", "search.suggest"]
    add_frame(config)
    theme["palette"] = _palette(theme.get("palette"), words)
    features = theme["features"] or ()
    return Look(
        has_fonts=not isinstance(theme["font"], Mapping),
        has_tabs=_TABS in features,
        has_path=_PATH in features,
        accent=_accent(config),
    )


def _accent(config: MkDocsConfig) -> Accent | None:
    """``extra.accent``. Raises ProjectError, with its line, if it cannot be read."""
    if "accent" not in config.extra:
        return None
    try:
        return read_accent(config.extra["accent"])
    except ColourError as error:
        file = Path(config.config_file_path or "mkdocs.yml")
        extra = read_mkdocs_yaml(file).get("extra") if file.is_file() else None
        line = extra.lines["accent"].line if isinstance(extra, Lines) and "accent" in extra.lines else 1
        raise ProjectError(f'{file.name}:{line}: "accent" in "extra": {error}') from error


def _given(config: MkDocsConfig) -> Collection[str]:
    """The settings of the theme that the configuration names, be it with the values that they have without that.

    MkDocs does not keep which ones are named: they are those in the file, and those that differ from the theme's own.
    """
    file = Path(config.config_file_path or "")
    named = read_mkdocs_yaml(file).get("theme") if file.is_file() else None
    usual = _usual(str(config.theme.name))
    changed = {key for key in config.theme if config.theme[key] != usual.get(key)}
    return changed | {key for key, value in (named if isinstance(named, dict) else {}).items() if value is not None}


@cache
def _usual(theme: str) -> Mapping[str, Any]:
    """The settings that an installed theme has where nothing is said."""
    return dict(Theme(name=theme))


def _palette(given: Any, words: Words) -> Any:
    """A palette with our colours where none are given; light and dark, and a switch, if there is no palette."""
    if not given:
        return [
            _scheme("default", "light", "weather-night", words.gettext("Switch to dark mode")),
            _scheme("slate", "dark", "weather-sunny", words.gettext("Switch to light mode")),
        ]
    if isinstance(given, list):
        return [_coloured(scheme) for scheme in given]
    return _coloured(given)


def _scheme(name: str, media: str, icon: str, switch: str) -> dict[str, Any]:
    toggle = {"icon": f"material/{icon}", "name": switch}
    return {"media": f"(prefers-color-scheme: {media})", "scheme": name, "toggle": toggle} | _OUR_COLOURS


_OUR_COLOURS = {"primary": OURS, "accent": OURS}


def _coloured(scheme: Any) -> Any:
    """A scheme of Material's with our colours, if it names no primary one."""
    if not isinstance(scheme, Mapping) or scheme.get("primary") or scheme.get("scheme", "default") not in _SCHEMES:
        return scheme
    return {**_OUR_COLOURS, **{key: value for key, value in scheme.items() if value}}
