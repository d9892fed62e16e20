"""Our typefaces in pictures. A text may need several files of one: each letter is of the first that has it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageFont, features

_FONTS = Path(__file__).parent.parent / "theme" / "assets" / "fonts"
_NO_LETTER = "\U0010ffff"
"""Unicode says that this never is a letter: as it looks, so does each that a file has not."""
_LAYOUT = ImageFont.Layout.RAQM if features.check("raqm") else ImageFont.Layout.BASIC
"""Raqm kerns; it asks the system for FriBiDi."""
_MARKS = ("M", "Cf")
"""Unicode's categories of what belongs to the letter before it."""


class LetterError(Exception):
    """A typeface lacks a letter, which is the argument."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family in one weight."""

    files: tuple[str, ...]
    weight: int

    def runs(self, text: str, size: int) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        """A text in parts, each with its font. Raises LetterError."""
        parts = groupby(_letters(text), self._file_of)
        return [(_font(file, self.weight, size), "".join(letters)) for file, letters in parts]

    def width(self, text: str, size: int) -> float:
        """In pixels. Raises LetterError."""
        return sum(font.getlength(part) for font, part in self.runs(text, size))

    def _file_of(self, letter: str) -> str:
        found = (file for file in self.files if all(_has(file, sign) for sign in letter))
        if (file := next(found, None)) is None:
            raise LetterError(letter)
        return file


SERIF_FILES = (
    *("briefs-serif", "briefs-serif-more"),
    *("source-serif-4-latin-ext-wght-normal", "source-serif-4-cyrillic-wght-normal"),
)
SANS_FILES = (
    *("briefs-sans", "briefs-sans-more"),
    *("source-sans-3-latin-ext-wght-normal", "source-sans-3-cyrillic-wght-normal"),
)
SERIF = Typeface(SERIF_FILES, weight=700)
SANS, SANS_BOLD = Typeface(SANS_FILES, weight=400), Typeface(SANS_FILES, weight=600)


def _letters(text: str) -> list[str]:
    """The letters of a text, each with its marks."""
    letters: list[str] = []
    for sign in unicodedata.normalize("NFC", text):
        if letters and unicodedata.category(sign).startswith(_MARKS):
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


@lru_cache(maxsize=256)
def _font(file: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FONTS / f"{file}.woff2", size, layout_engine=_LAYOUT)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=65_536)
def _has(file: str, sign: str) -> bool:
    """Whether a file has a letter. What is not drawn, as a space, needs none."""
    if sign.isspace() or unicodedata.category(sign) == "Cf":
        return True
    return _drawn(file, sign) != _drawn(file, _NO_LETTER)


@lru_cache(maxsize=16)
def _plain(file: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"{file}.woff2", 24, layout_engine=ImageFont.Layout.BASIC)


def _drawn(file: str, sign: str) -> tuple[float, bytes]:
    font = _plain(file)
    return font.getlength(sign), bytes(font.getmask(sign))
