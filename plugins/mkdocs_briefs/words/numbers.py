"""Localized numbers."""

from __future__ import annotations

from functools import cache

from babel.numbers import format_decimal

from mkdocs_briefs.words.catalogue import ENGLISH, Words


@cache
def grouped(number: int, words: Words = ENGLISH) -> str:
    """The number with the thousands separator of the language: ``12,345``."""
    return format_decimal(number, locale=words.language)


@cache
def with_decimals(number: float, decimals: int, words: Words = ENGLISH) -> str:
    """The number with this many decimals: ``0.187``."""
    return format_decimal(number, f"0.{'0' * decimals}", locale=words.language)
