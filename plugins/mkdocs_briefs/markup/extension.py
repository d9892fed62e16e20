"""The extension itself: which processors run, and in what order."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension

from mkdocs_briefs.markup.actors import ActorLinker
from mkdocs_briefs.markup.citations import CitationInlineProcessor, CitationTreeprocessor
from mkdocs_briefs.markup.page import Findings, Page
from mkdocs_briefs.markup.title import TitleTreeprocessor


class BriefsExtension(Extension):
    """Briefs' Markdown. Say ``open(page)`` before each rendering; ``findings`` has the result, by ``src_uri``.

    MkDocs makes a new ``Markdown`` for every page, so whatever belongs to one page is made in ``extendMarkdown``
    and goes away with it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.findings: dict[str, Findings] = {}
        self._page: Page | None = None

    def open(self, page: Page) -> None:
        """Name the page that is rendered next."""
        self._page = page

    def extendMarkdown(self, md: Markdown) -> None:
        page = self._page
        if page is None:
            return
        self._page = None
        findings = self.findings[page.src_uri] = Findings()
        clusters = CitationInlineProcessor(md)
        # After code spans (190) and escapes (180), before links (170 to 160): brackets may belong to any of them.
        md.inlinePatterns.register(clusters, "briefs_citations", 175)
        # Before the table of contents (5), which would list the title.
        md.treeprocessors.register(TitleTreeprocessor(md, page, findings), "briefs_title", 15)
        # After the table of contents, and after MkDocs has taken titles (-1) and resolved links (0), so that
        # neither headings' names and anchors nor MkDocs' link checks meet what we put in.
        md.treeprocessors.register(CitationTreeprocessor(md, page, findings), "briefs_references", -5)
        md.treeprocessors.register(ActorLinker(md, page, findings), "briefs_actors", -10)
