"""The first heading of a brief, which its template shows above the byline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import render_inner_html
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.model.naming import fold

_LOWER = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}
_WORD = re.compile(r"\w+")


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
    """Takes the ``#`` heading out of the text with which it begins, or which is its only title.

    The page has one heading of the first level, its title: where the text has others, all its headings go down by one.
    """

    def run(self, root: Element) -> None:
        context = self.title.context
        if not context.has_template:
            return
        candidates = root[:1] if context.titled else root
        heading = next((element for element in candidates if element.tag == "h1"), None)
        if heading is not None and (not context.titled or _says(heading, context.title)):
            self.title.heading = heading
            root.remove(heading)
        if root.find(".//h1") is not None:
            for element in root.iter():
                if element.tag in _LOWER:
                    element.tag = _LOWER[element.tag]


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


def _says(heading: Element, title: str) -> bool:
    """Whether a heading has half of the title's words, or half of its own in the title: ``# Summary`` has none."""
    ours, theirs = (set(_WORD.findall(fold(text))) for text in ("".join(heading.itertext()), title))
    return not theirs or 2 * len(ours & theirs) >= min(len(ours), len(theirs))
