"""Markdown in front matter, rendered as part of the page's text and handed to the template.

So its citations are numbered and listed with the others, and its mentions are recorded. Names in it are not linked by
themselves: the first link of a section is the text's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import render_inner_html
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.markup.marks import ANCHOR, FILE, FRONT, TARGET
from mkdocs_briefs.markup.places import Marker
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.front_text import FrontText
from mkdocs_briefs.model.problem import Problem

_LESS_THAN = "\ufdd0"
"""A noncharacter, which stands for ``<`` while inline patterns run: there is no raw HTML in front matter."""
_ATTRIBUTES = frozenset(["href", "title", "class", "dir", "lang", TARGET, ANCHOR, FILE, FRONT])
_SCHEME = re.compile(r"[\x00-\x20]*(?P<scheme>[^:/?#]*):")
_SCHEMES = frozenset(["http", "https", "mailto", "tel"])


_NO_TEXT = "[briefs]: #"
"""Markdown without text: the definition of a link that nothing uses."""


def never_blank(convert: Callable[[str], str], context: TextContext) -> Callable[[str], str]:
    """The rendering of a page, which Python-Markdown leaves out where there is no text, whatever else is to be said."""
    return lambda source: convert(source if source.strip() or not context.front else _NO_TEXT)


class AddFrontTexts(Treeprocessor):
    """Puts the texts before and behind the page's own, a paragraph each. Before brackets are counted (21)."""

    def __init__(self, md: Markdown, context: TextContext) -> None:
        super().__init__(md)
        self._context = context
        self._has_run = False

    def run(self, root: Element) -> None:
        if self._has_run:
            return  # the rendering has failed, and is done again with nothing
        self._has_run = True
        first = 0
        for number, text in enumerate(self._context.front):
            paragraph = Element("p", {FRONT: str(number)})
            paragraph.text = text.cited(self._context.engine.bibliography).replace("<", _LESS_THAN)
            if text.follows:
                root.append(paragraph)
            else:
                root.insert(first, paragraph)
                first += 1


class TameFrontTexts(Treeprocessor):
    """Leaves in the texts what belongs into a line of text: no pictures, no attributes, no links that run programs."""

    def __init__(self, md: Markdown, context: TextContext, findings: Findings) -> None:
        super().__init__(md)
        self._context = context
        self._findings = findings

    def run(self, root: Element) -> None:
        for text, paragraph in _front_texts(root, self._context):
            for element in paragraph.iter():
                self._tame(element, text)
            affixes = {affix for marker in paragraph.iter() if isinstance(marker, Marker) for affix in marker}
            for element in paragraph.iter():
                if not isinstance(element, Marker) and element not in affixes:
                    _clear(element)

    def _tame(self, element: Element, text: FrontText) -> None:
        for name in ("text", "tail"):
            value = getattr(element, name)
            if value and _LESS_THAN in value:
                setattr(element, name, type(value)(value.replace(_LESS_THAN, "<")))
        for name, value in element.attrib.items():
            element.set(name, value.replace(_LESS_THAN, "<"))
        scheme = _SCHEME.match(unescape(element.get("href", "")))
        if scheme and scheme["scheme"].lower() not in _SCHEMES:
            element.tag = "span"  # MkDocs wants an address in every link
            element.attrib.clear()
            self._report(text, f'a link to "{scheme["scheme"]}:"')
        if element.tag == "img":
            element.tag = "span"
            self._report(text, "a picture")

    def _report(self, text: FrontText, what: str) -> None:
        message = f'"{text.path[0]}" holds {what}, which is left out. Put it into the text.'
        self._findings.report(Problem(codes.INVALID_FIELD, text.location, message))


class HandOverFrontTexts(Treeprocessor):
    """Gives them to the template."""

    def __init__(self, md: Markdown, context: TextContext, findings: Findings) -> None:
        super().__init__(md)
        self._context = context
        self._findings = findings

    def run(self, root: Element) -> None:
        for text, paragraph in list(_front_texts(root, self._context)):
            self._findings.front[text.path] = render_inner_html(paragraph, self.md)
            root.remove(paragraph)


def _front_texts(root: Element, context: TextContext) -> Iterator[tuple[FrontText, Element]]:
    for element in root:
        if number := element.get(FRONT):
            yield context.front[int(number)], element


def _clear(element: Element) -> None:
    """Leave out attributes that a text may have from ``{...}``; a footnote's sign keeps its id."""
    for name in element.attrib.keys() - _ATTRIBUTES:
        if not (name == "id" and element.tag == "sup"):
            del element.attrib[name]
