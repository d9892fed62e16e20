"""The heads of pages, in any theme: what they say to other programs stands at the end of what the theme writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup
from mkdocs.structure.pages import Page

from mkdocs_briefs.adapter.look.printed import in_html
from mkdocs_briefs.adapter.pages import Pages
from mkdocs_briefs.exports.head import Page as HeadPage
from mkdocs_briefs.exports.head import Tag, description_of, head_of
from mkdocs_briefs.exports.site import Site

_END = "</head>"
_ARTICLE = '<article class="md-content__inner'
_TITLE = '<h1 id="page-title"'
_SAID = re.compile(r'<(?:meta|link)\b[^>]*?\s(?:name|property|rel)="?([^\s">]+)')
"""What an element of a head is about."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says to other programs."""

    tags: tuple[Tag, ...]
    search_begins: str
    """How the element begins that the search is to read: all of the content; of a page with a list, its title.

    Empty if there is none.
    """

    def complete(self, output: str) -> str:
        """A page as the theme has written it, with what its head does not say yet."""
        at = output.find(_END)
        if at < 0:
            return output
        said = set(_SAID.findall(output, 0, at))
        ours = "".join(f"{tag.html}\n" for tag in self.tags if tag.key not in said)
        begin = self.search_begins
        body = output[at:].replace(begin, begin.replace(" ", " data-pagefind-body ", 1), 1) if begin else output[at:]
        return f"{output[:at]}{ours}{body}"


class Heads:
    """The heads of the site's pages; where only some folders are the publication's, of its own pages."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site = site
        self._pages = pages

    def describe(self, page: Page) -> None:
        """Give a page a description of its own, if its author has not: themes print it."""
        if not page.meta.get("description"):
            page.meta["description"] = in_html(description_of(self._described(page), self._site))

    def of(self, page: Page) -> Head:
        described = self._described(page)
        spec = self._pages.specs.get(page.file.src_uri)
        begin = _TITLE if spec and spec.is_index else _ARTICLE
        return Head(
            tuple(head_of(described, self._site)), begin if self._site.has_search and described.is_searched else ""
        )

    def _described(self, page: Page) -> HeadPage:
        spec = self._pages.specs.get(page.file.src_uri)
        description = unescape(str(page.meta.get("description") or ""))
        is_searched = not (page.meta.get("search") or {}).get("exclude")
        if spec:
            brief = self._site.corpus.publication.briefs_by_page.get(spec.src_uri)
            is_searched &= spec.part == 1 and not spec.source and not (brief and brief.status == "withdrawn")
            return HeadPage(
                spec.src_uri,
                spec.title,
                description,
                brief,
                spec.entity,
                spec.source,
                spec.first,
                spec.part,
                is_searched,
            )
        title = Markup(page.title or "").striptags()  # noqa: S704 - HTML, of which the text is taken
        return HeadPage(page.file.src_uri, title, description, is_searched=is_searched)
