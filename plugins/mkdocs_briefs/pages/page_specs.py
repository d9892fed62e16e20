"""The pages that the plugin generates or completes, as known before any text is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs_briefs.model.actor import Actor, Author
from mkdocs_briefs.model.addresses import (
    ACTOR_INDEX,
    ARCHIVE,
    AUTHOR_INDEX,
    BIBLIOGRAPHY,
    CORRECTIONS,
    COUNTRY_INDEX,
    FOLLOW,
    GRAPH,
    HOME,
    JUDGEMENTS,
    REGION_INDEX,
    SERIES,
    TAGS,
)
from mkdocs_briefs.model.publication import Entity, Publication
from mkdocs_briefs.model.shelf import Series, SourcePage, Tag
from mkdocs_briefs.model.territory import Region, Territory
from mkdocs_briefs.words.catalogue import ENGLISH, Words


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its address, title and template."""

    src_uri: str
    title: str
    template: str
    entity: Entity | None = None
    """The subject, place, author, tag or series of the page; None for others."""
    source: SourcePage | None = None
    """The source of which the page says where it is cited; None for others."""
    is_index: bool = False
    """Indexes are in the site's navigation; the pages that they list are too many for it."""
    part: int = 1
    """Which part of its list the page shows."""
    first: str = ""
    """Of further parts, the ``src_uri`` of the first."""


def page_specs(
    publication: Publication, words: Words = ENGLISH, home: str = HOME, *, has_feeds: bool
) -> tuple[PageSpec, ...]:
    """The pages of a publication: indexes, entities, briefs. No two have one address. ``home`` is that of the first."""
    return (
        PageSpec(home, words.gettext("Briefs"), "home.html", is_index=True),
        PageSpec(ARCHIVE, words.gettext("All briefs"), "archive.html", is_index=True),
        PageSpec(COUNTRY_INDEX, words.gettext("Countries"), "countries.html", is_index=True),
        PageSpec(REGION_INDEX, words.gettext("Regions"), "regions.html", is_index=True),
        PageSpec(ACTOR_INDEX, words.gettext("Actors"), "actors.html", is_index=True),
        PageSpec(GRAPH, words.gettext("Network"), "graph.html", is_index=True),
        PageSpec(AUTHOR_INDEX, words.gettext("Authors"), "authors.html", is_index=True),
        PageSpec(BIBLIOGRAPHY, words.gettext("Bibliography"), "bibliography.html", is_index=True),
        *([PageSpec(TAGS, words.gettext("Tags"), "tags.html", is_index=True)] if publication.tags else []),
        *(
            [PageSpec(SERIES, words.gettext("Series"), "series_index.html", is_index=True)]
            if publication.series
            else []
        ),
        *_standards(publication, words),
        *([PageSpec(FOLLOW, words.gettext("Follow"), "follow.html", is_index=True)] if has_feeds else []),
        *(PageSpec(publication.page_of(e), e.name, _TEMPLATES[type(e)], entity=e) for e in publication.entities),
        *(PageSpec(brief.src_uri, brief.title, "brief.html") for brief in publication.briefs),
    )


def _standards(publication: Publication, words: Words) -> Iterator[PageSpec]:
    """The pages that only a publication with judgements, or with corrections, has."""
    if any(brief.fields.key_judgements for brief in publication.briefs):
        yield PageSpec(JUDGEMENTS, words.gettext("Judgements"), "judgements.html", is_index=True)
    if any(brief.fields.corrections for brief in publication.briefs):
        yield PageSpec(CORRECTIONS, words.gettext("Corrections"), "corrections.html", is_index=True)


def country_page(src_uri: str, country: Territory) -> PageSpec:
    """The page of a country that only texts name, or an address."""
    return PageSpec(src_uri, country.name, "country.html", entity=country)


def page_of_source(source: SourcePage) -> PageSpec:
    return PageSpec(source.src_uri, source.name, "source.html", source=source)


_TEMPLATES: Mapping[type, str] = {
    Actor: "actor.html",
    Author: "author.html",
    Region: "region.html",
    Series: "series.html",
    Tag: "tag.html",
    Territory: "country.html",
}
