"""Language codes to locales."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError


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
