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
    return {key: in_html(value) if key in _PRINTED else value for key, value in meta.items()}


def in_html(value: Any) -> Any:
    """A text for HTML, or for an attribute in double quotes; a list of such. Apostrophes stay for search plugins."""
    if isinstance(value, str):
        return escape(one_line(value), quote=False).replace('"', "&quot;")
    return [in_html(item) for item in value] if isinstance(value, list | tuple) else value
