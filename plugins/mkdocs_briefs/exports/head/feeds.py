"""The feeds of a page, by which programs of readers find them (``rel=alternate``, HTML's autodiscovery)."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.exports.head.page import Page
from mkdocs_briefs.exports.head.tag import ALTERNATE, Tag, link
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model import addresses

ATOM = "application/atom+xml"
_OF_SITE = {addresses.ATOM: ATOM, addresses.RSS: "application/rss+xml", addresses.JSON_FEED: "application/feed+json"}


def feed_tags(page: Page, site: Site) -> Iterator[Tag]:
    """The page's own feed first: programs take the first."""
    if site.has_file(page.list, addresses.FEED):
        own = site.file_url(addresses.beside(page.list, addresses.FEED))
        yield link(ALTERNATE, own, ATOM, f"{page.title} \N{EN DASH} {site.name}")
    for address, type_ in _OF_SITE.items():
        if site.is_written(address):
            yield link(ALTERNATE, site.file_url(address), type_, site.name)
