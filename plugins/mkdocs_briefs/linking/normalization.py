"""Normalization of text for name matching: two spellings of one name have the same normalized form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_STRIPPED_SCRIPTS = ("LATIN", "GREEK", "ARABIC")
"""Scripts whose diacritics are ignored. In others, as Cyrillic or kana, a letter with a mark is another letter."""

_EQUIVALENTS = {
    **dict.fromkeys("\n\t\r\u00a0\u2009\u202f", " "),
    **dict.fromkeys("\u2019\u02bc\u2018", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict(zip("\u00f8\u0142\u0111\u0131\u00d8\u0141\u0110\u0130", "oldiOLDI", strict=True)),
    **dict(zip("\u0451\u0401", "\u0435\u0415", strict=True)),  # Russian: the dots are often omitted
}
"""Characters treated as others although Unicode does not decompose them."""

_IGNORED = re.compile(
    "[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200b\u2060]"
)
"""Ignored characters: soft hyphens, zero-width spaces, combining accents left over in form C, Hebrew and Arabic vowel
signs."""

_SIGMA, _FINAL_SIGMA = "\u03c3", "\u03c2"
"""Greek sigma has a final form: the only letter whose lower case depends on its context."""


_SPACES = str.maketrans("\n\t\r", "   ")


class _PlainTable(dict[int, str]):
    """A table for ``str.translate``, filled on demand: each character without diacritics."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = self[code] = _EQUIVALENTS.get(char) or _without_marks(char)
        return plain


_PLAIN = _PlainTable()

_CHANGED = re.compile(r"[^ -~]+")
"""What the table may change: in most texts a few characters, and each that goes through the table costs time."""


def plain(text: str) -> str:
    """The text without diacritics and typographic variants, in its own case. The text is in Unicode's form C."""
    return _CHANGED.sub(lambda found: found[0].translate(_PLAIN), _IGNORED.sub("", text))


def normalize(text: str) -> str:
    """As ``plain``, in lower case."""
    if text.isascii():
        return text.lower().translate(_SPACES)
    return _lower(plain(text))


def normalize_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """The normalized text, and for each of its characters and its end the offset in the text."""
    offsets: Sequence[int] = range(len(text) + 1)
    if not text.isascii() and _IGNORED.search(text):
        offsets = [*(offset for offset, char in enumerate(text) if not _IGNORED.match(char)), len(text)]
    return normalize(text), offsets


def _lower(text: str) -> str:
    """Lower case, character by character, so that offsets are kept."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.replace(_FINAL_SIGMA, _SIGMA)


def _without_marks(char: str) -> str:
    decomposed = unicodedata.normalize("NFD", char)
    base, marks = decomposed[:1], decomposed[1:]
    if not marks or not unicodedata.name(char, "").startswith(_STRIPPED_SCRIPTS):
        return char
    return base if all(map(unicodedata.combining, marks)) else char
