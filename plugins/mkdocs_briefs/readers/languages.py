"""Names of territories in other languages, from Unicode CLDR (through Babel)."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_briefs.words.locales import locale_of


def territory_names(language: str) -> Mapping[str, str]:
    """The names of territories in a language, by alpha-2 code.

    Empty for English, whose names are in ``data/``, and for unknown languages.
    """
    locale = locale_of(language)
    return locale.territories if locale and locale.language != "en" else {}
