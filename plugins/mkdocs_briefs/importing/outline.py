"""Title, outlet and authors of a text, which go into the front matter of a brief and out of the text; its headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_briefs.importing.tree import Element, elements, plain

_OUTLET = re.compile(r"^(?P<title>.+?)[\s.,:;|\u2013\u2014-]+(?:An )?Analysis by (?P<outlet>\S.*?)\.?$")
"""*What happened. Analysis by The Example*: a text that reviews what another outlet has published."""
_BYLINE = re.compile(r"^by:?\s+(?P<names>\S.*)$", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'\u2019-]*(?:\s+[\w.'\u2019-]+){0,5}")
_LONGEST_TITLE = 200
_LONGEST_BYLINE = 150
_AT_EITHER_END = 3
"""Blocks at the beginning and at the end of a text in which a byline may stand."""
_END_OF_SENTENCE = re.compile(r"[.!]\W*$")


@dataclass(frozen=True, slots=True)
class Outline:
    """A text without what is in its front matter."""

    title: str
    outlet: str
    """Whose publication the text is about; empty if it does not say."""
    authors: tuple[str, ...]
    blocks: list[Element]


def outline(meta: Mapping[str, Element], blocks: Sequence[Element], fallback: str, *, is_page: bool = False) -> Outline:
    """The outline of a text. ``fallback`` is the title of one that has none; ``is_page`` is for pages of the web."""
    rest = list(blocks)
    title = _title(plain(meta.get("title")), rest, fallback, is_page=is_page)
    found = _OUTLET.match(title)
    title, outlet = (found["title"], found["outlet"]) if found else (title, "")
    authors = [name for each in _items(meta.get("author")) for name in _names(each) or [each]]
    authors = list(dict.fromkeys((*authors, *_byline(rest))))
    return Outline(title or fallback, outlet, tuple(authors), _lowered(rest))


def _title(given: str, blocks: list[Element], fallback: str, *, is_page: bool) -> str:
    """The title, taken out of the blocks: the one of the document, its first heading, or a first line by itself.

    A page of the web may have all sorts of lines before its heading, and a title of its own that is longer: *Heading -
    The Example*.
    """
    given = given if re.search(r"\w", given) and given != fallback else ""  # programs write the file's name there
    tops = [block for block in blocks if block["t"] == "Header" and block["c"][0] == 1]
    first = blocks[0] if blocks else None
    heading = first if first and first["t"] == "Header" else tops[0] if is_page and len(tops) == 1 else None
    if heading and plain(heading["c"][2]) in (given or plain(heading["c"][2])):
        blocks.remove(heading)
        return plain(heading["c"][2])
    if given or not first or first["t"] not in ("Para", "Plain"):
        return given
    line = plain(first)
    is_title = len(line) <= _LONGEST_TITLE and (_OUTLET.match(line) or not _END_OF_SENTENCE.search(line))
    if len(blocks) > 1 and is_title and not _byline_in(first):
        del blocks[0]
        return line
    return ""


def _byline(blocks: list[Element]) -> list[str]:
    """The names in the lines "By NAME" at either end, which are taken out of the blocks."""
    found: list[str] = []
    places = {*range(len(blocks))[:_AT_EITHER_END], *range(len(blocks))[-_AT_EITHER_END:]}
    for place in sorted(places, reverse=True):
        if names := _byline_in(blocks[place]):
            del blocks[place]
            found = names + found
    return found


def _byline_in(block: Element) -> list[str]:
    if block["t"] not in ("Para", "Plain") or any(item["t"] == "Note" for item in elements(block)):
        return []
    line = plain(block)
    found = _BYLINE.match(line) if len(line) <= _LONGEST_BYLINE else None
    return _names(found["names"]) if found else []


def _names(text: str) -> list[str]:
    """The names in *Ann Ash, Bo Dale and Cy Elm*; none if one of these looks like no name."""
    names = [name.strip() for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*;\s*", text) if name.strip()]
    return names if names and all(map(_is_name, names)) else []


def _is_name(text: str) -> bool:
    parts = text.split()
    return bool(_NAME.fullmatch(text)) and not parts[0][0].islower() and not parts[-1][0].islower()


def _items(value: Element | None) -> list[str]:
    if value is None:
        return []
    return [plain(item) for item in (value["c"] if value["t"] == "MetaList" else [value])]


def _lowered(blocks: list[Element]) -> list[Element]:
    """The blocks with the highest heading on the second level: the first is the title's."""
    levels = [element["c"][0] for element in elements(blocks) if element["t"] == "Header"]
    shift = 2 - min(levels, default=2)
    for element in elements(blocks):
        if element["t"] == "Header":
            element["c"][0] = min(element["c"][0] + shift, 6)
    return blocks
