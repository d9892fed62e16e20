"""Suggestions for profiles and aliases: names that recur without a profile, and names similar to registered ones."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mkdocs_briefs.linking.candidates import Run, is_head, lower_words, runs
from mkdocs_briefs.linking.judge import Judge, joined
from mkdocs_briefs.linking.nearness import NearNames
from mkdocs_briefs.linking.prose import passages
from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.publication import Publication

ENOUGH = 3
"""The occurrences from which a name is suggested. Occurrence in two briefs suffices as well."""

_MAX_WORDS_OF_PERSON = 4


@dataclass(frozen=True, slots=True)
class Text:
    """The Markdown of one brief."""

    src_uri: str
    file: str
    """Path for messages to editors."""
    body: str
    line: int = 1
    """The line of the file on which the body begins."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name in texts that has no profile."""

    name: str
    count: int
    """Occurrences in all texts."""
    briefs: int
    """Number of texts that have it."""
    places: tuple[Location, ...]
    """The lines on which it occurs, in the order of the texts."""
    longer: tuple[str, ...] = ()
    """Other names found that end with this one: ``Ann Ash`` for ``Ash``."""
    near: tuple[Actor, ...] = ()
    """Registered actors that may be meant."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The suggestions from all texts."""

    names: tuple[Suggestion, ...]
    """Names that recur and are similar to no registered one, the most frequent first."""
    near: tuple[Suggestion, ...]
    """Names, however rare, that are similar to a registered one."""
    twins: tuple[tuple[Actor, Actor], ...]
    """Pairs of registered actors with similar names: possible duplicates."""


def suggest(texts: Iterable[Text], publication: Publication, minimum: int | None = None) -> Suggestions:
    """Find names without a profile.

    A name recurs if it occurs ``minimum`` times; by default, ``ENOUGH`` times, or in two briefs.
    """
    known = _Known(publication)
    tallies = _tallied(texts, known)
    last_words = _by_last_word(tallies.values())
    found = [
        Suggestion(
            name=tally.name,
            count=tally.spellings.total(),
            briefs=len(tally.pages),
            places=tuple(tally.places),
            longer=last_words.get(key, ()),
            near=tuple(actor for actor in known.near.near(tally.name) if not _has_name(actor, key)),
        )
        for key, tally in tallies.items()
    ]
    found.sort(key=lambda each: (-each.count, fold(each.name), each.name))
    return Suggestions(
        names=tuple(each for each in found if not each.near and _recurs(each, minimum)),
        near=tuple(each for each in found if each.near),
        twins=_twins(publication.actors, known.near),
    )


def near_names(publication: Publication) -> NearNames:
    """The index of the names of all actors of a publication; words of names of places are never misspellings in it."""
    words = (word for name in _place_names(publication) for word in fold(name).split())
    return NearNames(publication.actors, frozenset(words))


def twins_of(publication: Publication) -> tuple[tuple[Actor, Actor], ...]:
    """Pairs of registered actors with similar names: possible duplicates."""
    return _twins(publication.actors, near_names(publication))


def _recurs(each: Suggestion, minimum: int | None) -> bool:
    return each.count >= (minimum or ENOUGH) or (minimum is None and each.briefs >= 2)


def _twins(actors: Sequence[Actor], near: NearNames) -> tuple[tuple[Actor, Actor], ...]:
    order = {actor: number for number, actor in enumerate(actors)}
    pairs = {
        tuple(sorted((actor, other), key=order.__getitem__))
        for actor in actors
        for name in (actor.name, *actor.aliases)
        for other in near.near(name)
        if other != actor
    }
    return tuple((one, other) for one, other in sorted(pairs, key=lambda pair: [order[actor] for actor in pair]))


def _place_names(publication: Publication) -> Iterator[str]:
    gazetteer = publication.gazetteer
    for territory in gazetteer.territories:
        yield from filter(None, (territory.name, territory.official, *territory.aliases, *territory.demonyms))
    for region in gazetteer.regions:
        yield from (region.name, *region.aliases)
    for ambiguity in gazetteer.ambiguities:
        yield from (ambiguity.name, *ambiguity.aliases)


class _Known:
    """The names of profiles and places."""

    def __init__(self, publication: Publication) -> None:
        self.near = near_names(publication)
        self._places = {fold(name) for name in _place_names(publication)}
        self._codes = {code for t in publication.gazetteer.territories for code in (t.alpha2, t.alpha3)}
        profiles = [profile.fields for profile in publication.profiles.values()]
        self._profiled = {fold(name) for p in profiles for name in (p.name, *p.aliases, *p.weak_aliases)}
        for profile in profiles:
            if profile.kind is ActorKind.PERSON:
                words = fold(profile.name).split()
                self._profiled |= {" ".join(words[first:]) for first in range(1, len(words))}

    def bears(self, name: str) -> bool:
        """Whether it is the name of a profile or a place, or the last words of a person's name in a profile."""
        folded = fold(name)
        without_article = folded.removeprefix("the ")
        return bool({folded, without_article, f"the {folded}"} & self._profiled) or self.is_place(name)

    def is_place(self, name: str) -> bool:
        folded = fold(name)
        names = {folded, folded.removeprefix("the "), folded.removesuffix("s")}
        return name in self._codes or bool(names & self._places)


def _has_name(actor: Actor, folded: str) -> bool:
    return folded in {fold(name) for name in (actor.name, *actor.aliases)}


@dataclass(slots=True)
class _Tally:
    """The occurrences of one name."""

    spellings: Counter[str] = field(default_factory=Counter)
    places: dict[Location, None] = field(default_factory=dict)
    """In order, each once."""
    pages: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        return min(self.spellings, key=lambda spelling: (-self.spellings[spelling], spelling))


@dataclass(frozen=True, slots=True)
class _Found:
    """A run of capitalised words, with its location."""

    run: Run
    src_uri: str
    lines: tuple[Location, ...]
    """The line of each word."""
    is_heading: bool


def _tallied(texts: Iterable[Text], known: _Known) -> dict[str, _Tally]:
    """Occurrences by folded name."""
    common: set[str] = set()
    found = [each for text in texts for each in _found(text, common)]
    judge = Judge(known.bears, known.is_place, common)
    judge.learn(each.run for each in found if not each.is_heading)
    tallies: dict[str, _Tally] = {}
    for each in found:
        for words in judge.names(each.run, is_heading=each.is_heading):
            name = joined(words)
            tally = tallies.setdefault(fold(name), _Tally())
            tally.spellings[name] += 1
            tally.places[each.lines[each.run.words.index(words[0])]] = None
            tally.pages.add(each.src_uri)
    return tallies


def _found(text: Text, common: set[str]) -> Iterator[_Found]:
    for passage in passages(unicodedata.normalize("NFC", text.body)):
        common.update(lower_words(passage.text))
        # Capital letters do not distinguish names in headings and in text that is all in capitals.
        is_heading = passage.is_heading or passage.text.isupper()
        for run in runs(passage.text):
            lines = (text.line - 1 + passage.line_at(word.start) for word in run.words)
            yield _Found(run, text.src_uri, tuple(Location(text.file, line) for line in lines), is_heading)


def _by_last_word(tallies: Iterable[_Tally]) -> dict[str, tuple[str, ...]]:
    """Names that may be persons', by their folded last word."""
    names: dict[str, list[str]] = {}
    for name in sorted(tally.name for tally in tallies):
        words = name.split()
        if 2 <= len(words) <= _MAX_WORDS_OF_PERSON and "of" not in words and not is_head(words[-1]):
            names.setdefault(fold(words[-1]), []).append(name)
    return {last: tuple(found) for last, found in names.items()}
