"""The first heading of a brief, which its template shows above the byline."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import render_inner_html
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings


@dataclass(slots=True)
class Title:
    """The heading on its way from the text to the template."""

    context: TextContext
    findings: Findings
    heading: Element | None = None


class _Step(Treeprocessor):
    def __init__(self, md: Markdown, title: Title) -> None:
        super().__init__(md)
        self.title = title


class TakeTitle(_Step):
    """Takes the ``#`` heading out of the text with which it begins, or which is its only title."""

    def run(self, root: Element) -> None:
        context = self.title.context
        candidates = root[:1] if context.titled else root
        heading = next((element for element in candidates if element.tag == "h1"), None)
        if context.has_template and heading is not None:
            self.title.heading = heading
            root.remove(heading)


class ReturnTitle(_Step):
    """Puts it back."""

    def run(self, root: Element) -> None:
        if self.title.heading is not None:
            root.insert(0, self.title.heading)


class HandOverTitle(_Step):
    """Gives it to the template."""

    def run(self, root: Element) -> None:
        if self.title.heading is not None:
            self.title.findings.title_html = render_inner_html(self.title.heading, self.md)
            root.remove(self.title.heading)
