"""Citations: references from a text to its sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """Which part of a source's label a citation shows."""

    NORMAL = "normal"
    """The whole label, in brackets or a note: ``[@key]``."""
    NARRATIVE = "narrative"
    """The author in the sentence, the rest in brackets: ``@key``."""
    SUPPRESSED = "suppressed"
    """Without the author, whom the sentence names already: ``[-@key]``."""


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One source within a citation."""

    key: str
    locator: str = ""
    """The locator as written: ``p. 4``, ``art. 19``. Empty for the whole work."""
    mode: Mode = Mode.NORMAL
    prefix: str = ""
    """Text before it, as in ``see``."""
    suffix: str = ""
    """Text after it, as in ``and passim``."""


Cluster = tuple[CitationItem, ...]
"""One citation in the text: ``[@a; @b, pp. 3-4]`` is a cluster of two items."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a page that cites a source."""

    src_uri: str
    key: str
    sentence: str
    anchor: str
    """The id of the citation's element in the page."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The fact that a page cites a source."""

    src_uri: str
    key: str
    count: int = 1
    """Number of citations in the text; 0 if the source is only in ``based_on`` or ``nocite``."""
