"""English words that tell names from other words and from one another: the lists of ``data/en/lexicon.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists by name. Comments in the file describe each."""

    abbreviations: frozenset[str]
    titles: frozenset[str]
    last_names: frozenset[str]
    portfolios: frozenset[str]
    modifiers: frozenset[str]
    suffixes: frozenset[str]
    leading: frozenset[str]
    particles: frozenset[str]
    connectors: frozenset[str]
    heads: frozenset[str]
    signatures: frozenset[str]
    matters: frozenset[str]
    continents: frozenset[str]
    directions: frozenset[str]
    adjectives: frozenset[str]
    days: frozenset[str]
    parts: frozenset[str]
    starters: frozenset[str]
    others: frozenset[str]
    first_name_countries: frozenset[str]
    last_name_countries: frozenset[str]
    followers: frozenset[str]
    first_names: frozenset[str]
    american_states: frozenset[str]
    before_us: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lists, read on first use."""
    text = (files("mkdocs_briefs") / "data" / "en" / "lexicon.yml").read_text(encoding="utf-8")
    lists: dict[str, str] = yaml.safe_load(text)
    return Lexicon(**{name: frozenset(words.split()) for name, words in lists.items()})
