"""The sources of a synthetic desk: who has written them, and which of them a brief cites."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from site_tests.benchmark.wording import ZIPF, frequencies, name, sentence

ENTRIES = 2_000
CITED = 7
"""Citations of a brief."""

Name = tuple[str, str]
"""Family name and given name; the second is empty for an institution."""


@dataclass(frozen=True)
class Entry:
    key: str
    authors: tuple[Name, ...]
    year: int
    title: str
    publisher: str

    @property
    def is_by_institution(self) -> bool:
        return not self.authors[0][1]

    def titled(self, title: str) -> Entry:
        return replace(self, title=title)

    def bibtex(self) -> str:
        authors = (f"{family}, {given}" if given else f"{{{family}}}" for family, given in self.authors)
        return (
            f"@book{{{self.key},\n  author = {{{' and '.join(authors)}}},\n  title = {{{self.title}}},\n"
            f"  year = {{{self.year}}},\n  publisher = {{{self.publisher}}},\n}}\n"
        )


def entries(rng: random.Random, authors: Sequence[tuple[Name, ...]]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            key=f"key{number}",
            authors=names,
            year=rng.randint(1950, 2025),
            title=sentence(rng, 7).rstrip(".").title(),
            publisher=f"{name(rng, 3)} Press",
        )
        for number, names in enumerate(authors)
    )


# Who has written them


def one_author_each(rng: random.Random) -> list[tuple[Name, ...]]:
    """A tenth of the entries is by 20 institutions, each other by a person of its own."""
    institutions = _institutions(rng, 20)
    return [
        (rng.choice(institutions),) if number % 10 == 0 else ((name(rng, 4), name(rng, 2)),)
        for number in range(ENTRIES)
    ]


def institutions_and_people(rng: random.Random) -> list[tuple[Name, ...]]:
    """A quarter is by 40 institutions, the others by one to three people of 3,000 surnames; both after Zipf."""
    institutions = _institutions(rng, 40)
    surnames = [name(rng, 4) for _ in range(3_000)]
    often = frequencies(len(surnames), ZIPF)
    return [
        (rng.choices(institutions, often[:40])[0],)
        if number % 4 == 0
        else tuple((surname, name(rng, 2)) for surname in rng.choices(surnames, often, k=rng.randint(1, 3)))
        for number in range(ENTRIES)
    ]


def twenty_surnames(rng: random.Random) -> list[tuple[Name, ...]]:
    """Two authors each, of twenty families."""
    surnames = [name(rng, 4) for _ in range(20)]
    return [tuple((surname, name(rng, 2)) for surname in rng.sample(surnames, 2)) for _ in range(ENTRIES)]


def _institutions(rng: random.Random, number: int) -> list[Name]:
    return [(f"{name(rng, 3)} Institute", "") for _ in range(number)]


# Which a brief cites


def any_of(rng: random.Random, _: int, known: Sequence[Entry]) -> list[Entry]:
    return rng.sample(known, CITED)


def with_pairs(rng: random.Random, brief: int, known: Sequence[Entry]) -> list[Entry]:
    """Every third brief cites two works of one institution, every tenth two of one year."""
    pairs: list[Entry] = []
    if brief % 3 == 0:
        first = rng.choice([entry for entry in known if entry.is_by_institution])
        pairs += [first, _partner(rng, first, known, lambda entry: entry.authors)]
    if brief % 10 == 0:
        first = rng.choice(known)
        pairs += [first, _partner(rng, first, known, lambda entry: entry.year)]
    cited = list(dict.fromkeys([*pairs, *rng.sample(known, CITED)]))[:CITED]
    return rng.sample(cited, CITED)


def _partner(rng: random.Random, first: Entry, known: Sequence[Entry], quality: Callable[[Entry], object]) -> Entry:
    """Another entry that is equal in a quality."""
    return rng.choice([entry for entry in known if entry is not first and quality(entry) == quality(first)])
