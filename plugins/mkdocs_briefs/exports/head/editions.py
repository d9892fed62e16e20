"""The editions of a brief in other languages (``rel=alternate hreflang``)."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.exports.head.page import Page
from mkdocs_briefs.exports.head.tag import ALTERNATE, Tag, link
from mkdocs_briefs.exports.site import Site

DEFAULT = "x-default"
"""For readers of any other language."""


def edition_tags(page: Page, site: Site) -> Iterator[Tag]:
    """All editions, the page's own among them, as search engines ask for. None where no page has a whole URL."""
    if page.brief is None or not site.url:
        return
    publication = site.corpus.publication
    for src_uri in page.brief.editions:
        yield link(ALTERNATE, site.url_of(src_uri), hreflang=publication.language_of(src_uri))
    if page.brief.editions:
        yield link(ALTERNATE, site.url_of(page.brief.work), hreflang=DEFAULT)
