"""Sources and the citations that point at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_briefs.model.problem import Location


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of a BibTeX database, its values as written there."""

    key: str
    entry_type: str
    fields: Mapping[str, str] = field(hash=False)
    location: Location


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One source within a citation."""

    key: str
    locator: str = ""
    """The passage, as written: ``p. 4``, ``art. 19``. Empty for the whole work."""


Cluster = tuple[CitationItem, ...]
"""One citation in the text: ``[@a; @b, pp. 3-4]`` is a cluster of two items."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The fact that a page cites a source."""

    src_uri: str
    key: str
    count: int = 1
    """How often; 0 where the page is only based on it."""
