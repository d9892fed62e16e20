"""Links to files that are not published."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.markup.context import TextContext


class WithheldLinks(Treeprocessor):
    """Leaves of a link to a file that is not published the words alone."""

    def __init__(self, md: Markdown, context: TextContext) -> None:
        super().__init__(md)
        self._context = context

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if self._context.is_withheld(link.get("href", "")):
                link.tag = "span"
                link.attrib.clear()
