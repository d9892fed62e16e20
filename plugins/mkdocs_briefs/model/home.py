"""How the home page is arranged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.shelf import Shelf
from mkdocs_briefs.model.territory import Place


class HomeKind(Enum):
    """What a part of the home page shows."""

    LEAD = "lead"
    """One brief, in large letters."""
    NEWEST = "newest"
    """The newest briefs."""
    COUNTRY = "country"
    REGION = "region"
    SERIES = "series"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class HomePart:
    """A part of the home page."""

    kind: HomeKind
    subject: Place | Shelf | None = None
    """Of which briefs it shows the newest."""
    brief: Brief | None = None
    """The one that leads, if it is named; else the newest does."""


USUAL = (HomePart(HomeKind.LEAD), HomePart(HomeKind.NEWEST))
"""The parts where a publication says nothing."""


def leading(parts: Iterable[HomePart], newest: Brief | None) -> Brief | None:
    """The brief that leads the page, which its other parts need not repeat; None if none does."""
    return next((part.brief or newest for part in parts if part.kind is HomeKind.LEAD), None)
