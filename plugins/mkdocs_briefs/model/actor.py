"""Actors: those that briefs are about. What kinds there are is in ``kinds``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_briefs.model.kinds import OTHER, ActorKind, Kind
from mkdocs_briefs.model.territory import Territory

PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le ten ter van von zu".split())
"""What may stand before a last name and belongs to it."""

_GENERATIONS = frozenset("jr sr ii iii iv".split())
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor that is no country of the gazetteer: those are Territory values, on their own pages."""

    name: str
    src_uri: str
    """The page: ``actors/<slug>.md``, whether the file exists or is generated."""
    kind: ActorKind | None = None
    """None where no profile says."""
    aliases: tuple[str, ...] = ()
    """Other names, which mean the actor in every text."""
    country: Territory | None = None
    weak_aliases: tuple[str, ...] = ()
    """Names that mean the actor only in a text that declares it: ``the president``."""
    case_sensitive: tuple[str, ...] = ()
    """Those of its names that count in their own case alone."""
    surname: str | None = None
    """What a person is called for short, where the last word of the name is not it; empty where nothing is."""
    has_profile: bool = False
    """Whether the house wrote of it. Without that, only a brief that declares the actor can mean it."""

    def __hash__(self) -> int:
        return hash(self.src_uri)


def short_name(actor: Actor) -> str:
    """A person's surname, with its particles; empty for who is no person or has a name of one word.

    What stands in brackets is no part of the name, nor is what tells father and son apart.

    >>> short_name(Actor("Uwe von der Ash Jr. (general)", "actors/uwe.md", ActorKind.PERSON))
    'von der Ash'
    """
    if actor.surname is not None or actor.kind is not ActorKind.PERSON:
        return actor.surname or ""
    words = _IN_BRACKETS.sub(" ", actor.name).split()
    while words and words[-1].rstrip(".").casefold() in _GENERATIONS:
        words[-2:] = [word.rstrip(",") for word in words[-2:-1]]
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return " ".join(words[first:]) if first > 0 else ""


Subject = Actor | Territory
"""What a brief can declare as an actor and its text can mention."""


def kind_of(subject: Subject) -> Kind:
    """What pages and data say that the subject is: a country is a state, and who has no kind is one of the others."""
    kind = ActorKind.STATE if isinstance(subject, Territory) else subject.kind
    return kind.entry if kind else OTHER


@dataclass(frozen=True, slots=True)
class Author:
    """Who signs briefs: a person or an organisation."""

    name: str
    src_uri: str
    kind: ActorKind | None = None

    def __hash__(self) -> int:
        return hash(self.src_uri)
