"""Keys of front matter that MkDocs and Material read whatever the value is, so that a wrong one ends the build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Environment, TemplateNotFound


def unusable_keys(meta: Mapping[str, Any], templates: Environment, *, has_icons: bool) -> Iterator[tuple[str, str]]:
    """The keys whose values would end the build, each with what it wants. ``has_icons``: the theme draws icons."""
    if "template" in meta and not _is_template(meta["template"], templates):
        yield "template", "the name of one of the theme's templates, as in main.html"
    if has_icons and meta.get("icon") and not _is_template(f".icons/{meta['icon']}.svg", templates):
        yield "icon", "the name of one of the theme's icons, as in material/map"
    if not isinstance(meta.get("search") or {}, Mapping):
        yield "search", "a mapping, as in {exclude: true}"
    if not isinstance(meta.get("hide") or "", str | list | Mapping):
        yield "hide", "a list, as in [toc]"


def _is_template(name: object, templates: Environment) -> bool:
    if not isinstance(name, str) or templates.loader is None:
        return False
    try:
        templates.loader.get_source(templates, name)
    except (TemplateNotFound, OSError, UnicodeError, ValueError):
        return False
    return True
