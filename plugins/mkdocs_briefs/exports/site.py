"""The input of exports: a complete site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.source import Source


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
    brief_sources: Mapping[str, Source]
    """Each brief as a source, by ``src_uri``."""
