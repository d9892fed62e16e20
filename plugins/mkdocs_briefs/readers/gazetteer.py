"""The bundled names of countries and regions."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from mkdocs_briefs.model.territory import Ambiguity, Gazetteer, Region, Territory
from mkdocs_briefs.readers.yaml_loader import YamlLoader


@lru_cache(maxsize=1)
def read_gazetteer() -> Gazetteer:
    """The gazetteer of ``data/``. It is read once a process: it never changes between builds."""
    return Gazetteer(
        territories=tuple(Territory(**_frozen(item)) for item in _load("territories.yml")),
        regions=tuple(
            Region(item["name"], tuple(item["members"]), tuple(item.get("aliases", ())), item.get("basis", ""))
            for item in _load("regions.yml")
        ),
        ambiguities=tuple(Ambiguity(**_frozen(item)) for item in _load("ambiguous.yml")),
    )


def _load(name: str) -> list[dict[str, Any]]:
    text = (files("mkdocs_briefs") / "data" / name).read_text(encoding="utf-8")
    loaded: list[dict[str, Any]] = yaml.load(text, Loader=YamlLoader)  # noqa: S506 - a safe loader, in C
    return loaded


def _frozen(item: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in item.items()}
