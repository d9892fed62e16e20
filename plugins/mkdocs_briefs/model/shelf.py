"""What briefs are filed under besides places and people: tags and series."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """A keyword of briefs."""

    name: str
    """As the newest brief writes it."""
    key: str
    """What its spellings have in common."""
    src_uri: str
    """The page."""


@dataclass(frozen=True, slots=True)
class Series:
    """Briefs that belong together, in an order."""

    name: str
    """As the newest brief writes it."""
    key: str
    src_uri: str


Shelf = Tag | Series
