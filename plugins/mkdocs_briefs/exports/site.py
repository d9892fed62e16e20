"""The input of exports: a complete site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from mkdocs_briefs.cards.card import Card
from mkdocs_briefs.model.addresses import HOME, stem
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.exported import exported
from mkdocs_briefs.words.catalogue import ENGLISH, Words


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
    file_of: Callable[[str], str] = lambda src_uri: f"{stem(src_uri)}/index.html"
    """The file that a page with this ``src_uri`` has, or would have, from the root."""
    has_file: Callable[[str, str], bool] = lambda *_: True
    """Whether a page has the file of an ending beside it, by ``src_uri``: an author's file may have its address."""
    is_written: Callable[[str], bool] = lambda _: True
    """Whether a file of ours is at an address."""
    has_search: bool = False
    """Whether Pagefind reads the finished pages."""
    card_of: Callable[[str], tuple[str, Card] | None] = lambda _: None
    """The picture of a page for other sites, by ``src_uri``: its address, and what stands on it."""
    typographic: Callable[[str], str] = str
    """Sets the quotation marks and dashes of a title or a summary, where pages show them so."""
    has_abstracts: bool = False
    """Whether the abstracts of cited sources are exported."""
    text_of: Callable[[str], str] = lambda _: ""
    """The text of a page as HTML with its references, by ``src_uri``; empty where no pages are made."""
    description: str = ""
    """What the publication is, in a sentence or two."""
    language: str = "en"
    words: Words = ENGLISH
    zone: dt.tzinfo = dt.UTC
    """In which its days begin."""
    home: str = HOME
    """The ``src_uri`` of the first page."""

    def url_of(self, src_uri: str) -> str:
        """The whole URL of a page, or that from the root if ``url`` is not set; empty if there is no such page."""
        address = self.address_of(src_uri)
        return (self.url + address.removeprefix("./") or address) if address else ""

    def file_url(self, address: str) -> str:
        """The URL of a file, which is known by its path from the site's root."""
        return self.url + quote(address)

    def source(self, key: str) -> Source:
        """A cited source, as it is exported."""
        return exported(self.corpus.publication.bibliography[key], abstracts=self.has_abstracts)
