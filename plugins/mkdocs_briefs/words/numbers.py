"""Numbers as readers write them."""

from __future__ import annotations

from babel.numbers import format_decimal

from mkdocs_briefs.words.catalogue import ENGLISH, Words


def grouped(number: int, words: Words = ENGLISH) -> str:
    """``12,345``, as the language has it."""
    return format_decimal(number, locale=words.language)
