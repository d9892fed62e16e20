"""Days as readers write them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date

from mkdocs_briefs.words.catalogue import ENGLISH, Words


def written_out(day: date, words: Words = ENGLISH) -> str:
    """``22 November 2026``, as the language has it."""
    return _written_out(day, words.language)


@lru_cache(maxsize=16_384)  # Babel takes 20 microseconds for a day, and lists of briefs have the same ones
def _written_out(day: date, language: str) -> str:
    return format_date(day, "long", locale=language)
