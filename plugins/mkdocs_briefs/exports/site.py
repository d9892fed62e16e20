"""The input of exports: a complete site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.exported import exported


@dataclass(frozen=True, slots=True)
class Site:
    """A complete corpus, with its URLs and references."""

    corpus: Corpus
    name: str
    url: str
    """``site_url``, with a slash at the end; empty if it is not set: then URLs are relative to the root."""
    address_of: Callable[[str], str]
    """The URL of a page relative to the root, by ``src_uri``; empty if there is no such page."""
    reference_of: Callable[[str], str]
    """The reference of a cited source as HTML, by key."""
    item_of: Callable[[Source], Mapping[str, Any]]
    """A source in CSL-JSON, as the citation engine reads it."""
    brief_sources: Mapping[str, Source]
    """Each brief as a source, by ``src_uri``."""
    has_file: Callable[[str, str], bool] = lambda *_: True
    """Whether a page has the file of an ending beside it, by ``src_uri``: an author's file may have its address."""
    has_abstracts: bool = False
    """Whether the abstracts of cited sources are exported."""

    def source(self, key: str) -> Source:
        """A cited source, as it is exported."""
        return exported(self.corpus.publication.bibliography[key], abstracts=self.has_abstracts)
