"""Names of places in other languages: from Babel (CLDR), pycountry (ISO 3166-1), ``data/names.yml`` and catalogues."""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

import pycountry
import yaml

from mkdocs_briefs.model.gazetteer import Override
from mkdocs_briefs.readers.yaml_loader import YamlLoader
from mkdocs_briefs.words.catalogue import words_of
from mkdocs_briefs.words.locales import fallbacks, locale_of

REGION = "region"
"""The context of a region's name in catalogues."""


def territory_names(language: str) -> Mapping[str, Override]:
    """The names of territories in a language, by alpha-2 code.

    Empty for English, whose names are in ``data/``, and for unknown languages.
    """
    locale = locale_of(language)
    if locale is None or locale.language == "en":
        return {}
    official, others = dict(_official_names(language)), _other_names(locale.language)
    return {
        code: Override(name, official.get(code, ""), tuple(others.get(code, ())))
        for code, name in locale.territories.items()
    }


def region_names(names: Iterable[str], language: str) -> Mapping[str, str]:
    """The names of regions in a language, by their English ones, which also stand for those without a translation."""
    words = words_of(language)
    return {name: words.pgettext(REGION, name) for name in names}


def _official_names(language: str) -> Iterator[tuple[str, str]]:
    """By alpha-2 code, the official names that are translated."""
    translations = gettext.translation(
        "iso3166-1", pycountry.LOCALES_DIR, languages=list(fallbacks(language)), fallback=True
    )
    for country in pycountry.countries:
        official = getattr(country, "official_name", "")
        if official and (translated := translations.gettext(official)) != official:
            yield country.alpha_2, translated


def _other_names(language: str) -> Mapping[str, list[str]]:
    text = (files("mkdocs_briefs") / "data" / "names.yml").read_text(encoding="utf-8")
    names: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=YamlLoader)  # noqa: S506 - a safe loader, in C
    return names.get(language, {})
