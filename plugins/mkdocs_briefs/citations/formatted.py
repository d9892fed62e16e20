"""Formatted citations: pieces of HTML that the markup puts links around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """What stands for one source within a citation: ``Smith and Doe 2004, p. 4``."""

    key: str
    html: str


FormattedCluster = tuple[str | Label, ...]
"""A citation as the style has it: labels, and the punctuation (as HTML) around and between them."""


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
    failed: Mapping[str, str]
    """Sources that the engine refused, by key, with its reason."""
