"""All that the head of a page says."""

from __future__ import annotations

from mkdocs_briefs.exports.head.editions import edition_tags
from mkdocs_briefs.exports.head.feeds import feed_tags
from mkdocs_briefs.exports.head.highwire import highwire_tags
from mkdocs_briefs.exports.head.linked_data import linked_data
from mkdocs_briefs.exports.head.open_graph import open_graph_tags
from mkdocs_briefs.exports.head.page import Page
from mkdocs_briefs.exports.head.search import search_tag
from mkdocs_briefs.exports.head.signposting import signposting_tags
from mkdocs_briefs.exports.head.tag import Tag, json_ld, link, named
from mkdocs_briefs.exports.site import Site


def head_of(page: Page, site: Site) -> list[Tag]:
    """The elements, in their order. What needs the address of the site is left out where it has none."""
    tags = [named("description", page.description)] if page.description else []
    if site.url:
        tags.append(link("canonical", site.url_of(page.src_uri), key="canonical"))
    if site.has_search and page.is_searched:
        tags.append(search_tag(page, site))
    tags += edition_tags(page, site)
    tags += feed_tags(page, site)
    tags += open_graph_tags(page, site)
    if page.brief:
        tags += highwire_tags(page.brief, site)
    if site.url:
        if page.brief:
            tags += signposting_tags(page.brief, site)
        tags += map(json_ld, linked_data(page, site))
    return tags
