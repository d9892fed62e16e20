"""HTML of a page, for where the page's own address, style sheets and scripts are not."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from html import unescape

import nh3

from mkdocs_briefs.model.characters import NEVER_SHOWN, one_line

_SCHEMES = {"http", "https", "mailto"}
_TAGS = nh3.ALLOWED_TAGS | {"tfoot", "picture", "source", "audio", "video"} - {"map", "area", "center", "nav"}
_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"lang", "dir", "title"},
    "audio": {"src", "controls"},
    "video": {"src", "controls", "poster", "width", "height"},
    "source": {"src", "type"},
    "ol": {"start", "type"},
}


def text_only(html: str, left_out: AbstractSet[str] = frozenset()) -> str:
    """The text in HTML, in one line; nothing of what is in the elements ``left_out``, scripts and styles."""
    cleaned = nh3.clean(html, tags=set(), attributes={}, clean_content_tags={"script", "style", *left_out})
    return one_line(unescape(cleaned))


def for_elsewhere(html: str, url: str) -> str:
    """The HTML of the page at ``url``, with whole URLs, and with nothing that runs or is filled in.

    Links within the page lead to the page; ids and classes, which mean nothing elsewhere, are left out.
    """
    cleaner = nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        url_relative=("rewrite_with_base", url),
        link_rel=None,
    )
    return cleaner.clean(NEVER_SHOWN.sub("", html)).strip()
