"""Actors: the people, organisations, states and systems that briefs are about."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from mkdocs_briefs.model.territory import Territory


class ActorKind(Enum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    SYSTEM = "system"


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
    has_profile: bool = False
    """Whether the house wrote of it. Without that, only a brief that declares the actor can mean it."""

    def __hash__(self) -> int:
        return hash(self.src_uri)


Subject = Actor | Territory
"""What a brief can declare as an actor and its text can mention."""


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
    country: Territory | None = None
    members: tuple[Territory, ...] = ()
    """Of a region: its countries."""
    wikidata: str = ""
    summary: str = ""
    lines: dict[str, int] = field(default_factory=dict, hash=False, compare=False)
    """Line of each front matter key."""
