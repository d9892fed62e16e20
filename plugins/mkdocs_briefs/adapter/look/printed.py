"""Front matter for themes, which print it as HTML without escaping it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from mkdocs_briefs.model.characters import one_line

_PRINTED = frozenset("title description subtitle author authors tags status robots image og_image icon".split())
"""The keys that themes print. Those of other plugins are data, and stay as they are."""


def for_themes(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Front matter in which what themes print is text, whatever stands in it."""
    return {key: _printed(key, value) if key in _PRINTED else value for key, value in meta.items()}


def in_html(value: Any) -> Any:
    """A text for HTML, or for an attribute in double quotes; a list or mapping of such.

    Apostrophes stay for search plugins.
    """
    if isinstance(value, str):
        return escape(one_line(value), quote=False).replace('"', "&quot;")
    if isinstance(value, Mapping):
        return {in_html(key): in_html(item) for key, item in value.items()}
    return [in_html(item) for item in value] if isinstance(value, list | tuple) else value


def _printed(key: str, value: Any) -> Any:
    """Lists but tags are printed as Python writes them: within double quotes, if there is an apostrophe."""
    return in_html(value) if isinstance(value, str) or key == "tags" else _without_apostrophes(in_html(value))


def _without_apostrophes(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("'", "&#39;")
    if isinstance(value, Mapping):
        return {_without_apostrophes(key): _without_apostrophes(item) for key, item in value.items()}
    return [_without_apostrophes(item) for item in value] if isinstance(value, list) else value
