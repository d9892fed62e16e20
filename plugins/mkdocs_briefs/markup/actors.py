"""Actors named in the text: found, recorded, and linked once in each section.

Names are sought on the finished tree, never in the source or the final HTML: there, code, links, headings and
attributes are plainly told apart from prose (docs/decisions/0004-linking.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_briefs.linking.matcher import Match, meant
from mkdocs_briefs.linking.sentences import OMITTED, sentence_at
from mkdocs_briefs.markup.citations import CITED, Citations
from mkdocs_briefs.markup.page import Findings, Page
from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.citation import Passage
from mkdocs_briefs.model.mention import Mention, Section

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BLOCKS = _HEADINGS | frozenset(
    (
        "address article aside blockquote body caption center col colgroup dd details div dl dt fieldset "
        "figcaption figure footer form header hr html iframe legend li main menu nav noscript ol p pre "
        "section summary table tbody td tfoot th thead tr ul video"
    ).split()
)
_NOT_PROSE = frozenset(
    ["a", "button", "code", "label", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea", "tt", "var"]
)
"""Elements whose text is not linked: links, and what is quoted from a machine."""
_UNTOUCHED_CLASSES = frozenset(["nolink", "arithmatex", "footnote-backref"])

# What Python-Markdown leaves in the text at this stage: "\x02wzxhzdk:5\x03" stands for raw HTML, "\x02amp\x03" for "&".
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_AMPERSAND = "\x02amp\x03"
_ENTITY = re.compile(r"&#?\w+;")
_RAW_TAG = re.compile(r"\s*<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)[^>]*?(?P<empty>/?)>\s*", re.DOTALL)


@dataclass(slots=True)
class _Piece:
    """A stretch of a run: the text of an element or the tail behind it, or a part of either."""

    holder: Element
    parent: Element | None
    """The holder's parent where the text is its tail; None where it is its own text."""
    offset: int
    """Where in the holder's text the piece begins."""
    text: str
    start: int
    """Where in the run the piece begins."""
    linkable: bool


class ActorLinker(Treeprocessor):
    """Links the declared actors of a page and records each mention."""

    def __init__(self, md: Markdown, citations: Citations, page: Page, findings: Findings) -> None:
        super().__init__(md)
        self._citations = citations
        self._page = page
        self._findings = findings
        self._section = Section()
        self._linked_here: set[Subject] = set()

    def run(self, root: Element) -> None:
        if self._page.declared or self._citations.keys:
            self._walk(root)

    def _walk(self, block: Element) -> None:
        """Go through a block: each stretch of text between child blocks is one run."""
        if block.tag in _HEADINGS:
            if block.tag == "h2":
                self._section = Section(block.get("id", ""), self._words(block))
                self._linked_here = set()
            return
        if not _is_prose(block):
            return
        run = _Run(self.md)
        run.add(block, None, linkable=True)
        for child in list(block):
            if child.tag in _BLOCKS:
                self._link(run)
                self._walk(child)
                run = _Run(self.md)
            else:
                run.add_inline(child, linkable=True)
            run.add(child, block, linkable=True)
        self._link(run)

    def _words(self, heading: Element) -> str:
        """What a heading says, without the link to itself that the table of contents may add."""
        run = _Run(self.md)
        run.add(heading, None, linkable=False)
        for child in heading:
            if "headerlink" not in _classes(child):
                run.add_inline(child, linkable=False)
            run.add(child, heading, linkable=False)
        return " ".join(run.text.replace(OMITTED, "").split())

    def _link(self, run: _Run) -> None:
        """Link a run's mentions. Edits go from right to left, so that earlier offsets stay true."""
        text = run.text
        if not text.strip():
            return
        self._quote_citations(run, text)
        edits: list[tuple[_Piece, Match, Subject]] = []
        for match in self._page.matcher.find(text):
            subject = meant(match, self._page.declared)
            piece = run.piece_at(match)
            if subject is None or piece is None:
                continue
            linked = piece.linkable and subject not in self._linked_here
            if piece.linkable:
                self._record(subject, text, match, linked)
            if linked:
                self._linked_here.add(subject)
                edits.append((piece, match, subject))
        for piece, match, subject in reversed(edits):
            self._insert(piece, match, subject)

    def _quote_citations(self, run: _Run, text: str) -> None:
        """Record for which words the page cites its sources: the bibliography quotes them."""
        for piece in run.citations:
            keys = self._citations.keys.get(id(piece.holder), ())
            anchor = self._citations.spots.first_in.get(id(piece.holder), "")
            sentence, _ = sentence_at(text, piece.start)
            self._findings.passages += [Passage(self._page.src_uri, key, sentence, anchor) for key in keys]

    def _record(self, subject: Subject, text: str, match: Match, linked: bool) -> None:
        sentence, start = sentence_at(text, match.start)
        name = " ".join(text[match.start : match.end].split())
        mention = Mention(subject, self._page.src_uri, self._section, name, sentence, start, linked)
        self._findings.mentions.append(mention)

    def _insert(self, piece: _Piece, match: Match, subject: Subject) -> None:
        holder, parent = piece.holder, piece.parent
        whole = (holder.text if parent is None else holder.tail) or ""
        start = piece.offset + match.start - piece.start
        end = piece.offset + match.end - piece.start
        link = Element("a", {"class": "actor-link", "href": self._page.href(subject)})
        link.text = AtomicString(whole[start:end])
        link.tail = whole[end:]
        if parent is None:
            holder.text = whole[:start]
            holder.insert(0, link)
        else:
            holder.tail = whole[:start]
            parent.insert(list(parent).index(holder) + 1, link)


