"""Links to files that MkDocs does not know, in double brackets, and to files that are not published."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings, Target
from mkdocs_briefs.markup.locations import location_of
from mkdocs_briefs.markup.marks import ANCHOR, FILE
from mkdocs_briefs.model.naming import fragment


class HideFileLinks(Treeprocessor):
    """Hides links to files that are written when all is built, as ``[all sources](bibliography.bib)``, from MkDocs."""

    def __init__(self, md: Markdown, context: TextContext, findings: Findings) -> None:
        super().__init__(md)
        self._context = context
        self._findings = findings

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            href = link.get("href", "")
            if address := self._context.export_at(href):
                location = location_of(re.escape(href), self._context)
                self._findings.targets.append(Target(address, "", location, href))
                link.tag = "span"
                link.set(FILE, address)


class FinishLinks(Treeprocessor):
    """Gives those links back, and links in double brackets their anchors.

    Of a link to a file that is not published, and of one within another, the words stay.
    """

    def __init__(self, md: Markdown, context: TextContext) -> None:
        super().__init__(md)
        self._context = context

    def run(self, root: Element) -> None:
        for shown in root.iter("span"):
            if address := shown.attrib.pop(FILE, ""):
                shown.tag = "a"
                shown.set("href", self._context.file_href(address))
        for link in list(root.iter("a")):
            for inner in link.iter("a"):
                if inner is not link and ANCHOR in inner.attrib:
                    _keep_words(inner)
            if anchor := link.attrib.pop(ANCHOR, ""):
                link.set("href", f"{link.get('href', '')}#{fragment(anchor)}")
            if self._context.is_withheld(link.get("href", "")):
                _keep_words(link)


def _keep_words(link: Element) -> None:
    link.tag = "span"
    link.attrib.clear()
