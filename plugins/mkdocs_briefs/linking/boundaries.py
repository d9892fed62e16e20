"""Word boundaries at which a name may begin and end, by script (Unicode Standard Annex 29, section 4).

For scripts without spaces the annex asks for a dictionary. The registry of names serves as one: there, a name may end
beside any letter.
"""

from __future__ import annotations

import re
import unicodedata

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, kana and Han."""

_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]")
_PARTICLE = re.compile(
    "(?:\uc73c\ub85c|\uc5d0\uc11c|\uc5d0\uac8c|[\uc740\ub294\uc774\uac00\uc744\ub97c\uc758\uc5d0\uc640\uacfc\ub3c4\ub85c])"
    "(?![\uac00-\ud7a3])"
)
"""Korean particles, written after a noun without a space."""

_PREFIXES = {
    "ARABIC": frozenset("\u0648\u0641\u0628\u0644\u0643"),
    "HEBREW": frozenset("\u05d5\u05d1\u05dc\u05de\u05e9\u05d4\u05db"),
}
"""Conjunctions and prepositions of one letter, written before a noun without a space."""

_DOMAIN = re.compile(r"\.\w")
_WORD = re.compile(r"\S+")
_HANDLE = re.compile(r"@\w")
_SITE = re.compile(r"\bwww\.\S|(?<=\w)://\S")


def addresses(text: str) -> list[tuple[int, int]]:
    """The spans of handles, mail addresses and URLs, in which no names are found."""
    if "@" not in text and "://" not in text and "www." not in text:
        return []
    found = ((word, _address_in(word[0])) for word in _WORD.finditer(text))
    return [(word.start() + start, word.end()) for word, start in found if start >= 0]


def _address_in(word: str) -> int:
    """Where in a word an address begins, which goes to its end; -1 if there is none."""
    if _HANDLE.search(word):
        return 0
    site = _SITE.search(word)
    if not site or site[0].startswith("w"):
        return site.start() if site else -1
    start = site.start()
    while start and _is_word_character(word[start - 1]):
        start -= 1
    return start


def _is_word_character(char: str) -> bool:
    return char.isalnum() or char == "_"


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the name between two offsets is a whole word, and no part of a longer word or a domain name."""
    return _is_start(text, start) and _is_end(text, end)


def _is_start(text: str, start: int) -> bool:
    before, first = text[start - 1 : start], text[start : start + 1]
    if not before or not _is_word(before) or _is_script_boundary(before, first):
        return True
    return _is_prefix(before, first) and not _is_word(text[start - 2 : start - 1])


def _is_end(text: str, end: int) -> bool:
    after, last = text[end : end + 1], text[end - 1 : end]
    if not after or not _is_word(after):
        return after != "." or last == "." or not _DOMAIN.match(text, end)
    if unicodedata.category(after).startswith("M"):
        return False
    return _is_script_boundary(last, after) or bool(_PARTICLE.match(text, end))


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_" or (not char.isascii() and unicodedata.category(char).startswith("M"))


def _is_script_boundary(left: str, right: str) -> bool:
    """Whether a name may end between two letters, because one of them is of a script without spaces."""
    if _KATAKANA.match(left) and _KATAKANA.match(right):
        return False
    return bool(_UNSPACED.match(left) or _UNSPACED.match(right))


def _is_prefix(before: str, first: str) -> bool:
    return any(before in letters and unicodedata.name(first, "").startswith(s) for s, letters in _PREFIXES.items())
