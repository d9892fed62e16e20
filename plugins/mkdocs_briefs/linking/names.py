"""The names by which texts mention subjects, and the conditions under which each matches."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_briefs.linking.normalization import plain
from mkdocs_briefs.model.actor import Actor, Subject, short_name
from mkdocs_briefs.model.gazetteer import Ambiguity, Gazetteer
from mkdocs_briefs.model.mention import Form
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.territory import Region, Territory

_ARTICLE = re.compile("^(?:al|el|ash|as)-", re.IGNORECASE)
"""The article of Arabic names: ``al-Assad`` is also found as Assad."""

_LONGEST_WORDLIKE = 3
"""Acronyms and surnames of at most this length match only in their own case: ``US``, ``IS`` and ``Un`` may be words."""

_NOWHERE = Gazetteer(())


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a subject, and the conditions under which it matches."""

    text: str
    """In Unicode's form C, with single spaces."""
    subject: Subject
    form: Form = Form.NAME
    only_declared: bool = False
    """Whether it matches only in a text that declares the subject."""
    exact_case: bool = False

    def fits(self, found: str) -> bool:
        """Whether words of a text that equal the name apart from case and accents are this name."""
        if self.exact_case:
            return plain(found) == plain(self.text)
        return found[:1].isupper() or not self.text[:1].isupper()


def names_of(subjects: Iterable[Subject], gazetteer: Gazetteer = _NOWHERE) -> Iterator[Name]:
    """All names of the subjects. An ambiguous name of the gazetteer matches where a candidate is declared."""
    for subject in subjects:
        if isinstance(subject, Territory):
            yield from _names_of_territory(subject, gazetteer)
        else:
            yield from _names_of_actor(subject)
    for text, place in gazetteer.further:
        if isinstance(place, Territory):
            yield _name(text, place, Form.ALIAS)
    for ambiguity in gazetteer.ambiguities:
        for territory in _namesakes(ambiguity, gazetteer):
            for text in (ambiguity.name, *ambiguity.aliases):
                yield _name(_without_article(text), territory, Form.ALIAS, only_declared=True)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A phrase that hides the names in it: ``Gulf of Guinea``, ``New Guinea``, ``South Yemen``."""

    text: str
    candidates: tuple[Territory, ...] = ()
    """The territories that an ambiguous name may mean; empty for other phrases."""


def obstacles(gazetteer: Gazetteer) -> Iterator[Obstacle]:
    """The gazetteer's stop phrases, their plurals, its regions and its ambiguous names.

    Former states are ambiguous names without candidates here, since no present territory is meant.
    """
    for region in gazetteer.regions:
        for text in filter(_is_single, (region.name, *region.aliases)):
            yield Obstacle(_without_article(text))
    for text, place in gazetteer.further:
        if isinstance(place, Region):
            yield Obstacle(text)
    for phrase in gazetteer.stop_phrases:
        yield Obstacle(phrase)
        yield Obstacle(f"{phrase}s")
    for ambiguity in gazetteer.ambiguities:
        candidates = tuple(_namesakes(ambiguity, gazetteer))
        for text in (ambiguity.name, *ambiguity.aliases):
            if candidates or _is_single(text):
                yield Obstacle(_without_article(text), candidates)


def _namesakes(ambiguity: Ambiguity, gazetteer: Gazetteer) -> list[Territory]:
    """The candidates whose own names contain the ambiguous one: both Koreas, but no successor of the Soviet Union."""
    name = fold(ambiguity.name)
    candidates = map(gazetteer.territory, ambiguity.candidates)
    return [t for t in candidates if any(name in fold(own) for own in (t.name, t.official, *t.aliases))]


def _names_of_territory(territory: Territory, gazetteer: Gazetteer) -> Iterator[Name]:
    named = {territory.name: Form.NAME, territory.official: Form.NAME}
    for text in filter(None, dict.fromkeys((*named, *territory.aliases))):
        if not gazetteer.is_ambiguous(text):
            yield _name(_without_article(text), territory, named.get(text, Form.ALIAS))
    for demonym in territory.demonyms:
        yield _name(demonym, territory, Form.DEMONYM)
        if not demonym.endswith("s"):
            yield _name(f"{demonym}s", territory, Form.DEMONYM)


def _names_of_actor(actor: Actor) -> Iterator[Name]:
    registered = actor.has_profile
    exact = frozenset(map(fold, actor.case_sensitive))
    yield _name(actor.name, actor, Form.NAME, only_declared=not registered, exact=exact)
    for alias in actor.aliases:
        yield _name(alias, actor, Form.ALIAS, only_declared=not registered, exact=exact)
    for alias in actor.weak_aliases:
        yield _name(alias, actor, Form.ALIAS, only_declared=True, exact=exact)
    if short := short_name(actor):
        yield _name(short, actor, Form.SHORT, only_declared=True, exact=exact)
        if (bare := _ARTICLE.sub("", short)) != short:
            yield _name(bare, actor, Form.SHORT, only_declared=True, exact=exact)


def _name(
    text: str, subject: Subject, form: Form, *, only_declared: bool = False, exact: frozenset[str] = frozenset()
) -> Name:
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    is_wordlike = (text.isupper() or form is Form.SHORT) and len(text) <= _LONGEST_WORDLIKE
    return Name(text, subject, form, only_declared, is_wordlike or fold(text) in exact)


def _without_article(name: str) -> str:
    """The name without "The", which is no part of a link: ``The Gambia`` is found as Gambia."""
    return name.removeprefix("The ")


def _is_single(name: str) -> bool:
    """Whether the name has no "and": ``Serbia and Montenegro``, a former state, is two countries in most texts."""
    return " and " not in name and " & " not in name
