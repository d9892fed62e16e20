"""Open Graph (https://ogp.me), by which other sites show a link to the page, and Twitter's card."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.cards.card import HEIGHT, WIDTH, Card
from mkdocs_briefs.exports.head.page import Page
from mkdocs_briefs.exports.head.tag import Tag, named, property_
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.brief import Brief


def open_graph_tags(page: Page, site: Site) -> Iterator[Tag]:
    """What kind of page it is, its title and what it is about."""
    fields = {
        "og:type": "article" if page.brief else "website",
        "og:site_name": site.name,
        "og:title": page.title,
        "og:description": page.description,
        "og:url": site.url_of(page.src_uri) if site.url else "",
    }
    yield from (property_(name, content) for name, content in fields.items() if content)
    if page.brief:
        yield from _article(page.brief, site)
    card = site.card_of(page.src_uri)
    yield named("twitter:card", "summary_large_image" if card else "summary")
    if card:
        yield from _picture(*card, site)


def _picture(address: str, card: Card, site: Site) -> Iterator[Tag]:
    yield property_("og:image", site.file_url(address))
    yield property_("og:image:type", "image/png")
    yield property_("og:image:width", str(WIDTH))
    yield property_("og:image:height", str(HEIGHT))
    yield property_("og:image:alt", card.alt)


def _article(brief: Brief, site: Site) -> Iterator[Tag]:
    if brief.date and brief.last_changed:
        yield property_("article:published_time", brief.date.isoformat())
        yield property_("article:modified_time", brief.last_changed.isoformat())
    if brief.places:
        yield property_("article:section", brief.places[0].name)
    for author in brief.authors if site.url else ():
        if url := site.url_of(author.src_uri):
            yield Tag("", property_("article:author", url).html)
    for tag in brief.fields.tags:
        yield Tag("", property_("article:tag", tag).html)
