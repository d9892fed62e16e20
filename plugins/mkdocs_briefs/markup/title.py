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
from mkdocs_briefs.markup.list_place import end_of_text
from mkdocs_briefs.markup.locations import location_of
from mkdocs_briefs.markup.marks import FRONT
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.problem import Problem

_LOWER = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}
_WORD = re.compile(r"\w+")
_PUT_ELSEWHERE = re.compile("\x02[^\x03]*\x03")
_FIRST_LEVEL = r"(?m)^ {0,3}#(?!#)|^[^\n]+\n=+[ \t]*$"


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
    A heading beside a title is the title if it has its words, whatever the markup; else it is reported. If it says
    much the same, it gives way to the title.
    """

    def run(self, root: Element) -> None:
        context = self.title.context
        if not context.has_template:
            return
        end = end_of_text(root, context.words)
        candidates = [e for e in root if FRONT not in e.attrib][:1] if context.titled else root
        heading = next((element for element in candidates if element.tag == "h1" and element is not end), None)
        if heading is not None:
            is_title = not context.title or _letters(_text(heading)) == _letters(context.title)
            if is_title:
                self.title.heading = heading
            else:
                self._report(heading)
            if is_title or _says(heading, context.title):
                root.remove(heading)
        tops = [element for element in root.iter() if element.tag == "h1"]
        for element in tops if tops == [end] else root.iter() if tops else ():
            element.tag = _LOWER.get(element.tag, element.tag)

    def _report(self, heading: Element) -> None:
        context = self.title.context
        stays = "It gives way to the title" if _says(heading, context.title) else "It is a section here"
        message = (
            f'the heading "{one_line(_text(heading))}" differs from the title, "{context.title}". {stays}. '
            "Make the two equal, or take one out."
        )
        self.title.findings.report(Problem(codes.TITLE_DIFFERS, location_of(_FIRST_LEVEL, context), message))


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
    ours, theirs = (set(_WORD.findall(fold(text))) for text in (_text(heading), title))
    return not theirs or 2 * len(ours & theirs) >= min(len(ours), len(theirs))


def _text(heading: Element) -> str:
    """The words of a heading, without citations and what Python-Markdown has put elsewhere."""
    return _PUT_ELSEWHERE.sub("", "".join(heading.itertext())).strip()


def _letters(text: str) -> str:
    """A text without case, accents, spaces and punctuation, which typographers change."""
    return "".join(filter(str.isalnum, fold(text)))
