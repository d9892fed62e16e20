"""Localized lists within sentences."""

from __future__ import annotations

from collections.abc import Sequence

from babel.lists import format_list

from mkdocs_briefs.words.catalogue import ENGLISH, Words


def listed(items: Sequence[str], words: Words = ENGLISH) -> str:
    """The items joined as the language joins them: ``a, b and c``."""
    return format_list(items, locale=words.language)
