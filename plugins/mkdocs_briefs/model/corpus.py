"""The corpus: a publication with the mentions and citations found in its texts, and the queries on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from mkdocs_briefs.model.actor import Actor, Author, Subject
from mkdocs_briefs.model.addresses import BIBLIOGRAPHY, pages_in
from mkdocs_briefs.model.brief import Brief, newest_first
from mkdocs_briefs.model.citation import Citation, Passage
from mkdocs_briefs.model.correction import Correction
from mkdocs_briefs.model.front_text import Path
from mkdocs_briefs.model.mention import Mention
from mkdocs_briefs.model.naming import fold, tag_key
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.related import Likeness, nearest
from mkdocs_briefs.model.shelf import Series, Shelf, SourcePage, Tag
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.model.statement import Statement
from mkdocs_briefs.model.territory import Place, Region, Territory
from mkdocs_briefs.model.track_record import Judged, TrackRecord, track_record

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


CORE = 40
"""The subjects with which a large network begins."""
CITED_IN = 5
"""The most pages that the bibliography names for a source."""
RELATED = 5
"""The most related briefs that a brief shows."""


FEW = 12
"""The most briefs of a list that is not divided by year, and not filtered."""


def year_of(brief: Brief) -> str:
    """The key of a brief's year in lists."""
    return str(brief.date.year) if brief.date else "undated"


@dataclass(frozen=True, slots=True)
class Appearance:
    """One brief in which a subject appears."""

    brief: Brief
    mentions: tuple[Mention, ...]
    """In the order of the text; empty if the brief declares the subject and its text never mentions it."""

    @property
    def count(self) -> int:
        return len(self.mentions)


