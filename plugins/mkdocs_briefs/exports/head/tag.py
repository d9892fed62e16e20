"""One element of a page's head."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import Any

_IN_SCRIPTS = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"})
"""Within a script only these can end it, or begin a comment; JSON has another way to write each."""

ALTERNATE = "alternate "
"""With a blank, which programs of readers pass over, and the exact selector of Material's script does not: for each
link with ``rel=alternate`` it would fetch the sitemap beside it, with every page, in search of other languages."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An element, which is left out where the theme or another plugin has said the same."""

    key: str
    """What it says, as ``og:title``; empty if it stands beside others of its kind."""
    html: str


def link(rel: str, href: str, type_: str = "", title: str = "", *, key: str = "", hreflang: str = "") -> Tag:
    """A link to a URL."""
    return Tag(key, f"<link{_attributes(rel=rel, type=type_, hreflang=hreflang, title=title, href=href)}>")


def named(name: str, content: str) -> Tag:
    """A ``meta`` with a name, as HTML, Highwire and Twitter have it."""
    return Tag(name, f"<meta{_attributes(name=name, content=content)}>")


def property_(name: str, content: str) -> Tag:
    """A ``meta`` with a property, as Open Graph has it."""
    return Tag(name, f"<meta{_attributes(property=name, content=content)}>")


def json_ld(data: Any) -> Tag:
    """Linked data. A block of data is no script to a Content-Security-Policy."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPTS)
    return Tag("", f'<script type="application/ld+json">{text}</script>')


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value)
