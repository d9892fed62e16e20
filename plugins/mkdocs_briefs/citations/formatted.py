"""Formatted citations: pieces of HTML that the markup puts links around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Label:
    """What stands for one source within a citation: ``Smith and Doe 2004, 4``."""

    key: str
    html: str


@dataclass(frozen=True, slots=True)
class NoteSign:
    """In note styles, what stands in the text: the number of a note."""

    number: int


FormattedCluster = tuple[str | Label | NoteSign, ...]
"""A citation as the style has it: labels, and the text (as HTML) around and between them."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One line of a reference list."""

    key: str
    html: str
    label: str = ""
    """In numeric styles, the number as the list shows it: ``[1]``."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """The citations of one page, in order, and its reference list, in the style's order."""

    clusters: tuple[FormattedCluster, ...]
    references: tuple[Reference, ...]
    notes: tuple[FormattedCluster, ...] = ()
    """In note styles: the notes, the first of which has the number 1."""
    failed: Mapping[str, str] = field(default_factory=dict)
    """Sources that the engine refused, by key, with its reason."""
