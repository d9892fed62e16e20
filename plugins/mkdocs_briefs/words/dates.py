"""Localized dates."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date

from mkdocs_briefs.words.catalogue import ENGLISH, Words


def written_out(day: date, words: Words = ENGLISH) -> str:
    """The date in the long format of the language: ``22 November 2026``."""
    return _written_out(day, words.language)


@lru_cache(maxsize=16_384)  # Babel takes 20 microseconds for a date, and lists of briefs repeat them
def _written_out(day: date, language: str) -> str:
    return format_date(day, "long", locale=language)
