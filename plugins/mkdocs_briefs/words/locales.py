"""Language codes to locales."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def locale_of(language: str) -> Locale | None:
    """The locale for a language code such as ``de``, ``pt-BR`` or ``zh_TW``; None if the language is unknown.

    Unknown subtags are ignored: ``de-XX`` is ``de``.
    """
    parts = language.replace("-", "_").split("_")
    while parts:
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):  # ValueError: not a well-formed code
            parts.pop()
    return None


def autonym(language: str) -> str:
    """The name of a language in itself, as ``français``; the code if the language is unknown."""
    locale = locale_of(language)
    return (locale.get_display_name() if locale else None) or language


def direction(language: str) -> str:
    """In which direction a language is written, as HTML says it: ``ltr`` or ``rtl``."""
    locale = locale_of(language)
    return locale.text_direction if locale else "ltr"


def fallbacks(language: str) -> Iterator[str]:
    """The codes to look for, the most specific first: ``pt_BR``, then ``pt``."""
    locale = locale_of(language)
    parts = str(locale).split("_") if locale else []
    for end in range(len(parts), 0, -1):
        yield "_".join(parts[:end])


def direction_of(text: str) -> str:
    """The direction of a text by its first letter that has one, as HTML's ``dir=auto``; empty if none has."""
    found = (_DIRECTIONS.get(unicodedata.bidirectional(character)) for character in text)
    return next(filter(None, found), "")


_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""By Unicode's class of a character."""
