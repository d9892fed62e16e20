"""What search plugins index: a page's text, and before it what its template says of it."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_briefs.assembly.languages import Languages
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.pages.page_specs import PageSpec
from mkdocs_briefs.pages.search_text import search_html


class SearchOffer:
    """Puts the words of the template before the text of a page, and takes them away when plugins have read them."""

    def __init__(self, config: MkDocsConfig, publication: Publication, languages: Languages) -> None:
        self._is_wanted = any(name.endswith("search") for name in config.plugins)
        self._publication = publication
        self._languages = languages
        self._offered: dict[str, tuple[str, str, str]] = {}
        """By ``src_uri``, what stands before the text, the text as it is offered, and the text."""
        self._titles: dict[str, str | None] = {}
        """By ``src_uri``, the titles that hidden pages have of their own, beside their front matter."""

    def make(self, page: Page, spec: PageSpec, front: Iterable[str] = ()) -> None:
        """``front`` is what of the front matter was rendered with the text."""
        if not self._is_wanted:
            return
        brief = self._publication.briefs_by_page.get(spec.src_uri)
        if spec.part > 1 or (brief and brief.status == "withdrawn"):
            self._hide(page)
            return
        before, text = search_html(spec, self._publication, self._languages.of(spec.src_uri).words), page.content or ""
        before += "".join(f"<p>{html}</p>\n" for html in front)
        self._offered[page.file.src_uri] = before, text, text
        page.content = before + text
        if spec.entity:  # comes before the briefs that name it
            page.meta["search"] = {"boost": 2, **(page.meta.get("search") or {})}

    def _hide(self, page: Page) -> None:
        """Have search not find the page. MkDocs' own has an entry for each, whatever that says: it is empty then."""
        self._offered[page.file.src_uri] = "", "", page.content or ""
        self._titles[page.file.src_uri] = page.__dict__.get("title")
        page.content = page.title = ""
        page.meta["search"] = {**(page.meta.get("search") or {}), "exclude": True}

    def take_back(self, page: Page) -> None:
        if page.file.src_uri in self._offered:
            before, offered, text = self._offered.pop(page.file.src_uri)
            rest = (page.content or "").removeprefix(before)
            page.content = text if rest == offered else rest  # the very object, by which a change would show
        if page.file.src_uri in self._titles:
            title = self._titles.pop(page.file.src_uri)
            if title is None:
                del page.title
            else:
                page.title = title
