"""The HTML of a page, with nothing in it but what can be set on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

import nh3

from mkdocs_briefs.model.characters import NEVER_SHOWN

_TAGS = nh3.ALLOWED_TAGS | {"section", "figure", "figcaption", "tfoot"} - {"map", "area", "center", "nav"}
_GONE = {
    "script",
    "style",
    "svg",
    "math",
    "button",
    "nav",
    "iframe",
    "object",
    "audio",
    "video",
    "template",
    "textarea",
}
_ISOLATED = re.compile("<(/?)(?:bdi|time)\\b[^>]*>")
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "style"},
}
"""None that Pandoc hands on to Typst as it is, as it does with ``data-typst:...``."""


def on_paper(html: str, url: str, picture: Callable[[str], str], *, isolates: bool = False) -> str:
    """The HTML of the page at ``url``, with whole links, and with pictures by the names that ``picture`` gives them.

    Links within the page stay as they are. Where ``url`` is not whole, those to other pages stay relative. With
    ``isolates`` names and days have the signs that keep their order beside words of the other direction, as elements do
    on pages; signs that authors write are left out.
    """

    def resolved(tag: str, attribute: str, value: str) -> str | None:
        if tag == "img" and attribute == "src":
            return picture(value)
        if tag == "a" and attribute == "href" and not value.startswith("#"):
            try:
                return urljoin(url, value)
            except ValueError:  # half an address of the sixth version
                return None
        return value

    cleaned = nh3.clean(
        NEVER_SHOWN.sub("", html),
        tags=_TAGS - _GONE,
        clean_content_tags=_GONE,
        attributes=_ATTRIBUTES,
        attribute_filter=resolved,
        filter_style_properties={"text-align"},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return (
        _ISOLATED.sub(lambda tag: f"\u2069{tag[0]}" if tag[1] else f"{tag[0]}\u2068", cleaned) if isolates else cleaned
    )
