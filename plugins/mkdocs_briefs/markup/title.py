"""The first heading of a brief, which its template shows above the byline."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import render_inner_html
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.markup.page import Findings, Page


class TitleTreeprocessor(Treeprocessor):
    """Takes a ``#`` heading out of the text if it is the first thing in it."""

    def __init__(self, md: Markdown, page: Page, findings: Findings) -> None:
        super().__init__(md)
        self._page = page
        self._findings = findings

    def run(self, root: Element) -> None:
        if self._page.has_template and len(root) and root[0].tag == "h1":
            self._findings.title_html = render_inner_html(root[0], self.md)
            root.remove(root[0])
