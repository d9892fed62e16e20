"""What briefs are filed under besides places and people: tags, series, and the sources that many of them cite."""

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


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source that is cited on more pages than its place in the bibliography can name."""

    name: str
    """Its title; without one, its key."""
    key: str
    """Of citations."""
    src_uri: str


Shelf = Tag | Series
