"""What search plugins index: a page's text, and before it what its template says of it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.pages.page_specs import PageSpec
from mkdocs_briefs.pages.search_text import search_html
from mkdocs_briefs.words.catalogue import Words


class SearchOffer:
    """Puts the words of the template before the text of a page, and takes them away when plugins have read them."""

    def __init__(self, config: MkDocsConfig, publication: Publication, words: Words) -> None:
        self._is_wanted = any(name.endswith("search") for name in config.plugins)
        self._publication = publication
        self._words = words
        self._offered: dict[str, tuple[str, str]] = {}
        """By ``src_uri``, what stands before the text, and the text."""

    def make(self, page: Page, spec: PageSpec) -> None:
        if not self._is_wanted:
            return
        before, text = search_html(spec, self._publication, self._words), page.content or ""
        self._offered[page.file.src_uri] = before, text
        page.content = before + text
        if spec.entity:  # comes before the briefs that name it
            page.meta["search"] = {"boost": 2, **(page.meta.get("search") or {})}

    def take_back(self, page: Page) -> None:
        if page.file.src_uri in self._offered:
            before, text = self._offered.pop(page.file.src_uri)
            rest = (page.content or "").removeprefix(before)
            page.content = text if rest == text else rest  # the very object, by which a change would show
