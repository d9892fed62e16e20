"""Text in a form in which two spellings of one name are equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_STRIPPED = ("LATIN", "GREEK", "ARABIC")
"""Scripts that are written without their marks as well. In others, as Cyrillic or kana, a mark makes another letter."""

_LIKE = {
    **dict.fromkeys("\n\t\r\u00a0\u2009\u202f", " "),
    **dict.fromkeys("\u2019\u02bc\u2018", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict(zip("\u00f8\u0142\u0111\u0131\u00d8\u0141\u0110\u0130", "oldiOLDI", strict=True)),
    **dict(zip("\u0451\u0401", "\u0435\u0415", strict=True)),  # the one Russian letter whose dots are often left out
}
"""What counts as another character although Unicode does not take it apart."""

_SILENT = re.compile(
    "[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200b\u2060]"
)
"""What may stand within a name and does not count: soft hyphens, accents that do not compose, Hebrew and Arabic vowel
signs."""

_SIGMA, _FINAL_SIGMA = "\u03c3", "\u03c2"
"""The Greek letter has a form of its own at the end of a word: the only one whose lower case hangs on what follows."""


_SPACES = str.maketrans("\n\t\r", "   ")


class _Plain(dict[int, str]):
    """For ``str.translate``: each character without its marks, worked out when it first comes up."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = self[code] = _LIKE.get(char) or _without_marks(char)
        return plain


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text without accents and typographic shapes, its case kept. The text is in Unicode's form C."""
    return _SILENT.sub("", text).translate(_PLAIN)


def normalize(text: str) -> str:
    """The same in lower case."""
    if text.isascii():
        return text.lower().translate(_SPACES)
    return _lower(plain(text))


def normalize_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """The normalized text, with the offset in the text of each of its characters, and of its end."""
    offsets: Sequence[int] = range(len(text) + 1)
    if not text.isascii() and _SILENT.search(text):
        offsets = [*(offset for offset, char in enumerate(text) if not _SILENT.match(char)), len(text)]
    return normalize(text), offsets


def _lower(text: str) -> str:
    """In lower case, each character still one, whatever stands beside it."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.replace(_FINAL_SIGMA, _SIGMA)


def _without_marks(char: str) -> str:
    decomposed = unicodedata.normalize("NFD", char)
    base, marks = decomposed[:1], decomposed[1:]
    if not marks or not unicodedata.name(char, "").startswith(_STRIPPED):
        return char
    return base if all(map(unicodedata.combining, marks)) else char
