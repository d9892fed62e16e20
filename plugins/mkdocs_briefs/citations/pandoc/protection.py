r"""Words whose capitals Pandoc's reader would take: they are put into braces, which protect them.

The reader makes sentence case of English titles, so that styles can make title case of them or leave them. It goes by
the first letter of what stands between spaces and hyphens: a word that has a capital inside (``TikTok``, ``NATO``,
``COP28``) stays, one whose capital stands alone before a stop, a slash, a hyphen or a space does not. CSL (1.0.2,
"Text-case") lets words in mixed or upper case stay. What begins with a capital and goes on in small letters is left to
the author's braces, as everywhere in BibTeX.
"""

# ruff: noqa: RUF001, RUF003 - titles have dashes and quotation marks

from __future__ import annotations

import re
from collections.abc import Iterator

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"  # an upper-case letter of Latin, or one of a script; `str.isupper` decides

_WORD = re.compile(r"[^\s{}\\$]*(?:\\&[^\s{}\\$]*)*")
_CORE = re.compile(r"([(\[\"“‘'`]*)(.*?)([)\]\"”’',;:?!`]*)")
"""A word, and the marks before and after it."""

_PROTECTED = tuple(
    re.compile(pattern.replace("C", _CAPITAL))
    for pattern in (
        r"C\.(?:-?C\.)+.*|.*[-–—/]C\.C\..*",  # U.S., U.S.-led, Sino-U.S.: "u.s.-led"
        r"C\w?\.\w?C\..*",  # Ph.D.: "ph.d."
        r"C[-–]\w.*",  # X-ray, F-16, G-7: "f-16"
        r"C/.*|.*/C(?:/.*)?|.*/.*\d.*",  # S/RES/2231, I/O: "s/RES/2231"
        r".*C\\?&C.*",  # AT&T, R&D: "AT&t"
        r"C['’]C.*",  # O'Neill, D'Arcy: "o’neill"
        r"C[+#*]*",  # Part I, Group B, C++: "part i"
    )
)
_LATER_CAPITAL = re.compile(rf"(?<=[-–])({_CAPITAL}\w+)")
"""The second part of ``al-Qaeda`` or ``post-Soviet``: "post-soviet"."""

_VERSUS = re.compile(rf"((?:{_CAPITAL}[\w.'’-]*\s+)*)(vs?\.?)(\s+{_CAPITAL}[\w.'’-]*(?:\s+{_CAPITAL}[\w.'’-]*)*)")
"""Two parties, each of which is a name: "Alphaland v. betaland", and "Vs." in title case."""


def protected(title: str) -> str:
    r"""A title, as written in BibTeX, with braces around the words that must keep their capitals.

    >>> protected("A U.S.-led plan, Part I"), protected("Ash v. Brook: a history")
    ('A {U.S.-led} plan, Part {I}', '{Ash} {v.} {Brook}: a history')
    """
    return "".join(_words(part) if outside else part for part, outside in _parts(title))


def _words(text: str) -> str:
    text = _VERSUS.sub(_parties, text)
    return "".join(part if braced else _WORD.sub(_word, part) for part, braced in _split_braced(text))


def _parties(found: re.Match[str]) -> str:
    return re.sub(r"\S+", lambda word: _braced(word[0]), found[0])


def _word(found: re.Match[str]) -> str:
    word = found[0]
    if not word or word.islower():
        return word
    before, core, after = _CORE.fullmatch(word).groups()  # type: ignore[union-attr]  # it matches always
    if any(pattern.fullmatch(core) for pattern in _PROTECTED):
        is_article = core == "A" and not after and found.end() < len(found.string)
        return word if is_article else f"{before}{{{core}}}{after}"
    return _LATER_CAPITAL.sub(r"{\1}", word) if core[:1].islower() else word


def _braced(word: str) -> str:
    core = word.rstrip(",;:?!)")
    return f"{{{core}}}{word[len(core) :]}"


def _split_braced(text: str) -> Iterator[tuple[str, bool]]:
    for part in re.split(r"(\{[^{}]*\})", text):
        yield part, part.startswith("{")


def _parts(title: str) -> Iterator[tuple[str, bool]]:
    """The title in parts, each with whether it stands outside braces, commands and mathematics."""
    depth = start = 0
    in_math = False
    for found in re.finditer(r"\\(?:[A-Za-z]+|.)|[{}$]", title):
        mark = found[0]
        if mark.startswith("\\") and mark != r"\&" and len(mark) > 1 and depth == 0 and not in_math:
            yield title[start : found.start()], True
            yield mark, False
            start = found.end()
        elif mark in "{}$" and not mark.startswith("\\"):
            was_outside = depth == 0 and not in_math
            depth += (mark == "{") - (mark == "}")
            in_math ^= mark == "$"
            is_outside = depth == 0 and not in_math
            if was_outside and not is_outside:
                yield title[start : found.start()], True
                start = found.start()
            elif is_outside and not was_outside:
                yield title[start : found.end()], False
                start = found.end()
    yield title[start:], depth == 0 and not in_math
