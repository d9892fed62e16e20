"""Names of territories in other languages, from Unicode CLDR by way of Babel."""

from __future__ import annotations

from collections.abc import Mapping

from babel import Locale, UnknownLocaleError


def territory_names(language: str) -> Mapping[str, str]:
    """The names of territories in a language, by alpha-2 code.

    The language is given as in ``de``, ``pt-BR`` or ``zh_TW``. There are no names for English, for which we have
    names of our own, nor for a code that no language has: then English stays. Of a code that is known in part, as
    ``de-XX``, the known part counts.
    """
    locale = _locale(language)
    return locale.territories if locale and locale.language != "en" else {}


def _locale(language: str) -> Locale | None:
    parts = language.replace("-", "_").split("_")
    while parts:
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):  # the second where it is no code at all
            parts.pop()
    return None
