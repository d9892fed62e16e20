"""Worlds: the citations of several pages in one request, kept apart.

Reading a style costs more than formatting the citations of a page, so that pages share requests. But citeproc tells the
sources of one request apart, by initials and by letters behind years. Each page is a world of its own, therefore: its
ids have a prefix, and in every text of its sources that a label may show stands a character that is ignored in sorting
(Unicode Technical Standard 10, "ignorable"). No two worlds have the same, so that nothing in one equals anything in the
other, and the order within one is what it would be alone. Answers are rid of the characters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_briefs.citations.pandoc.passages import is_said

_FIRST = 0xE0100
_COUNT = 240
"""The variation selectors of plane 14."""

_MARKS = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + _COUNT - 1)}]+")
_LAST = re.compile(r"(?:&\w+;|[^<>])?(?:</?\w+[^<>]*>)*\Z")
"""The last character of a text in CSL-JSON, with the tags that follow it."""

_IDENTIFIER = re.compile(r"w(\d+)\.(.*)", re.DOTALL)
_LONG_WORD = re.compile(r"<[^>]*>|&\w+;|(?P<word>[^\W_]{3,})")
_NAMES = ("family", "literal")
_OTHERS = "others"
"""What stands for names that are left out, which Pandoc writes as the style has it."""

_UNMARKED = frozenset(
    "id type page volume issue number number-of-pages number-of-volumes edition version DOI URL ISBN ISSN PMID PMCID "
    "language chapter-number collection-number part genre status".split()
)
"""Variables that no label shows, or that decide how a source is formatted."""


@dataclass(frozen=True, slots=True)
class World:
    """One of several; alone (None) it needs no mark."""

    number: int | None

    def identifier(self, key: str) -> str:
        """The id of a source in this world."""
        return f"w{self.number or 0}.{key}"

    @staticmethod
    def read(identifier: str) -> tuple[int, str]:
        """The number of the world, and the key."""
        found = _IDENTIFIER.fullmatch(identifier)
        assert found, identifier
        return int(found[1]), found[2]

    def marked(self, item: Mapping[str, Any]) -> dict[str, Any]:
        """A CSL item as one of this world."""
        mark = "" if self.number is None else _mark(self.number)
        found = {name: _marked(value, mark) if name not in _UNMARKED else value for name, value in item.items()}
        return {**found, "id": self.identifier(item["id"])}


def has_marks(text: str) -> bool:
    """Whether a text has such characters of its own: it shares no request."""
    return bool(_MARKS.search(text))


def can_be_marked(item: Mapping[str, Any]) -> bool:
    """Whether a label of this source is sure to show a mark, and the source has nothing of what is taken out again."""
    is_labelled = bool(item.get("author")) or _place(str(item.get("title", ""))) > 0
    text = json.dumps(item, ensure_ascii=False)
    return is_labelled and not has_marks(text) and not is_said(text)


def without_marks(text: str) -> str:
    return _MARKS.sub("", text)


def _mark(number: int) -> str:
    digits = [number % _COUNT]
    while number := number // _COUNT:
        digits.append(number % _COUNT)
    return "".join(chr(_FIRST + digit) for digit in digits)


def _marked(value: Any, mark: str) -> Any:
    if isinstance(value, str):
        return _marked_words(value, mark)
    if isinstance(value, list):
        return [{part: _marked_name(text, mark) if part in _NAMES else text for part, text in n.items()} for n in value]
    return value


def _marked_name(text: str, mark: str) -> str:
    if text == _OTHERS:
        return text
    end = _LAST.search(text).start()  # type: ignore[union-attr]  # it matches always
    return f"{text[:end]}{mark}{text[end:]}"


def _marked_words(text: str, mark: str) -> str:
    """In the longest word: styles change the case of words, and know short ones by their letters."""
    place = _place(text)
    return f"{text[:place]}{mark}{text[place:]}" if place else text


def _place(text: str) -> int:
    """Before the last character of the longest word; 0 where none is long enough."""
    words = [found for found in _LONG_WORD.finditer(text) if found["word"]]
    return max(words, key=lambda found: len(found[0])).end() - 1 if words else 0
