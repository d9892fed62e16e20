"""The gazetteer of the bundled data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from mkdocs_briefs.model.gazetteer import Ambiguity, Gazetteer
from mkdocs_briefs.model.territory import Place, Region, Territory
from mkdocs_briefs.readers.languages import region_names, territory_names
from mkdocs_briefs.readers.yaml_loader import YamlLoader


@lru_cache(maxsize=16)
def read_gazetteer(language: str = "en") -> Gazetteer:
    """The gazetteer of ``data/``, with display names in a language such as ``pt-BR``.

    English names are those of the data, names in other languages CLDR's, and of regions the catalogue's; English names
    are found in any language. An unknown language is treated as English. Cached for the process: the data does not
    change between builds.
    """
    if names := territory_names(language):
        english = read_gazetteer()
        return english.with_names(names, region_names((region.name for region in english.regions), language))
    return Gazetteer(
        territories=tuple(Territory(**_frozen(item)) for item in _load("territories.yml")),
        regions=tuple(
            Region(item["name"], tuple(item["members"]), tuple(item.get("aliases", ())), item["basis"], item["kind"])
            for item in _load("regions.yml")
        ),
        ambiguities=tuple(Ambiguity(**_frozen(item)) for item in _load("ambiguous.yml")),
        stop_phrases=tuple(phrase for group in _load("en/stop_phrases.yml") for phrase in group["phrases"]),
    )


def gazetteer_for(gazetteer: Gazetteer, language: str) -> Gazetteer:
    """A project's gazetteer for a text in another language: with the names of that as well."""
    return gazetteer.also_in(read_gazetteer(language))


@cache
def place_names(language: str) -> Mapping[str, str]:
    """The names of countries and regions in a language, by the ``src_uri`` that their pages have in every language."""
    gazetteer = read_gazetteer(language)
    places: tuple[Place, ...] = (*gazetteer.territories, *gazetteer.regions)
    return {place.src_uri: place.name for place in places}


def _load(name: str) -> list[dict[str, Any]]:
    text = (files("mkdocs_briefs") / "data" / name).read_text(encoding="utf-8")
    loaded: list[dict[str, Any]] = yaml.load(text, Loader=YamlLoader)  # noqa: S506 - a safe loader, in C
    return loaded


def _frozen(item: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in item.items()}
