"""Names of actors, places, authors, tags and series, by which the search finds their pages before any text.

A file for the first two letters of words: a browser reads the one of what is typed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.actor import Actor, Author, kind_of
from mkdocs_briefs.model.addresses import NAMES, name_list
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.kinds import OTHER
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.publication import Entity
from mkdocs_briefs.model.shelf import Tag
from mkdocs_briefs.model.territory import Region, Territory
from mkdocs_briefs.words.catalogue import Words
from mkdocs_briefs.words.sentences import capitalised

_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Named:
    """A page that is found by names."""

    entity: Entity
    names: Sequence[str]
    """The display name first, then all others, with codes."""


def name_files(site: Site) -> Iterator[Export]:
    """A file for each beginning of a word, and one that says which there are.

    ``search-box.js`` folds what is typed in the same way.
    """
    if not site.has_search:
        return
    found: dict[str, dict[str, _Named]] = {}
    for named in _all_named(site.corpus):
        address = site.address_of(site.corpus.publication.page_of(named.entity))
        for beginning in {word[:2] for name in named.names for word in words_in(name)} if address else ():
            found.setdefault(beginning, {})[address] = named
    yield Export(NAMES, partial(_json, sorted(found)))
    for beginning, pages in sorted(found.items()):
        yield Export(name_list(beginning), partial(_text, beginning, pages, site))


def words_in(name: str) -> list[str]:
    """The words of a name as they are compared: without case and marks.

    >>> words_in("Hugo Ávila-Núñez")
    ['hugo', 'avila', 'nunez']
    """
    folded = "".join(c for c in fold(name) if not unicodedata.category(c).startswith("M"))
    return [word for word in _NO_WORD.split(folded) if word]


def kind_name(entity: Entity, words: Words) -> str:
    """What a page is about, in one word."""
    if isinstance(entity, Actor):
        kind = kind_of(entity)
        return words.gettext("Actor") if kind is OTHER else capitalised(words.gettext(kind.noun))
    if isinstance(entity, Territory):
        return words.gettext("Country")
    if isinstance(entity, Region):
        return words.gettext("Region")
    if isinstance(entity, Author):
        return words.gettext("Author")
    return words.gettext("Tag") if isinstance(entity, Tag) else words.gettext("Series")


def _all_named(corpus: Corpus) -> Iterator[_Named]:
    publication = corpus.publication
    for actor in publication.actors:
        yield _Named(actor, _each_once(actor.name, *actor.aliases, *actor.weak_aliases))
    for country in corpus.appearances.countries:
        codes = (country.alpha2, country.alpha3)
        yield _Named(country, _each_once(country.name, *country.names, *codes, *country.demonyms))
    for region in publication.regions:
        yield _Named(region, _each_once(region.name, *region.aliases))
    others: tuple[Entity, ...] = (*publication.authors, *publication.tags, *publication.series)
    for entity in others:
        yield _Named(entity, (entity.name,))


def _each_once(*names: str) -> list[str]:
    return list(dict.fromkeys(names))


def _text(beginning: str, pages: dict[str, _Named], site: Site) -> str:
    """For each page its address, name and kind, the number of its briefs, and its other names with the beginning."""
    rows = [
        [
            address,
            named.entity.name,
            kind_name(named.entity, site.words),
            _briefs(named.entity, site.corpus),
            *_with(beginning, named.names[1:]),
        ]
        for address, named in pages.items()
    ]
    return _json(rows)


def _with(beginning: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if any(word[:2] == beginning for word in words_in(name))]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _briefs(entity: Entity, corpus: Corpus) -> int:
    if isinstance(entity, Actor):
        return len(corpus.appearances.of(entity))
    if isinstance(entity, Territory):
        return len(corpus.appearances.naming(entity))
    if isinstance(entity, Region):
        return len(corpus.shelves.within(entity))
    if isinstance(entity, Author):
        return len(corpus.shelves.by(entity))
    return len(corpus.shelves.tagged(entity)) if isinstance(entity, Tag) else len(corpus.shelves.in_series(entity))
