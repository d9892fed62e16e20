"""Where briefs are filed: under places, authors, tags and series. Front matter alone says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from mkdocs_briefs.model.actor import Author
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.grouping import grouped
from mkdocs_briefs.model.naming import tag_key
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.shelf import Series, Shelf, Tag
from mkdocs_briefs.model.territory import Place, Region, Territory

_Key = TypeVar("_Key")

FEW = 12
"""The most briefs of a list that is not divided by year, and not filtered."""


def year_of(brief: Brief) -> str:
    """The key of a brief's year in lists."""
    return str(brief.date.year) if brief.date else "undated"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The briefs before and after one: of its series if it has one, else by date."""

    series: Series | None
    before: Brief | None
    after: Brief | None


@dataclass(frozen=True)
class Shelves:
    """The briefs in lists, by what they are filed under, newest first. Of several editions of a brief it is one."""

    publication: Publication

    def on(self, place: Place) -> tuple[Brief, ...]:
        """The briefs whose ``region`` names this place."""
        return self._on.get(place, ())

    @cached_property
    def within(self) -> Callable[[Region], tuple[Brief, ...]]:
        """Returns the briefs on a region itself or on one of its countries."""
        return cache(self._within)  # each page of a long list asks

    def _within(self, region: Region) -> tuple[Brief, ...]:
        inside = {region, *self.publication.gazetteer.members(region)}
        return each_once(brief for brief in self.publication.editions if inside.intersection(brief.places))

    def by(self, author: Author) -> tuple[Brief, ...]:
        return self._by.get(author, ())

    def tagged(self, tag: Tag) -> tuple[Brief, ...]:
        return self._tagged.get(tag.key, ())

    def in_series(self, series: Series) -> tuple[Brief, ...]:
        """The briefs of a series by their number; those without one by date, after the others."""
        return self._in_series.get(series.key, ())

    def of(self, subject: Place | Shelf) -> tuple[Brief, ...]:
        """The briefs that the page of a place, a tag or a series lists as its own."""
        match subject:
            case Territory():
                return self.on(subject)
            case Region():
                return self.within(subject)
            case Tag():
                return self.tagged(subject)
            case Series():
                return self.in_series(subject)

    def beside(self, brief: Brief) -> Neighbours:
        """The briefs before and after this one; none beside one that is withdrawn."""
        series = self.publication.series_of(brief)
        ordered = self.in_series(series) if series else self._oldest_first
        places = self._places_in_series if series else self._places_by_date
        at = places.get(brief.src_uri, places.get(brief.work))
        if at is None:
            return Neighbours(series, None, None)
        return Neighbours(series, ordered[at - 1] if at else None, ordered[at + 1] if at + 1 < len(ordered) else None)

    @cached_property
    def _on(self) -> Mapping[Place, tuple[Brief, ...]]:
        return once((place, brief) for brief in self.publication.editions for place in dict.fromkeys(brief.places))

    @cached_property
    def _by(self) -> Mapping[Author, tuple[Brief, ...]]:
        return once((author, brief) for brief in self.publication.editions for author in brief.authors)

    @cached_property
    def _tagged(self) -> Mapping[str, tuple[Brief, ...]]:
        editions = self.publication.editions
        return once((key, b) for b in editions for key in dict.fromkeys(map(tag_key, b.fields.tags)))

    @cached_property
    def _in_series(self) -> Mapping[str, tuple[Brief, ...]]:
        found = once((tag_key(b.fields.series), b) for b in self.publication.editions[::-1] if b.fields.series)
        return {key: tuple(sorted(briefs, key=_by_part)) for key, briefs in found.items()}

    @cached_property
    def _oldest_first(self) -> tuple[Brief, ...]:
        return self.publication.listed[::-1]

    @cached_property
    def _places_by_date(self) -> Mapping[str, int]:
        return {brief.src_uri: at for at, brief in enumerate(self._oldest_first)}

    @cached_property
    def _places_in_series(self) -> Mapping[str, int]:
        return {brief.src_uri: at for briefs in self._in_series.values() for at, brief in enumerate(briefs)}


def each_once(briefs: Iterable[Brief]) -> tuple[Brief, ...]:
    """The briefs without a second edition of any: the one in lists, if it is among them, or else the first."""
    found: dict[str, Brief] = {}
    for brief in briefs:
        if brief.work not in found or not brief.listed_as:
            found[brief.work] = brief
    return tuple(found.values())


def once(pairs: Iterable[tuple[_Key, Brief]]) -> Mapping[_Key, tuple[Brief, ...]]:
    """By what they are filed under, the briefs, each once."""
    return {key: each_once(briefs) for key, briefs in grouped(pairs).items()}


def _by_part(brief: Brief) -> tuple[bool, int]:
    part = brief.fields.part
    return part is None, part or 0
