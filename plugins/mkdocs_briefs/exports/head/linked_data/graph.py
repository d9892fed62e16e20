"""The things that a page tells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_briefs.exports.head.linked_data.brief import brief_node, publisher_node
from mkdocs_briefs.exports.head.linked_data.entities import entity_in_full
from mkdocs_briefs.exports.head.linked_data.nodes import Node, node
from mkdocs_briefs.exports.head.page import Page
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.actor import Actor, Author
from mkdocs_briefs.model.shelf import Series, Tag
from mkdocs_briefs.model.territory import Region, Territory
from mkdocs_briefs.words.catalogue import marked

CONTEXT = "https://schema.org"

_INDEXES: Mapping[type, tuple[str, str]] = {
    Actor: (marked("Actors"), addresses.ACTOR_INDEX),
    Author: (marked("Authors"), addresses.AUTHOR_INDEX),
    Region: (marked("Regions"), addresses.REGION_INDEX),
    Series: (marked("Series"), addresses.SERIES),
    Tag: (marked("Tags"), addresses.TAGS),
    Territory: (marked("Countries"), addresses.COUNTRY_INDEX),
}
"""By the type of an entity, the page that lists such, with its title."""


def linked_data(page: Page, site: Site) -> Iterator[Node]:
    """The page's subject, and the way to it from the first page."""
    things = []
    if page.list == site.home:
        things.append(
            node(
                "WebSite",
                id_=f"{site.url}#website",
                name=site.name,
                url=site.url,
                description=site.description,
                inLanguage=site.language,
                publisher=publisher_node(site),
            )
        )
    elif page.brief:
        things.append(brief_node(page.brief, page.description, site))
    elif page.entity and not isinstance(page.entity, Tag | Series):
        things.append(entity_in_full(page.entity, site))
    if page.list != site.home:
        things.append(_way(page, site))
    yield {"@context": CONTEXT, "@graph": things}


def _way(page: Page, site: Site) -> Node:
    """Breadcrumbs: the first page, the list that the page is in, the page."""
    above = _index_of(page)
    steps = [(site.name, site.url)]
    if above and (url := site.url_of(above[1])):
        steps.append((site.words.gettext(above[0]), url))
    steps.append((page.title, site.url_of(page.src_uri)))
    items = [
        node("ListItem", position=at, name=name, item={"@id": url}) for at, (name, url) in enumerate(steps, start=1)
    ]
    return node("BreadcrumbList", itemListElement=items)


def _index_of(page: Page) -> tuple[str, str] | None:
    if page.brief:
        return marked("All briefs"), addresses.ARCHIVE
    return _INDEXES[type(page.entity)] if page.entity else None