class _Run:
    """The text of a stretch of inline content, and where in the tree each part of it stands."""

    def __init__(self, md: Markdown) -> None:
        self._md = md
        self._pieces: list[_Piece] = []
        self._length = 0
        self._raw: list[str] = []
        """Open raw tags within which nothing is linked, as in ``<a href="...">`` written by hand."""

    @property
    def citations(self) -> Iterator[_Piece]:
        return (piece for piece in self._pieces if piece.text == OMITTED and CITED in _classes(piece.holder))

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self._pieces)

    def piece_at(self, match: Match) -> _Piece | None:
        """The piece that holds the whole match; None where markup splits the name."""
        for piece in self._pieces:
            if piece.start <= match.start and match.end <= piece.start + len(piece.text):
                return piece
        return None

    def add_inline(self, element: Element, *, linkable: bool) -> None:
        """Add an inline element with all that it holds, but not its tail."""
        if element.tag in ("script", "style"):
            return
        if CITED in _classes(element) or _is_footnote_sign(element):
            self._append(element, None, 0, OMITTED, linkable=False)
            return
        inside = linkable and _is_prose(element)
        self.add(element, None, linkable=inside)
        for child in list(element):
            self.add_inline(child, linkable=inside)
            self.add(child, element, linkable=inside)

    def add(self, holder: Element, parent: Element | None, *, linkable: bool) -> None:
        """Add an element's text, or its tail where the parent is given."""
        text = holder.text if parent is None else holder.tail
        if not text:
            return
        if isinstance(text, AtomicString) or _AMPERSAND in text:  # code and mail addresses, escaped already
            self._append(holder, parent, 0, unescape(text.replace(_AMPERSAND, "&")), linkable=False)
            return
        if not text.isascii() or _STASHED.search(text):
            text = unicodedata.normalize("NFC", _STASHED.sub(self._character, text))
            if parent is None:
                holder.text = text
            else:
                holder.tail = text
        for offset, part in self._parts(text):
            self._append(holder, parent, offset, part, linkable=linkable and not self._raw)

    def _append(self, holder: Element, parent: Element | None, offset: int, text: str, *, linkable: bool) -> None:
        self._pieces.append(_Piece(holder, parent, offset, text, self._length, linkable))
        self._length += len(text)

    def _character(self, stashed: re.Match[str]) -> str:
        """The character that a stashed entity stands for, as in ``Jane&nbsp;Doe``; other raw HTML as it is."""
        raw = self._md.htmlStash.rawHtmlBlocks[int(stashed[1])]
        if not isinstance(raw, str) or not _ENTITY.fullmatch(raw):
            return stashed[0]
        spells_another = raw == "&amp;" and _ENTITY.match("&" + stashed.string[stashed.end() :])
        return stashed[0] if spells_another else unescape(raw)

    def _parts(self, text: str) -> Iterator[tuple[int, str]]:
        """The text between raw HTML. What raw tags enclose is kept apart by ``_raw``."""
        offset = 0
        for found in _STASHED.finditer(text):
            if found.start() > offset:
                yield offset, text[offset : found.start()]
            self._meet(self._md.htmlStash.rawHtmlBlocks[int(found[1])])
            offset = found.end()
        if offset < len(text):
            yield offset, text[offset:]

    def _meet(self, raw: str | Element) -> None:
        tag = _RAW_TAG.fullmatch(raw) if isinstance(raw, str) else None
        if not tag or tag["empty"] or tag["name"].lower() not in _NOT_PROSE:
            return
        if not tag["end"]:
            self._raw.append(tag["name"].lower())
        elif tag["name"].lower() in self._raw:
            self._raw.remove(tag["name"].lower())


def _is_footnote_sign(element: Element) -> bool:
    return element.tag == "sup" and any(child.get("class") == "footnote-ref" for child in element)


def _is_prose(element: Element) -> bool:
    if element.tag in _NOT_PROSE:
        return False
    return _UNTOUCHED_CLASSES.isdisjoint(_classes(element))


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()
