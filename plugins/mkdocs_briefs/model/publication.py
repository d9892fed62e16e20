"""The publication: everything that front matter and databases give, before any text is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from mkdocs_briefs.model.actor import Actor, Author, Subject
from mkdocs_briefs.model.addresses import SERIES, TAGS, pages_in
from mkdocs_briefs.model.brief import Brief, newest_first
from mkdocs_briefs.model.gazetteer import Gazetteer
from mkdocs_briefs.model.grouping import grouped
from mkdocs_briefs.model.home import USUAL, HomePart
from mkdocs_briefs.model.naming import fold, tag_key
from mkdocs_briefs.model.profile import Profile
from mkdocs_briefs.model.registry import Registry
from mkdocs_briefs.model.shelf import Series, Shelf, Tag
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.model.standards import Standards
from mkdocs_briefs.model.territory import Place, Region, Territory

Entity = Subject | Place | Author | Shelf
"""Whatever has a page of its own, other than briefs."""

_Entity = TypeVar("_Entity", bound=Entity)
_Shelf = TypeVar("_Shelf", Tag, Series)


@dataclass(frozen=True)
class Publication:
    """The briefs, the actors, authors and places that they name, and the sources that they can cite."""

    briefs: tuple[Brief, ...]
    actors: tuple[Actor, ...]
    authors: tuple[Author, ...]
    profiles: Mapping[str, Profile]
    """By ``src_uri``."""
    gazetteer: Gazetteer
    bibliography: Mapping[str, Source]
    """By citation key."""
    place_pages: Mapping[Place, str]
    """The ``src_uri`` of profiles of countries and regions, which may differ from the default one."""
    linked: frozenset[Territory] = frozenset()
    """Countries whose pages are targets of Markdown links."""
    standards: Standards | None = None
    """What its briefs are checked against besides."""
    home: tuple[HomePart, ...] = USUAL
    """What the home page shows, in its order."""
    language: str = "en"
    """The site's, as in ``pt-BR``: that of all pages but briefs with a language of their own."""

    @cached_property
    def registry(self) -> Registry:
        return Registry(self.actors, self.gazetteer)

    @cached_property
    def briefs_by_page(self) -> Mapping[str, Brief]:
        return {brief.src_uri: brief for brief in self.briefs}

    def language_of(self, src_uri: str) -> str:
        """The language of a page, by ``src_uri``."""
        brief = self.briefs_by_page.get(src_uri)
        return (brief.fields.lang if brief else None) or self.language

    def editions_of(self, brief: Brief) -> tuple[Brief, ...]:
        """The other editions of a brief, by language."""
        return tuple(self.briefs_by_page[page] for page in brief.editions if page != brief.src_uri)

    def edition_in(self, language: str, brief: Brief) -> Brief:
        """The edition of a brief in a language; the brief itself if there is none."""
        own = (one for one in self.editions_of(brief) if self.language_of(one.src_uri) == language)
        return next(own, brief) if self.language_of(brief.src_uri) != language else brief

    @cached_property
    def countries(self) -> tuple[Territory, ...]:
        """The countries that have a page before texts are read, by name. ``Corpus.countries`` adds those mentioned."""
        found = {place for brief in self.briefs for place in brief.places if isinstance(place, Territory)}
        found |= {actor for brief in self.briefs for actor in brief.actors if isinstance(actor, Territory)}
        found |= {actor.country for actor in self.actors if actor.country}
        found |= {place for place in self.place_pages if isinstance(place, Territory)}
        found |= self.linked
        return _by_name(found)

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The regions that have a page, by name: those with a profile, and those with a brief on them or a member."""
        named = {place for brief in self.briefs for place in brief.places}
        covered = {place.alpha2 for place in named if isinstance(place, Territory)}
        found = {place for place in (*named, *self.place_pages) if isinstance(place, Region)}
        everywhere = len(self.gazetteer.territories)
        found |= {r for r in self.gazetteer.regions if len(r.members) < everywhere and covered.intersection(r.members)}
        return _by_name(found)

    @cached_property
    def listed(self) -> tuple[Brief, ...]:
        """The briefs in lists: all but those withdrawn, newest first; of several editions, one."""
        return tuple(brief for brief in self.editions if not brief.listed_as)

    @cached_property
    def editions(self) -> tuple[Brief, ...]:
        """The same, with every edition."""
        return tuple(sorted((b for b in self.briefs if b.status != "withdrawn"), key=newest_first))

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The keywords of briefs, in alphabetical order."""
        return _shelves(Tag, TAGS, (tag for brief in self.editions for tag in brief.fields.tags))

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The series of briefs, in alphabetical order."""
        return _shelves(Series, SERIES, (brief.fields.series for brief in self.editions if brief.fields.series))

    @cached_property
    def tags_by_key(self) -> Mapping[str, Tag]:
        return {tag.key: tag for tag in self.tags}

    @cached_property
    def series_by_key(self) -> Mapping[str, Series]:
        return {series.key: series for series in self.series}

    def tags_of(self, brief: Brief) -> tuple[Tag, ...]:
        """The keywords of a brief, each once, in its order; those of withdrawn briefs alone are left out."""
        keys = dict.fromkeys(map(tag_key, brief.fields.tags))
        return tuple(self.tags_by_key[key] for key in keys if key in self.tags_by_key)

    def series_of(self, brief: Brief) -> Series | None:
        return self.series_by_key.get(tag_key(brief.fields.series)) if brief.fields.series else None

    def actors_of(self, country: Territory) -> tuple[Actor, ...]:
        """The actors that belong to a country."""
        return self._actors_of.get(country, ())

    @cached_property
    def _actors_of(self) -> Mapping[Territory, tuple[Actor, ...]]:
        return grouped((actor.country, actor) for actor in self.actors if actor.country)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        return (*self.actors, *self.authors, *self.countries, *self.regions, *self.tags, *self.series)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Whatever a text can mention: the actors and all territories."""
        return (*self.actors, *self.gazetteer.territories)

    def page_of(self, entity: Entity) -> str:
        """The ``src_uri`` of the entity's page."""
        if isinstance(entity, Territory | Region):
            return self.place_pages.get(entity, entity.src_uri)
        return entity.src_uri

    def profile_of(self, entity: Entity) -> Profile | None:
        return self.profiles.get(self.page_of(entity))


def _shelves(kind: type[_Shelf], index: str, names: Iterable[str]) -> tuple[_Shelf, ...]:
    """Tags or series of these names, the newest first; each has an address of its own in the folder of the index."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(tag_key(name), name)
    keys = sorted(first)
    pages = pages_in(index, (first[key] for key in keys))
    return tuple(kind(first[key], key, page) for key, page in zip(keys, pages, strict=True))


def _by_name(entities: Iterable[_Entity]) -> tuple[_Entity, ...]:
    return tuple(sorted(entities, key=lambda entity: (fold(entity.name), entity.src_uri)))
