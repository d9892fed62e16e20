"""A feed, whatever its format, and which there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from mkdocs_briefs.exports.feeds.entries import Entries
from mkdocs_briefs.exports.feeds.entry import Entry
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.actor import Actor, Author
from mkdocs_briefs.model.brief import Brief, newest_first
from mkdocs_briefs.model.publication import Entity
from mkdocs_briefs.model.shelf import Series, Tag
from mkdocs_briefs.model.territory import Region
from mkdocs_briefs.words.catalogue import marked

NEWEST = 50
"""The most entries of a feed. Readers' programs ask several times a day."""
ROOM = 64_000
"""Characters of HTML in a feed on one subject. There is one for each, and they have the same briefs again and again."""
FEWEST = 10
"""Entries of a feed on one subject for which there is room, however long they are."""

COUNTRIES, REGIONS, ACTORS = marked("Countries"), marked("Regions"), marked("Actors")
AUTHORS, TAGS, SERIES = marked("Authors"), marked("Tags"), marked("Series")


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new on one subject."""

    title: str
    address: str
    """Of its Atom feed, from the site's root."""
    page: str
    """The ``src_uri`` of the page that has the same and more."""
    entries: Callable[[], Sequence[Entry]]
    """Newest first."""
    about: str = ""
    """What it is about, in a sentence or two."""
    group: str = ""
    """The heading in lists of feeds, in English; empty for those of the whole site."""

    def full_title(self, site: Site) -> str:
        """The title among feeds of other sites."""
        return self.title if self.title == site.name else f"{self.title} \N{EN DASH} {site.name}"


def feeds_of(site: Site) -> Iterator[Feed]:
    """Those that have an entry, the site's first. None without ``site_url``: a feed is read elsewhere."""
    if not site.url:
        return
    corpus, entries = site.corpus, Entries(site)

    def newest(briefs: Iterable[Brief]) -> list[Brief]:
        return list(islice((brief for brief in briefs if brief.is_out), NEWEST))

    if briefs := newest(corpus.briefs):
        of_site = partial(entries.of_all, briefs)
        yield Feed(site.name, addresses.ATOM, site.home, of_site, about=site.description)
    if corrected := tuple(islice((found for found in corpus.corrections if found[0].is_out), NEWEST)):
        title, address = site.words.gettext("Corrections"), addresses.beside(addresses.CORRECTIONS, addresses.FEED)
        yield Feed(title, address, addresses.CORRECTIONS, lambda: [entries.correction(*found) for found in corrected])
    for group, entity in _entities(site):
        page = corpus.publication.page_of(entity)
        if site.address_of(page) and (briefs := newest(briefs_about(entity, site))):
            profile = corpus.publication.profile_of(entity)
            about = (profile.fields.summary if profile else None) or ""
            fitting = partial(_fitting, entries, briefs)
            yield Feed(entity.name, addresses.beside(page, addresses.FEED), page, fitting, about, group)


def _fitting(entries: Entries, briefs: Iterable[Brief]) -> list[Entry]:
    """Those for which there is room in a feed on one subject."""
    found: list[Entry] = []
    room = ROOM
    for entry in map(entries.of, briefs):
        room -= len(entry.html)
        if room < 0 and len(found) >= FEWEST:
            break
        found.append(entry)
    return found


def _entities(site: Site) -> Iterator[tuple[str, Entity]]:
    publication = site.corpus.publication
    groups: dict[str, Iterable[Entity]] = {
        COUNTRIES: site.corpus.appearances.countries,
        REGIONS: publication.regions,
        ACTORS: publication.actors,
        AUTHORS: publication.authors,
        TAGS: publication.tags,
        SERIES: publication.series,
    }
    return ((group, entity) for group, entities in groups.items() for entity in entities)


def briefs_about(entity: Entity, site: Site) -> Sequence[Brief]:
    """The briefs that the page of an entity lists, newest first; drafts may be among them."""
    corpus = site.corpus
    if isinstance(entity, Author):
        return corpus.shelves.by(entity)
    if isinstance(entity, Region):
        return corpus.shelves.within(entity)
    if isinstance(entity, Actor):
        return [appearance.brief for appearance in corpus.appearances.of(entity)]
    if isinstance(entity, Tag):
        return corpus.shelves.tagged(entity)
    if isinstance(entity, Series):
        return sorted(corpus.shelves.in_series(entity), key=newest_first)
    return corpus.appearances.naming(entity)
