"""When what a list shows has last changed."""

from __future__ import annotations

import datetime as dt

from mkdocs_briefs.exports.feeds.feed import briefs_about
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.publication import Entity


class Changes:
    """The days on which lists of briefs have last changed; a brief knows its own."""

    def __init__(self, site: Site) -> None:
        self._site = site
        briefs = site.corpus.publication.briefs_by_page.values()
        self._days = {brief.src_uri: brief.last_changed for brief in briefs if brief.is_out and brief.last_changed}
        self._of_lists: dict[Entity | None, dt.date | None] = {}
        """The list of an entity may have many pages."""

    def of(self, entity: Entity | None) -> dt.date | None:
        """The day for an entity's page, or else for a list of all briefs. None if none of them is out."""
        if entity not in self._of_lists:
            briefs = briefs_about(entity, self._site) if entity else self._site.corpus.briefs
            days = (self._days.get(brief.src_uri) for brief in briefs)
            self._of_lists[entity] = max(filter(None, days), default=None)
        return self._of_lists[entity]
