"""Kinds of actors, in one table: names, FollowTheMoney schemas, and the shapes and colours of nodes.

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
    """One kind of actor, or of another node in the network."""

    name: str
    """The identifier in front matter, data, and CSS classes and variables: ``person``."""
    noun: str
    """The label of a single actor, in English."""
    heading: str
    """The heading of a list, in English."""
    ftm_schema: str = ""
    """The schema in FollowTheMoney (followthemoney.tech); empty if none fits."""
    light: str
    """The colour on a light page."""
    dark: str
    """The colour on a dark page."""
    corners: tuple[tuple[float, float], ...] = ()
    """The polygon of the node, in units of its radius, y downwards; empty for a circle. Kinds differ in shape too, for
    readers who cannot distinguish the colours."""
    is_hollow: bool = False
    """Whether the shape is an outline."""


class ActorKind(Enum):
    """The kinds that a profile can state, in the order of lists. The value of a member is the kind's name."""

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
        # As an actor. The schema for places, Territory, needs FollowTheMoney 4.11; older programs reject it.
        ftm_schema="PublicBody",
        light="#0f5f73",
        dark="#74c1d4",
        corners=((0, -1.15), (1, -0.57), (1, 0.57), (0, 1.15), (-1, 0.57), (-1, -0.57)),
    )
    SYSTEM = Kind(  # without a schema: those for things (Asset, Vehicle) describe single items of property
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
"""Actors without a kind in a profile."""

BRIEF = Kind(
    name="brief",
    noun=marked("brief"),
    heading=marked("Briefs"),
    light="#888e94",
    dark="#7f8790",
    corners=((-0.7, -0.95), (0.7, -0.95), (0.7, 0.95), (-0.7, 0.95)),
    is_hollow=True,
)
"""The other nodes of the network."""

KINDS = tuple(member.entry for member in ActorKind)
"""Kinds that a profile can state."""

LISTED = (*KINDS, OTHER)
"""Kinds in lists of actors."""

DRAWN = (*LISTED, BRIEF)
"""Kinds of nodes in the network."""
