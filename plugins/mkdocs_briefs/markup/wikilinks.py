"""``[[Jane Doe]]``, ``[[A brief|that one]]``, ``[[page#Heading]]`` and ``![[map.png|300]]``, as in Obsidian.

An actor or a country comes first, then a page by its title or file name. Links to actors are made with the others, when
the whole page is known; MkDocs finds the addresses of pages and pictures.
"""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import INLINE_PLACEHOLDER_RE

from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings, Target
from mkdocs_briefs.markup.headings import anchor_of
from mkdocs_briefs.markup.locations import location_of, spaced
from mkdocs_briefs.markup.marks import ANCHOR, TARGET
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.page_names import path_of
from mkdocs_briefs.model.problem import Code, Location, Problem, Severity
from mkdocs_briefs.model.registry import AmbiguousActorError

PATTERN = r"(?P<embed>!?)\[\[(?P<inside>[^\[\]]+)\]\](?!\(|\[[^\[\]@^]*\])"
"""Not before an address: ``[[1]](x.md)`` and ``[[1]][x]`` are Markdown's links. A citation or a note may follow."""

_BAR = re.compile(rf"\||{INLINE_PLACEHOLDER_RE.pattern}")
"""In a table, authors write ``\\|``, for which Python-Markdown has put a placeholder already."""
_PICTURE = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_SIZE = re.compile(r"(?P<width>\d+)(?:x(?P<height>\d+))?")
"""``300`` or ``300x200``, in pixels."""


class WikiLinks(InlineProcessor):
    """Puts links and pictures in the place of brackets; for an actor, an element with the name in an attribute."""

    def __init__(self, md: Markdown, context: TextContext, findings: Findings) -> None:
        super().__init__(PATTERN, md)
        self._context = context
        self._findings = findings

    def handleMatch(  # type: ignore[override]
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the base class passes it
    ) -> tuple[Element | None, int | None, int | None]:
        inside = m["inside"]
        bar = next((found for found in _BAR.finditer(inside) if self._plain(found[0]) == "|"), None)
        name = " ".join(self._plain(inside[: bar.start()] if bar else inside).split())
        words = inside[bar.end() :].strip() if bar else inside.strip()
        if not name or not words or "@" in name:
            return None, None, None
        if m["embed"] and _PICTURE.search(name):
            element = self._picture(name, words if bar else "")
        else:
            link = self._link(name, words, is_label=bar is not None)
            if link is None:
                return None, None, None
            element = link
            if m["embed"]:
                message = (
                    f'"![[{name}]]" puts a page into the text in Obsidian; here it is a link to it. '
                    'Take out the "!", or write the text itself.'
                )
                self._report(codes.FOREIGN_SYNTAX, name, message)
        return element, m.start(0), m.end(0)

    def _link(self, whole: str, words: str, *, is_label: bool) -> Element | None:
        name, heading = whole, ""
        meant = self._meant(name)
        if not meant and "#" in name:
            name, _, heading = (part.strip() for part in name.partition("#"))
            meant = self._meant(name) if name else (self._context.src_uri,)
            heading = heading.rpartition("#")[2].strip()
            if not is_label:
                words = " > ".join(filter(None, (part.strip() for part in words.split("#")))) or words
        if heading.startswith("^"):
            message = (
                f'"#{heading}" is a block in Obsidian, and no anchor here: the link leads to the page. '
                "Name a heading: [[page#heading]]."
            )
            self._report(codes.FOREIGN_SYNTAX, whole, message)
            heading = ""
        if not isinstance(meant, tuple):
            element = Element("span", {TARGET: name})
            if heading:
                element.set(ANCHOR, self._anchor(meant, heading, "", whole))
        elif len(meant) == 1:
            element = Element("a", {"href": self._relative(meant[0]) if name else "", ANCHOR: ""})
            if heading:
                element.set(ANCHOR, self._anchor(meant[0], heading, self._body_of(meant[0]), whole))
        elif meant:
            element = Element("span")
            self._report_ambiguous(name, meant)
        elif "wikilink" in self.md.inlinePatterns:
            return None  # Python-Markdown's own extension reads names of any page
        else:
            element = Element("span", {TARGET: name})  # reported with the other names
        element.text = words
        return element

    def _meant(self, name: str) -> Subject | tuple[str, ...]:
        """The actor or country with a name, or the pages that it may mean; empty if nobody knows it."""
        pages = self._context.pages.called(name, self._context.src_uri)
        try:
            return self._context.registry.find(name, self._context.declared) or pages
        except AmbiguousActorError:
            return ()  # reported with the other names

    def _anchor(self, page: Subject | str, heading: str, body: str, whole: str) -> str:
        toc: Any = self.md.treeprocessors["toc"]  # MkDocs always has it
        anchor = anchor_of(heading, body, lambda words: str(toc.slugify(words, toc.sep)))
        self._findings.targets.append(Target(page, anchor, self._location(whole), f"[[{whole}]]"))
        return anchor

    def _body_of(self, page: str) -> str:
        return self._context.body if page == self._context.src_uri else self._context.body_of(page)

    def _picture(self, name: str, label: str) -> Element:
        """The picture with a name. ``label`` holds its alternative text, its size, or both with a bar between them."""
        found = self._context.pages.called(name, self._context.src_uri)
        if len(found) != 1:
            if found:
                self._report_ambiguous(name, found)
            else:
                self._report(
                    codes.LINK_UNKNOWN,
                    name,
                    f'no picture in the folder of pages is called "{name}". Put it there, or mend the name.',
                )
            element = Element("span")
            element.text = name
            return element
        *texts, last = self._plain(label).split("|")
        size = _SIZE.fullmatch(last.strip())
        alternative = "|".join(texts if size else [*texts, last]).strip()
        element = Element("img", {"alt": alternative, "src": self._relative(found[0])})
        for dimension, pixels in (size.groupdict() if size else {}).items():
            if pixels:
                element.set(dimension, pixels)
        return element

    def _relative(self, uri: str) -> str:
        """A link as an author would write it in Markdown, which MkDocs resolves."""
        return quote(posixpath.relpath(uri, posixpath.dirname(self._context.src_uri) or "."))

    def _plain(self, text: str) -> str:
        """The text with the characters that authors wrote behind a backslash."""
        return UnescapeTreeprocessor().unescape(self.unescape(text))

    # Problems

    def _report_ambiguous(self, name: str, pages: tuple[str, ...]) -> None:
        options = " or ".join(f"[[{path_of(page)}]]" for page in pages[:4])
        message = f'"{name}" may mean several: write its path, as in {options}.'
        self._report(codes.MENTION_AMBIGUOUS, name, message, Severity.WARNING)

    def _report(self, code: Code, name: str, message: str, severity: Severity | None = None) -> None:
        self._findings.report(Problem(code, self._location(name), message, severity))

    def _location(self, name: str) -> Location:
        return location_of(rf"\[\[\s*{spaced(name)}\s*(?:\]|#|\\?\|)", self._context)
