"""Actors, which briefs declare and mention, and authors, who sign briefs. The kinds are in ``kinds``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_briefs.model.kinds import OTHER, ActorKind, Kind
from mkdocs_briefs.model.territory import Territory

PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le ten ter van von zu".split())
"""Particles: lower-case words that belong to the last name after them."""

_GENERATIONS = frozenset("jr sr ii iii iv".split())
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor, unless it is a country of the gazetteer: that is a Territory, with its own page."""

    name: str
    src_uri: str
    """The page: ``actors/<slug>.md``, whether the file exists or is generated."""
    kind: ActorKind | None = None
    """None if no profile states it."""
    aliases: tuple[str, ...] = ()
    """Other names, which mean the actor in every text."""
    country: Territory | None = None
    weak_aliases: tuple[str, ...] = ()
    """Names that mean the actor only in a text that declares it, as ``the president``."""
    case_sensitive: tuple[str, ...] = ()
    """Those of its names that match only in exactly this case."""
    surname: str | None = None
    """The short form of a person's name. None: the last word of the name, with particles; empty: there is none."""
    has_profile: bool = False
    """Whether it has a profile. The name of an actor without one is found only in briefs that declare it."""

    def __hash__(self) -> int:
        return hash(self.src_uri)


def short_name(actor: Actor) -> str:
    """A person's surname, with its particles; empty for other actors and for names of one word.

    Brackets and generational suffixes (``Jr.``, ``III``) are ignored.

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
"""Whatever a brief can declare in ``actors`` and its text can mention."""


def kind_of(subject: Subject) -> Kind:
    """The kind of a subject on pages and in data: a country is a state, an actor without a kind is ``OTHER``."""
    kind = ActorKind.STATE if isinstance(subject, Territory) else subject.kind
    return kind.entry if kind else OTHER


@dataclass(frozen=True, slots=True)
class Author:
    """A person or an organisation that signs briefs."""

    name: str
    src_uri: str
    kind: ActorKind | None = None

    def __hash__(self) -> int:
        return hash(self.src_uri)
