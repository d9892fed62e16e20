"""Citations: how a text points at its sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Mode(Enum):
    """Which part of a source's label a citation shows."""

    NORMAL = "normal"
    """All of it, in brackets or a note: ``[@key]``."""
    NARRATIVE = "narrative"
    """The author in the sentence, the rest in brackets: ``@key``."""
    SUPPRESSED = "suppressed"
    """The author is left out, because the sentence names them: ``[-@key]``."""


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One source within a citation."""

    key: str
    locator: str = ""
    """The passage, as written: ``p. 4``, ``art. 19``. Empty for the whole work."""
    mode: Mode = Mode.NORMAL
    prefix: str = ""
    """Text before it, as in ``see``."""
    suffix: str = ""
    """Text after it, as in ``and passim``."""


Cluster = tuple[CitationItem, ...]
"""One citation in the text: ``[@a; @b, pp. 3-4]`` is a cluster of two items."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a page for which it cites a source."""

    src_uri: str
    key: str
    sentence: str
    anchor: str
    """The id of the place in the page."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The fact that a page cites a source."""

    src_uri: str
    key: str
    count: int = 1
    """How often; 0 where the page is only based on it."""
