"""A finished site, as the exports see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.exported import exported


@dataclass(frozen=True, slots=True)
class Site:
    """What every export is made from."""

    corpus: Corpus
    name: str
    url: str
    """Of its root, with a slash at the end; empty where it is not known, and addresses count from the root."""
    address_of: Callable[[str], str]
    """The address of a page from the root, by ``src_uri``; empty for a page that is not there."""
    reference_of: Callable[[str], str]
    """The reference of a cited source as HTML, by key."""
    item_of: Callable[[Source], Mapping[str, Any]]
    """A source in CSL-JSON, as the citation engine reads it."""
    brief_sources: Mapping[str, Source]
    """The briefs as sources, by ``src_uri``."""
    has_abstracts: bool = False
    """Whether the abstracts of cited sources are exported."""

    def source(self, key: str) -> Source:
        """A cited source, as it is exported."""
        return exported(self.corpus.publication.bibliography[key], abstracts=self.has_abstracts)
