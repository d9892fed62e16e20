"""Which pages cite a source, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from mkdocs_briefs.model.addresses import BIBLIOGRAPHY, pages_in
from mkdocs_briefs.model.citation import Citation, Passage
from mkdocs_briefs.model.grouping import grouped
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.shelf import SourcePage
from mkdocs_briefs.model.shelves import once
from mkdocs_briefs.model.source import Source

CITED_IN = 5
"""The most pages that the bibliography names for a source."""


@dataclass(frozen=True)
class Cited:
    """The sources that pages cite or are based on."""

    publication: Publication
    citations: Mapping[str, tuple[Citation, ...]]
    """By ``src_uri``, in the order of first citation."""
    quoted: Mapping[str, tuple[Passage, ...]]
    """By ``src_uri``: the sentences that cite a source, in the order of the text."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Their citation keys, sorted."""
        return tuple(sorted(self._pages))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """By key; those that a database has."""
        known = self.publication.bibliography
        return tuple(known[key] for key in self.keys if key in known)

    def pages(self, key: str) -> tuple[str, ...]:
        """The ``src_uri`` of the pages that cite the source or are based on it: briefs, newest first, then others."""
        return self._pages.get(key, ())

    def passages(self, src_uri: str, key: str) -> tuple[Passage, ...]:
        """The sentences of a page that cite the source."""
        return tuple(passage for passage in self.quoted.get(src_uri, ()) if passage.key == key)

    @cached_property
    def often(self) -> Mapping[str, SourcePage]:
        """By citation key, the sources that have a page of their own: more than ``CITED_IN`` pages cite them."""
        keys = [key for key in self.keys if len(self.pages(key)) > CITED_IN]
        known = self.publication.bibliography
        pages = pages_in(BIBLIOGRAPHY, keys)
        return {
            key: SourcePage((known[key].plain.get("title") if key in known else "") or key, key, page)
            for key, page in zip(keys, pages, strict=True)
        }

    @cached_property
    def _pages(self) -> Mapping[str, tuple[str, ...]]:
        editions = self.publication.editions
        others = sorted(set(self.citations).difference(brief.src_uri for brief in editions))
        briefs = once((c.key, brief) for brief in editions for c in self.citations.get(brief.src_uri, ()))
        cited = [(key, brief.src_uri) for key, found in briefs.items() for brief in found]
        return grouped((*cited, *((c.key, page) for page in others for c in self.citations[page])))
