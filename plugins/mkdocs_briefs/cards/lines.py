"""Texts broken into lines that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_briefs.cards.typefaces import Typeface

_ELLIPSIS = "…"
_BEFORE_ELLIPSIS = " ,;:·"
_MOST = 400
"""Characters of a text that may find room: more are not looked at."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one size."""

    texts: tuple[str, ...]
    size: int


def fitted(text: str, face: Typeface, width: int, sizes: Sequence[tuple[int, int]]) -> Lines:
    """A text in the first of some sizes in which it fits, cut in the last; each with how many lines of it there may be.

    Raises LetterError for a letter that the typeface lacks.
    """
    text = text[:_MOST]
    for size, most in sizes:
        lines = list(_lines(text.split(), face, width, size, most + 1))
        if len(lines) <= most and all(face.width(line, size) <= width for line in lines):
            return Lines(tuple(lines), size)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} {lines[most]}"]
    return Lines(tuple(_cut(line, face, width, size) for line in lines), size)


def _lines(words: Sequence[str], face: Typeface, width: int, size: int, most: int) -> Iterator[str]:
    """As many words on each line as fit, at least one; no more lines than ``most``."""
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and face.width(longer, size) > width:
            yield line
            most -= 1
            if not most:
                return
            longer = word
        line = longer
    yield line


def _cut(line: str, face: Typeface, width: int, size: int) -> str:
    """A line, or as much of it as fits with an ellipsis at its end."""
    if face.width(line, size) <= width:
        return line
    while face.width(f"{line}{_ELLIPSIS}", size) > width:
        line = line[:-1]
    return f"{line.rstrip(_BEFORE_ELLIPSIS)}{_ELLIPSIS}"
