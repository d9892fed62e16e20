"""Lists that are too long for one page: entries in groups, and the parts of them, each a page of its own.

A list is as long as the corpus says; where one part ends and the next begins depends on nothing else. So the pages are
known as soon as the corpus is, and each is rendered by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.pages.page_specs import PageSpec
from mkdocs_briefs.words.catalogue import Words

NAMES = 200
"""The most entries of a part where an entry is a name and a number."""


COUNTRIES = 100
"""The most countries of a part: on the first page the map has all of them besides."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading, as those of a year."""

    key: str
    """Of its id."""
    heading: str
    entries: Sequence[Any]
    section: str = ""
    """Which of the page's lists it is in, if it has several."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a part shows of a group."""

    group: Group
    entries: Sequence[Any]
    is_continued: bool
    """Whether the group began in a part before."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """In which part a group begins."""

    group: Group
    part: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a list."""

    number: int
    """From 1."""
    of: int
    """How many parts there are."""
    length: int
    """The entries of all parts."""
    shown: tuple[Shown, ...]
    groups: tuple[Beginning, ...]
    """All groups of the list."""

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def sections(self) -> frozenset[str]:
        """Those of the page's lists of which it shows something."""
        return frozenset(shown.group.section for shown in self.shown)

    def shown_in(self, section: str) -> list[Shown]:
        """What it shows of one of the page's lists."""
        return [shown for shown in self.shown if shown.group.section == section]

    def groups_in(self, section: str) -> list[Beginning]:
        """All groups of one of the page's lists."""
        return [one for one in self.groups if one.group.section == section]

    @property
    def keys(self) -> tuple[str, ...]:
        """Those of all groups, each once."""
        return tuple(dict.fromkeys(one.group.key for one in self.groups))

    @property
    def entries(self) -> tuple[Any, ...]:
        """What it shows, of all groups."""
        return tuple(entry for shown in self.shown for entry in shown.entries)

    @property
    def near(self) -> tuple[int | None, ...]:
        """The parts to which it links: the first, the last, those beside it; None stands for others between them."""
        wanted = sorted({1, self.of, *range(max(1, self.number - 2), min(self.of, self.number + 2) + 1)})
        found: list[int | None] = []
        for number in wanted:
            if found and found[-1] is not None and number - found[-1] == 2:
                found.append(number - 1)
            elif found and found[-1] is not None and number - found[-1] > 1:
                found.append(None)
            found.append(number)
        return tuple(found)


def part_of(groups: Iterable[Group], number: int, size: int = addresses.ENTRIES) -> Part:
    """The part ``number`` of a list, with ``size`` entries at most. Groups without entries are left out.

    >>> [len(shown.entries) for shown in part_of([Group("a", "A", range(3)), Group("b", "B", range(4))], 2, 5).shown]
    [2]
    """
    filled = [group for group in groups if len(group.entries)]
    first = (number - 1) * size
    shown, beginnings, at = [], [], 0
    for group in filled:
        beginnings.append(Beginning(group, at // size + 1))
        begin, end = max(first - at, 0), min(first + size - at, len(group.entries))
        if begin < end:
            shown.append(Shown(group, group.entries[begin:end], is_continued=begin > 0))
        at += len(group.entries)
    return Part(number, _parts(at, size), at, tuple(shown), tuple(beginnings))


def _parts(length: int, size: int) -> int:
    return max(1, -(-length // size))


_Length = Callable[[Corpus, Any], int]

_LENGTHS: Mapping[str, tuple[_Length, int]] = {
    "archive.html": (lambda corpus, _: len(corpus.briefs), addresses.ENTRIES),
    "actor.html": (lambda corpus, actor: len(corpus.appearances.of(actor)), addresses.ENTRIES),
    "actors.html": (lambda corpus, _: len(corpus.appearances.subjects), NAMES),
    "author.html": (lambda corpus, author: len(corpus.shelves.by(author)), addresses.ENTRIES),
    "authors.html": (lambda corpus, _: len(corpus.publication.authors), NAMES),
    "bibliography.html": (lambda corpus, _: len(corpus.cited.keys), addresses.ENTRIES),
    "corrections.html": (lambda corpus, _: len(corpus.corrections), addresses.ENTRIES),
    "countries.html": (lambda corpus, _: len(corpus.appearances.countries), COUNTRIES),
    "country.html": (lambda corpus, country: len(corpus.appearances.naming(country)), addresses.ENTRIES),
    "judgements.html": (lambda corpus, _: len(corpus.judgements), addresses.ENTRIES),
    "series.html": (lambda corpus, series: len(corpus.shelves.in_series(series)), addresses.ENTRIES),
    "series_index.html": (lambda corpus, _: len(corpus.publication.series), NAMES),
    "source.html": (lambda corpus, source: len(corpus.cited.pages(source.key)), addresses.ENTRIES),
    "tag.html": (lambda corpus, tag: len(corpus.shelves.tagged(tag)), addresses.ENTRIES),
    "tags.html": (lambda corpus, _: len(corpus.publication.tags), NAMES),
    "region.html": (lambda corpus, region: len(corpus.shelves.within(region)), addresses.ENTRIES),
}
"""By template: how long the list of a page is, and how much of it a part shows."""


def size_of(spec: PageSpec) -> int:
    """The most entries of a part of this page's list."""
    return _LENGTHS[spec.template][1] if spec.template in _LENGTHS else addresses.ENTRIES


def further_parts(spec: PageSpec, corpus: Corpus, words: Words) -> Iterator[PageSpec]:
    """The pages that follow the first of a list."""
    if spec.template not in _LENGTHS:
        return
    length, size = _LENGTHS[spec.template]
    for number in range(2, _parts(length(corpus, spec.source or spec.entity), size) + 1):
        title = words.gettext("%(title)s, page %(number)s", title=spec.title, number=number)
        yield replace(
            spec,
            src_uri=addresses.part(spec.src_uri, number),
            title=title,
            is_index=False,
            part=number,
            first=spec.src_uri,
        )
