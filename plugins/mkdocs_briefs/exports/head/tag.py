"""One element of a page's head."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Tag:
    """An element, which is left out where the theme or another plugin has said the same."""

    key: str
    """What it says, as ``og:title``; empty if it stands beside others of its kind."""
    html: str


def link(rel: str, href: str, type_: str = "", title: str = "", *, key: str = "", hreflang: str = "") -> Tag:
    """A link to a URL."""
    return Tag(key, f"<link{_attributes(rel=rel, type=type_, hreflang=hreflang, title=title, href=href)}>")


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value)
