"""When what a page shows has last changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from mkdocs_briefs.exports.feeds.feed import briefs_about
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.publication import Entity


def last_change(brief: Brief | None, entity: Entity | None, site: Site) -> dt.date | None:
    """The day for a brief, an entity's page, or else a list of all briefs. None if it is not known."""
    if brief:
        return brief.last_changed
    return _newest(briefs_about(entity, site) if entity else site.corpus.briefs)


def _newest(briefs: Iterable[Brief]) -> dt.date | None:
    return max((brief.last_changed for brief in briefs if brief.is_out and brief.last_changed), default=None)
