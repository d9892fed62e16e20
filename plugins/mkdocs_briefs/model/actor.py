"""Actors: those that briefs are about. What kinds there are is in ``kinds``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mkdocs_briefs.model.kinds import OTHER, ActorKind, Kind
from mkdocs_briefs.model.lines import Lines
from mkdocs_briefs.model.problem import Location
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
    wikidata: str = ""
    summary: str = ""
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
    summary: str = ""

    def __hash__(self) -> int:
        return hash(self.src_uri)


@dataclass(frozen=True, slots=True)
class Profile:
    """One Markdown file under ``actors/ authors/ countries/ regions/``: what the house says of a subject."""

    src_uri: str
    file: str
    """Path for messages."""
    name: str
    kind: ActorKind | None = None
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    case_sensitive: tuple[str, ...] = ()
    surname: str | None = None
    country: Territory | None = None
    members: tuple[Territory, ...] = ()
    """Of a region: its countries."""
    wikidata: str = ""
    summary: str = ""
    lines: Lines = field(default_factory=Lines, compare=False)

    def at(self, *path: str | int) -> Location:
        """Where a part of the front matter is written, as in ``at("aliases", 2)``."""
        return Location(self.file, self.lines.at(*path))
