"""Names of places in other languages: of territories from CLDR (by Babel), of regions from our catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdocs_briefs.words.catalogue import words_of
from mkdocs_briefs.words.locales import locale_of

REGION = "region"
"""The context of a region's name in catalogues."""


def territory_names(language: str) -> Mapping[str, str]:
    """The names of territories in a language, by alpha-2 code.

    Empty for English, whose names are in ``data/``, and for unknown languages.
    """
    locale = locale_of(language)
    return locale.territories if locale and locale.language != "en" else {}


def region_names(names: Iterable[str], language: str) -> Mapping[str, str]:
    """The names of regions in a language, by their English ones, which also stand for those without a translation."""
    words = words_of(language)
    return {name: words.pgettext(REGION, name) for name in names}
