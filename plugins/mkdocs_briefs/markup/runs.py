"""Runs of prose: the text of a stretch of inline content, and where in the tree each part of it stands."""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import AtomicString

from mkdocs_briefs.linking.sentences import OMITTED
from mkdocs_briefs.markup.marks import TARGET
from mkdocs_briefs.markup.places import Marker

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
BLOCKS = HEADINGS | frozenset(
    (
        "address article aside blockquote body caption center col colgroup dd details div dl dt fieldset "
        "figcaption figure footer form header hr html iframe legend li main menu nav noscript ol p pre "
        "section summary table tbody td tfoot th thead tr ul video"
    ).split()
)
_NOT_PROSE = frozenset(["code", "del", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea", "tt", "var"])
"""Elements whose text is quoted from a machine, or meant for one, or that is deleted."""
_CLASSES_NOT_PROSE = frozenset(["arithmatex", "headerlink", "footnote-backref", "toc"])
CREDIT = "picture-credit"
"""The class of what says who made a picture."""
_SIGNS = frozenset(["headerlink", "footnote-backref", CREDIT])
"""Classes of elements that are no part of the sentence around them."""
_UNLINKED = frozenset(["a", "autoref", "button", "label"])
"""Elements whose text is prose and cannot hold a link."""

# What Python-Markdown leaves in the text at this stage: "\x02wzxhzdk:5\x03" stands for raw HTML, "\x02amp\x03" for "&".
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_PLACEHOLDER = re.compile("\x02(?:wzxhzdk:(?P<raw>\\d+)|[^\x02\x03]*)\x03")
"""Other extensions have placeholders of their own."""
_AMPERSAND = "\x02amp\x03"
_ENTITY = re.compile(r"&#?\w+;")
_RAW_TAG = re.compile(r"\s*<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)[^>]*?(?P<empty>/?)>\s*", re.DOTALL)
_RAW_CLASS = re.compile(r"""\bclass\s*=\s*["']?([^"'>]*)""")
_MOST_OPEN = 100
"""Raw tags that are kept open; what they forbid is forbidden already."""
_STASH = "\x02"
_MAY_BE_SEVERAL = ("  ", "\n ", " \n", "\t")
_SEVERAL_SPACES = re.compile(r"[ \t]*\n[ \t]*|[ \t]{2,}")


class Reach(Enum):
    """What may happen to a name in a stretch of text."""

    LINK = 3
    RECORD = 2
    """It counts, and stays as it is: in headings, in links, under ``.nolink``."""
    NOTHING = 1
    """It is no prose."""

    def within(self, outer: Reach) -> Reach:
        """The lesser of the two."""
        return min(self, outer, key=lambda reach: reach.value)


@dataclass(slots=True)
class Piece:
    """A stretch of a run: the text of an element or the tail behind it, or a part of either."""

    holder: Element
    parent: Element | None
    """The holder's parent where the text is its tail; None where it is its own text."""
    offset: int
    """Where in the holder's text the piece begins."""
    text: str
    start: int
    """Where in the run the piece begins."""
    reach: Reach

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Run:
    """Inline content in the order of the text."""

    def __init__(self, md: Markdown, reach: Reach = Reach.LINK) -> None:
        self._md = md
        self.reach = reach
        self._length = 0
        self._raw: list[tuple[str, Reach]] = []
        """Open raw tags that forbid something, as a link written by hand, and those of their name within."""
        self.pieces: list[Piece] = []
        self.spans: list[tuple[Element, int, int, Reach]] = []
        """The links, and what ``TARGET`` marks, with the places where each begins and ends, and what may happen
        to it."""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def prose(self) -> str:
        """The text without code and citations."""
        return "".join(OMITTED if piece.reach is Reach.NOTHING else piece.text for piece in self.pieces)

    @property
    def citations(self) -> Iterator[Piece]:
        return (piece for piece in self.pieces if isinstance(piece.holder, Marker) and piece.parent is None)

    @property
    def is_blank(self) -> bool:
        return all(piece.text.isspace() for piece in self.pieces)

    def piece_at(self, start: int, end: int) -> Piece | None:
        """The piece that holds all between the two places; None where markup splits it."""
        piece = self.pieces[self._at(start)]
        return piece if end <= piece.end else None

    def reach_at(self, start: int, end: int) -> Reach:
        """The least that may happen to what stands between the two places."""
        pieces = itertools.takewhile(lambda piece: piece.start < end, self.pieces[self._at(start) :])
        return min((piece.reach for piece in pieces), key=lambda reach: reach.value)

    def _at(self, place: int) -> int:
        """The number of the piece that holds a place."""
        return bisect_right(self.pieces, place, key=lambda piece: piece.start) - 1

    def add_inline(self, element: Element, reach: Reach | None = None) -> None:
        """Add an inline element with all that it holds, but not its tail."""
        if element.tag in ("script", "style") or not _SIGNS.isdisjoint(classes(element)):
            return
        outer = reach or self.reach
        if isinstance(element, Marker) or _is_footnote_sign(element):
            words = element.words if isinstance(element, Marker) else ""
            self._append(element, None, 0, words or OMITTED, Reach.NOTHING)
            return
        inside = reach_of(element).within(outer)
        start = self._length
        self.add(element, None, inside)
        for child in list(element):
            self.add_inline(child, inside)
            self.add(child, element, inside)
        if element.tag == "a" or element.get(TARGET) is not None:
            self.spans.append((element, start, self._length, outer.within(self._reach_in_raw)))

    def add(self, holder: Element, parent: Element | None, reach: Reach | None = None) -> None:
        """Add an element's text, or its tail where the parent is given."""
        text = holder.text if parent is None else holder.tail
        if not text:
            return
        reach = reach or self.reach
        if isinstance(text, AtomicString) or _AMPERSAND in text:  # code and mail addresses, escaped already
            self._append(holder, parent, 0, unescape(text.replace(_AMPERSAND, "&")), Reach.NOTHING)
            return
        tidy = self._tidied(text)
        if tidy is not text:
            text = tidy
            if parent is None:
                holder.text = text
            else:
                holder.tail = text
        if not self._raw and _STASH not in text:
            self._append(holder, parent, 0, text, reach)
            return
        for offset, part in self._parts(text):
            self._append(holder, parent, offset, part, self._reach_in_raw.within(reach))

    def _tidied(self, text: str) -> str:
        """The text with single spaces, composed, its entities as characters; itself where it is so already."""
        if any(spaces in text for spaces in _MAY_BE_SEVERAL):
            text = _SEVERAL_SPACES.sub(_one_space, text)
        if text.isascii() and _STASH not in text:
            return text
        return unicodedata.normalize("NFC", _STASHED.sub(self._character, text))

    @property
    def _reach_in_raw(self) -> Reach:
        return min((reach for _, reach in self._raw), key=lambda reach: reach.value, default=Reach.LINK)

    def _append(self, holder: Element, parent: Element | None, offset: int, text: str, reach: Reach) -> None:
        self.pieces.append(Piece(holder, parent, offset, text, self._length, reach))
        self._length += len(text)

    def _character(self, stashed: re.Match[str]) -> str:
        """The character that a stashed entity stands for, as in ``Jane&nbsp;Doe``; other raw HTML as it is."""
        raw = self._md.htmlStash.rawHtmlBlocks[int(stashed[1])]
        if not isinstance(raw, str) or not _ENTITY.fullmatch(raw):
            return stashed[0]
        spells_another = raw == "&amp;" and _ENTITY.match("&" + stashed.string[stashed.end() :])
        return stashed[0] if spells_another else unescape(raw)

    def _parts(self, text: str) -> Iterator[tuple[int, str]]:
        """The text between placeholders. What raw tags enclose is kept apart by ``_raw``."""
        offset = 0
        for found in _PLACEHOLDER.finditer(text):
            if found.start() > offset:
                yield offset, text[offset : found.start()]
            if found["raw"]:
                self._meet(self._md.htmlStash.rawHtmlBlocks[int(found["raw"])])
            elif "critic-post" in self._md.postprocessors:  # PyMdown's critic, which keeps its tags itself
                critic: Any = self._md.postprocessors["critic-post"]
                self._meet(critic.critic_stash.get(found[0].strip("\x02\x03"), ""))
            offset = found.end()
        if offset < len(text):
            yield offset, text[offset:]

    def _meet(self, raw: str | Element) -> None:
        tag = _RAW_TAG.fullmatch(raw) if isinstance(raw, str) else None
        if not tag or tag["empty"]:
            return
        name = tag["name"].lower()
        names = [open_name for open_name, _ in self._raw]
        if tag["end"]:
            if name in names:
                del self._raw[len(names) - 1 - names[::-1].index(name)]
            return
        reach = _reach(name, [] if not (found := _RAW_CLASS.search(tag[0])) else found[1].split())
        if (reach is not Reach.LINK or name in names) and len(names) < _MOST_OPEN:
            self._raw.append((name, reach))


def reach_of(element: Element) -> Reach:
    """What may happen to a name in the element's own text."""
    return _reach(element.tag, classes(element))


def _reach(tag: str, own: Collection[str]) -> Reach:
    if tag in _NOT_PROSE or not _CLASSES_NOT_PROSE.isdisjoint(own):
        return Reach.NOTHING
    return Reach.RECORD if tag in _UNLINKED or "nolink" in own else Reach.LINK


def classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def _is_footnote_sign(element: Element) -> bool:
    return element.tag == "sup" and any(child.get("class") == "footnote-ref" for child in element)


def _one_space(spaces: re.Match[str]) -> str:
    return "\n" if "\n" in spaces[0] else " "
