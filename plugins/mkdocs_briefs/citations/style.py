"""Citation styles: which one, and what kind it turns out to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class StyleKind(Enum):
    """Where a style puts its citations."""

    AUTHOR_DATE = "author-date"
    """In the text: ``(Ash 2001)``."""
    NUMERIC = "numeric"
    """In the text, as the number of the reference: ``[1]``."""
    NOTE = "note"
    """In notes, with a number in the text."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style that the engine knows by its name, or the text of a CSL file."""

    name: str
    csl: str = ""
