"""Lists within sentences."""

from __future__ import annotations

from collections.abc import Sequence

from babel.lists import format_list

from mkdocs_briefs.words.catalogue import ENGLISH, Words


def listed(items: Sequence[str], words: Words = ENGLISH) -> str:
    """``a, b and c``, as the language has it."""
    return format_list(items, locale=words.language)
