"""All that the head of a page says."""

from __future__ import annotations

from mkdocs_briefs.exports.head.editions import edition_tags
from mkdocs_briefs.exports.head.feeds import feed_tags
from mkdocs_briefs.exports.head.page import Page
from mkdocs_briefs.exports.head.tag import Tag
from mkdocs_briefs.exports.site import Site


def head_of(page: Page, site: Site) -> list[Tag]:
    """The elements, in their order."""
    return [*edition_tags(page, site), *feed_tags(page, site)]
