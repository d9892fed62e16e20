"""Names of territories in other languages, from Unicode CLDR by way of Babel."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_briefs.words.locales import locale_of


def territory_names(language: str) -> Mapping[str, str]:
    """The names of territories in a language, by alpha-2 code.

    There are no names for English, for which we have names of our own, nor for a code that no language has: then
    English stays.
    """
    locale = locale_of(language)
    return locale.territories if locale and locale.language != "en" else {}
