"""What a text needs to be read aloud, and to be seen at a glance: headings in order, words for pictures.

Source: WCAG 2.2, success criteria 1.1.1 (non-text content) and 1.3.1 (info and relationships), techniques G141 and H37.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from posixpath import basename
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.citations.code import without_code
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.markup.list_place import end_of_text
from mkdocs_briefs.markup.locations import location_at, locations_of
from mkdocs_briefs.markup.marks import FRONT
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Problem

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_TOP = r"(?m)^ {0,3}#(?!#)|^[^\n]+\n=+[ \t]*$"
_FILE = re.compile(r"\S+\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)", re.IGNORECASE)
"""The name of a file, which says nothing (WCAG 2.2, failure F30)."""
_RAW_PICTURE = re.compile(r"<img\b(?![^<>]*\balt\s*=)[^<>]*>", re.IGNORECASE)


class ReadAloud(Treeprocessor):
    """Reports headings and pictures of pages that have a template of ours, as authors wrote them."""

    def __init__(self, md: Markdown, context: TextContext, findings: Findings) -> None:
        super().__init__(md)
        self._context = context
        self._findings = findings

    def run(self, root: Element) -> None:
        if not self._context.has_template:
            return
        end = end_of_text(root, self._context.words)  # "# References" is no title
        blocks = (block for block in root if FRONT not in block.attrib and block is not end)
        elements = [element for block in blocks for element in block.iter()]
        self._check_headings([_LEVELS[element.tag] for element in elements if element.tag in _LEVELS])
        pictures = (element for element in elements if element.tag == "img" and _says_nothing(element))
        for name, count in Counter(basename(unquote(picture.get("src", ""))) for picture in pictures).items():
            self._report_pictures(name, count)
        if "<img" in self._context.body:
            self._check_raw_pictures()

    def _check_headings(self, levels: list[int]) -> None:
        if levels.count(1) > 1:
            message = "the text has more than one # heading, and a page one title. Write ## for its sections."
            self._findings.report(Problem(codes.HEADING_TOP, locations_of(_TOP, self._context)[:2][-1], message))
        for level, number, above in _skips(levels):
            places = locations_of(rf"(?m)^[ \t>]*#{{{level}}}(?!#)", self._context)
            where = places[number] if number < len(places) else places[0]
            message = (
                f"the heading is of level {level}, and the one above it of level {above}. "
                f"Write it with {above + 1} signs: {'#' * (above + 1)}."
            )
            self._findings.report(Problem(codes.HEADING_LEVEL, where, message))

    def _report_pictures(self, name: str, count: int) -> None:
        file, words = re.escape(name), rf"(?:\s*|{_FILE.pattern})"
        written = rf"!\[{words}\]\(\s*<?[^()\s<>]*{file}|!\[\[[^\[\]|]*{file}|!\[{words}\]\["
        message = f'the picture "{name}" has no alternative text. Write what it shows: ![A map of the strait](...).'
        for where in locations_of(written, self._context)[:count]:  # more may stand in code
            self._findings.report(Problem(codes.IMAGE_ALT, where, message))

    def _check_raw_pictures(self) -> None:
        body = without_code(self._context.body)
        for found in _RAW_PICTURE.finditer(body):
            where = location_at(body.count("\n", 0, found.start()), self._context)
            message = 'an <img> has no "alt". Write what the picture shows, or alt="" if it only adorns.'
            self._findings.report(Problem(codes.IMAGE_ALT, where, message))


def _skips(levels: list[int]) -> Iterator[tuple[int, int, int]]:
    """The headings that skip a level: each with its level, its number among those of that level, the level above it."""
    seen: Counter[int] = Counter()
    above = 1  # the title's
    for level in levels:
        if level > above + 1:
            yield level, seen[level], above
        seen[level] += 1
        above = level


def _says_nothing(picture: Element) -> bool:
    adorns = picture.get("role") in ("presentation", "none") or picture.get("aria-hidden") == "true"
    words = picture.get("alt", "").strip()
    return not adorns and (not words or bool(_FILE.fullmatch(words)))