@dataclass(frozen=True, slots=True)
class Companion:
    """A subject that appears in the same briefs as another (co-occurrence)."""

    subject: Subject
    count: int
    """Number of briefs in which both appear."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The briefs before and after one: of its series if it has one, else by date."""

    series: Series | None
    before: Brief | None
    after: Brief | None


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature that two briefs can share."""

    kind: str
    """``mention``, ``place``, ``source`` or ``tag``."""
    value: Subject | Place | str
    """The subject, the place, the citation key or the tag."""


@dataclass(frozen=True)
class Corpus:
    """A publication with what rendering found in its texts. Every query has a stable order."""

    publication: Publication
    mentions: Mapping[str, tuple[Mention, ...]]
    """By ``src_uri``, in the order of the text."""
    citations: Mapping[str, tuple[Citation, ...]]
    """By ``src_uri``, in the order of first citation."""
    quoted: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    """By ``src_uri``: the sentences that cite a source, in the order of the text."""
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    """By ``src_uri``: the sentences of its text, in their order, if rules want them."""
    front: Mapping[str, Mapping[Path, str]] = field(default_factory=dict)
    """By ``src_uri``, and by where it stands in the front matter: what was rendered with the text, as HTML."""

    @cached_property
    def briefs(self) -> tuple[Brief, ...]:
        """Those in lists: newest first, drafts without a date before all; of one day, by title. Not withdrawn ones.

        Of a brief's editions in several languages it is one.
        """
        return self.publication.listed

    @property
    def editions(self) -> tuple[Brief, ...]:
        """The same, with every edition. A list of some of these has each brief once (``_each_once``)."""
        return self.publication.editions

    @cached_property
    def withdrawn(self) -> tuple[Brief, ...]:
        """The others, in the same order."""
        return tuple(brief for brief in self._briefs if brief.status == "withdrawn")

    @cached_property
    def _briefs(self) -> tuple[Brief, ...]:
        return tuple(sorted(self.publication.briefs, key=newest_first))

    @cached_property
    def judgements(self) -> tuple[Judged, ...]:
        """The key judgements of all briefs, newest first; of one day, in the order of briefs."""
        found = [Judged(b, number, one) for b in self.briefs for number, one in enumerate(b.fields.key_judgements)]
        return tuple(sorted(found, key=lambda judged: judged.made or date.max, reverse=True))

    @cached_property
    def track_record(self) -> TrackRecord | None:
        return track_record(self.judgements)

    @cached_property
    def corrections(self) -> tuple[tuple[Brief, int, Correction], ...]:
        """The corrections of all briefs, newest first, each with its brief and its index there."""
        found = [(brief, number, one) for brief in self.briefs for number, one in brief.corrections]
        return tuple(sorted(found, key=lambda item: item[2].date, reverse=True))

    @cached_property
    def superseded(self) -> Mapping[str, tuple[Brief, ...]]:
        """By ``src_uri``, the briefs whose place a brief takes, newest first."""
        return _grouped((brief.successor, brief) for brief in self._briefs if brief.successor)

    def briefs_on(self, place: Place) -> tuple[Brief, ...]:
        """The briefs whose ``region`` names this place."""
        return self._briefs_on.get(place, ())

    def briefs_naming(self, country: Territory) -> tuple[Brief, ...]:
        """The briefs on the country, and those that declare or mention it; newest first."""
        found = {*self.briefs_on(country), *(appearance.brief for appearance in self.appearances(country))}
        return _each_once(sorted(found, key=newest_first))

    def briefs_within(self, region: Region) -> tuple[Brief, ...]:
        """The briefs on the region itself or on one of its countries."""
        inside = {region, *self.publication.gazetteer.members(region)}
        return _each_once(brief for brief in self.editions if inside.intersection(brief.places))

    def briefs_of(self, subject: Place | Shelf) -> tuple[Brief, ...]:
        """The briefs that the page of a place, a tag or a series lists as its own."""
        match subject:
            case Territory():
                return self.briefs_on(subject)
            case Region():
                return self.briefs_within(subject)
            case Tag():
                return self.briefs_tagged(subject)
            case Series():
                return self.briefs_in(subject)

    def briefs_by(self, author: Author) -> tuple[Brief, ...]:
        return self._briefs_by.get(author, ())

    @cached_property
    def countries(self) -> tuple[Territory, ...]:
        """The countries that have a page: those of ``Publication.countries``, and those that texts mention; by name."""
        named = {subject for subject in (*self._appearances, *self._other_pages) if isinstance(subject, Territory)}
        return tuple(sorted(named.union(self.publication.countries), key=self._alphabetical))

    @cached_property
    def listed_subjects(self) -> tuple[Subject, ...]:
        """The subjects in lists of actors, by name: the actors, and the countries that briefs declare or mention."""
        states = [country for country in self.countries if country in self._appearances]
        return tuple(sorted((*self.publication.actors, *states), key=self._alphabetical))

    def appearances(self, subject: Subject) -> tuple[Appearance, ...]:
        """The briefs that declare or mention the subject, newest first."""
        return self._appearances.get(subject, ())

    def mentioned_elsewhere(self, country: Territory) -> tuple[Appearance, ...]:
        """The briefs that declare or mention the country but are not on it, newest first."""
        own = {brief.work for brief in self.briefs_on(country)}
        return tuple(appearance for appearance in self.appearances(country) if appearance.brief.work not in own)

    def other_pages(self, subject: Subject) -> tuple[str, ...]:
        """The ``src_uri`` of other pages than briefs that mention the subject, sorted: profiles, ordinary pages."""
        return self._other_pages.get(subject, ())

    def companions(self, subject: Subject, most: int | None = None) -> tuple[Companion, ...]:
        """The subjects in the same briefs, the most frequent first, then by name; at most ``most``, if given."""
        counts: Counter[int] = Counter()
        for appearance in self.appearances(subject):
            counts.update(self._numbers_in[appearance.brief.src_uri])
        counts.pop(self._numbers.get(subject, -1), None)
        ordered = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
        return tuple(Companion(self._present[number], counts[number]) for number in ordered[:most])

    @cached_property
    def best_connected(self) -> tuple[Subject, ...]:
        """The listed subjects, those with the most companions first, then by briefs and by name."""

        def ties(subject: Subject) -> tuple[int, int]:
            return self.degree(subject), len(self.appearances(subject))

        return tuple(sorted(self.listed_subjects, key=ties, reverse=True))

    @property
    def has_core(self) -> bool:
        """Whether the network is too large to be drawn at once."""
        return len(self.best_connected) > 2 * CORE

    def degree(self, subject: Subject) -> int:
        """How many companions the subject has."""
        return self._degrees[self._numbers[subject]] if subject in self._numbers else 0

    @cached_property
    def _degrees(self) -> Sequence[int]:
        beside: list[set[int]] = [set() for _ in self._present]
        for numbers in self._numbers_in.values():
            for number in numbers:
                beside[number].update(numbers)
        return [max(0, len(found) - 1) for found in beside]

    def subjects_of(self, brief: Brief) -> tuple[Subject, ...]:
        """The subjects that the brief declares, then those that only its text mentions."""
        return tuple(self._mentions_in.get(brief, ()))

    def years(self, subject: Subject) -> Mapping[int, int]:
        """The number of mentions of the subject in the briefs of each year; years without mentions are left out."""
        counts: Counter[int] = Counter()
        for appearance in self.appearances(subject):
            if appearance.brief.date and appearance.count:
                counts[appearance.brief.date.year] += appearance.count
        return dict(sorted(counts.items()))

    def briefs_tagged(self, tag: Tag) -> tuple[Brief, ...]:
        return self._briefs_tagged.get(tag.key, ())

    def briefs_in(self, series: Series) -> tuple[Brief, ...]:
        """The briefs of a series by their number; those without one by date, after the others."""
        return self._briefs_in.get(series.key, ())

    def neighbours(self, brief: Brief) -> Neighbours:
        """The briefs beside this one."""
        series = self.publication.series_of(brief)
        ordered = self.briefs_in(series) if series else self._oldest_first
        places = self._places_in_series if series else self._places_by_date
        at = places.get(brief.src_uri, places.get(brief.work))
        if at is None:  # withdrawn
            return Neighbours(series, None, None)
        return Neighbours(series, ordered[at - 1] if at else None, ordered[at + 1] if at + 1 < len(ordered) else None)

    def related(self, brief: Brief) -> tuple[Likeness[Brief, Feature], ...]:
        """The briefs most like this one, with the features that they share."""
        listed = self.publication.briefs_by_page.get(brief.work, brief)
        return self._related.get(listed, ())

    def regions_of(self, country: Territory) -> tuple[Region, ...]:
        """The regions of which the country is a member, the smallest first, without the world."""
        gazetteer = self.publication.gazetteer
        everywhere = len(gazetteer.territories)
        regions = [r for r in gazetteer.regions if country.alpha2 in r.members and len(r.members) < everywhere]
        return tuple(sorted(regions, key=lambda region: (len(region.members), region.name)))

    def actors_of(self, country: Territory) -> tuple[Actor, ...]:
        return self._actors_of.get(country, ())

    def cited_in(self, key: str) -> tuple[str, ...]:
        """The ``src_uri`` of the pages that cite the source or are based on it: briefs, newest first, then others."""
        return self._cited_in.get(key, ())

    @cached_property
    def much_cited(self) -> Mapping[str, SourcePage]:
        """By citation key, the sources that have a page of their own: more than ``CITED_IN`` pages cite them."""
        keys = [key for key in self.cited_keys if len(self.cited_in(key)) > CITED_IN]
        known = self.publication.bibliography
        pages = pages_in(BIBLIOGRAPHY, keys)
        return {
            key: SourcePage((known[key].plain.get("title") if key in known else "") or key, key, page)
            for key, page in zip(keys, pages, strict=True)
        }

    def passages(self, src_uri: str, key: str) -> tuple[Passage, ...]:
        """The sentences of a page that cite the source."""
        return tuple(passage for passage in self.quoted.get(src_uri, ()) if passage.key == key)

    @cached_property
    def cited_keys(self) -> tuple[str, ...]:
        return tuple(sorted(self._cited_in))

    @cached_property
    def cited_sources(self) -> tuple[Source, ...]:
        """The sources that pages cite or are based on, by key."""
        known = self.publication.bibliography
        return tuple(known[key] for key in self.cited_keys if key in known)

    @cached_property
    def _briefs_tagged(self) -> Mapping[str, tuple[Brief, ...]]:
        return _once((key, b) for b in self.editions for key in dict.fromkeys(map(tag_key, b.fields.tags)))

    @cached_property
    def _briefs_in(self) -> Mapping[str, tuple[Brief, ...]]:
        found = _once((tag_key(b.fields.series), b) for b in self.editions[::-1] if b.fields.series)
        return {key: tuple(sorted(briefs, key=_by_part)) for key, briefs in found.items()}

    @cached_property
    def _oldest_first(self) -> tuple[Brief, ...]:
        return self.briefs[::-1]

    @cached_property
    def _places_by_date(self) -> Mapping[str, int]:
        return {brief.src_uri: at for at, brief in enumerate(self._oldest_first)}

    @cached_property
    def _places_in_series(self) -> Mapping[str, int]:
        return {brief.src_uri: at for briefs in self._briefs_in.values() for at, brief in enumerate(briefs)}

    @cached_property
    def _briefs_by(self) -> Mapping[Author, tuple[Brief, ...]]:
        return _once((author, brief) for brief in self.editions for author in brief.authors)

    @cached_property
    def _actors_of(self) -> Mapping[Territory, tuple[Actor, ...]]:
        return _grouped((actor.country, actor) for actor in self.publication.actors if actor.country)

    @cached_property
    def _briefs_on(self) -> Mapping[Place, tuple[Brief, ...]]:
        return _once((place, brief) for brief in self.editions for place in dict.fromkeys(brief.places))

    @cached_property
    def _appearances(self) -> Mapping[Subject, tuple[Appearance, ...]]:
        found = _grouped(
            (subject, Appearance(brief, mentions))
            for brief, subjects in self._mentions_in.items()
            for subject, mentions in subjects.items()
        )
        if len(self.briefs) == len(self.editions):
            return found
        listed = {subject: frozenset(_each_once(one.brief for one in every)) for subject, every in found.items()}
        return {
            subject: tuple(one for one in every if one.brief in listed[subject]) for subject, every in found.items()
        }

    @cached_property
    def _present(self) -> tuple[Subject, ...]:
        """The subjects that appear in briefs, by name."""
        return tuple(sorted(self._appearances, key=self._alphabetical))

    @cached_property
    def _numbers(self) -> Mapping[Subject, int]:
        """Indexes into ``_present``. Companions are counted by them, because subjects are slow to hash and compare."""
        return {subject: number for number, subject in enumerate(self._present)}

    @cached_property
    def _numbers_in(self) -> Mapping[str, tuple[int, ...]]:
        """By ``src_uri`` of a brief, the subjects that it declares or mentions."""
        numbers = self._numbers
        return {b.src_uri: tuple(numbers[subject] for subject in self.subjects_of(b)) for b in self.editions}

    def _alphabetical(self, subject: Subject) -> tuple[str, str]:
        """A sort key. Subjects may share a name, so their page makes it unique."""
        return fold(subject.name), self.publication.page_of(subject)

    @cached_property
    def _other_pages(self) -> Mapping[Subject, tuple[str, ...]]:
        others = sorted(set(self.mentions).difference(self.publication.briefs_by_page))
        named = {page: dict.fromkeys(mention.subject for mention in self.mentions[page]) for page in others}
        return _grouped((subject, page) for page, subjects in named.items() for subject in subjects)

    @cached_property
    def _related(self) -> Mapping[Brief, tuple[Likeness[Brief, Feature], ...]]:
        return nearest({brief: self._features(brief) for brief in self.briefs}, RELATED)

    def _features(self, brief: Brief) -> list[Feature]:
        return [
            *(Feature("mention", subject) for subject in self.subjects_of(brief)),
            *(Feature("place", place) for place in brief.places),
            *(Feature("source", citation.key) for citation in self.citations.get(brief.src_uri, ())),
            *(Feature("tag", tag) for tag in brief.fields.tags),
        ]

    @cached_property
    def _mentions_in(self) -> Mapping[Brief, Mapping[Subject, tuple[Mention, ...]]]:
        """By brief, newest first: the subjects that it declares, then those that it mentions, with their mentions."""
        found = {}
        for brief in self.editions:
            mentioned = _grouped((mention.subject, mention) for mention in self.mentions.get(brief.src_uri, ()))
            found[brief] = {**dict.fromkeys(brief.actors, ()), **mentioned}
        return found

    @cached_property
    def _cited_in(self) -> Mapping[str, tuple[str, ...]]:
        others = sorted(set(self.citations).difference(brief.src_uri for brief in self.editions))
        briefs = _once((c.key, brief) for brief in self.editions for c in self.citations.get(brief.src_uri, ()))
        cited = [(key, brief.src_uri) for key, found in briefs.items() for brief in found]
        return _grouped((*cited, *((c.key, page) for page in others for c in self.citations[page])))


def _by_part(brief: Brief) -> tuple[bool, int]:
    part = brief.fields.part
    return part is None, part or 0


def _each_once(briefs: Iterable[Brief]) -> tuple[Brief, ...]:
    """The briefs without a second edition of any: the one in lists, if it is among them, or else the first."""
    found: dict[str, Brief] = {}
    for brief in briefs:
        if brief.work not in found or not brief.listed_as:
            found[brief.work] = brief
    return tuple(found.values())


def _once(pairs: Iterable[tuple[_Key, Brief]]) -> Mapping[_Key, tuple[Brief, ...]]:
    return {key: _each_once(briefs) for key, briefs in _grouped(pairs).items()}


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, tuple[_Value, ...]]:
    groups: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
