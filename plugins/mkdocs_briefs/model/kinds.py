"""Kinds of actors, in one table: their names, what they are in other vocabularies, and how they are drawn.

A new kind is a new entry of ``ActorKind``, and nothing else: front matter, lists, pictures, style sheets, schemas and
data are made from the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Self

from mkdocs_briefs.words.catalogue import marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What is known of one kind of actor, or of node in the network."""

    name: str
    """As front matter and data have it, and the names of classes and variables in style sheets: ``person``."""
    noun: str
    """What is written of a single one."""
    heading: str
    """What is written above several."""
    ftm_schema: str = ""
    """The schema of FollowTheMoney; empty where none fits."""
    light: str
    """The colour on a light page."""
    dark: str
    """The colour on a dark page."""
    corners: tuple[tuple[float, float], ...] = ()
    """The shape, in the units of a node's radius, y downwards; none is a circle. Shapes tell kinds apart for those who
    cannot tell the colours."""
    is_hollow: bool = False
    """Whether the shape is an outline."""


class ActorKind(Enum):
    """What an actor is, as a profile says it, in the order of lists. The value is the name."""

    PERSON = Kind(
        name="person",
        noun=marked("person"),
        heading=marked("People"),
        ftm_schema="Person",
        light="#b3541e",
        dark="#eb9c6c",
    )
    ORGANISATION = Kind(
        name="organisation",
        noun=marked("organisation"),
        heading=marked("Organisations"),
        ftm_schema="Organization",
        light="#6a5699",
        dark="#b7a6e3",
        corners=((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
    )
    STATE = Kind(
        name="state",
        noun=marked("state"),
        heading=marked("States"),
        # Here a state is one who acts. The schema for places, Territory, came with 4.11: older programs refuse it.
        ftm_schema="PublicBody",
        light="#0f5f73",
        dark="#74c1d4",
        corners=((0, -1.15), (1, -0.57), (1, 0.57), (0, 1.15), (-1, 0.57), (-1, -0.57)),
    )
    SYSTEM = Kind(  # without a schema: a system is a model and not a piece of property
        name="system",
        noun=marked("system"),
        heading=marked("Systems"),
        light="#84720f",
        dark="#d6bd58",
        corners=((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    )

    entry: Kind
    _value_: str

    def __new__(cls, entry: Kind) -> Self:
        member = object.__new__(cls)
        member._value_ = entry.name
        member.entry = entry
        return member


OTHER = Kind(
    name="other", noun=marked("other"), heading=marked("Others"), light="#6f767d", dark="#9aa1a9", is_hollow=True
)
"""An actor whose kind no profile says."""

BRIEF = Kind(
    name="brief",
    noun=marked("brief"),
    heading=marked("Briefs"),
    light="#888e94",
    dark="#7f8790",
    corners=((-0.7, -0.95), (0.7, -0.95), (0.7, 0.95), (-0.7, 0.95)),
    is_hollow=True,
)
"""What the network has beside actors."""

KINDS = tuple(member.entry for member in ActorKind)
"""Those that a profile can say."""

LISTED = (*KINDS, OTHER)
"""Those under which actors are listed."""

DRAWN = (*LISTED, BRIEF)
"""Those of the nodes of the network."""
