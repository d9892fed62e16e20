"""Languages, as sites and catalogues name them."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError


def locale_of(language: str) -> Locale | None:
    """The locale of a language given as in ``de``, ``pt-BR`` or ``zh_TW``; None where it is no code at all.

    Of a code that is known in part, as ``de-XX``, the known part counts.
    """
    parts = language.replace("-", "_").split("_")
    while parts:
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):  # the second where it is no code at all
            parts.pop()
    return None
