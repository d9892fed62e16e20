"""``countries.json``: the countries that have a page."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.exports.api.briefs import region_item
from mkdocs_briefs.exports.api.ftm import ftm_id
from mkdocs_briefs.exports.api.ids import Item, id_of, page_id
from mkdocs_briefs.exports.api.subjects import Subjects
from mkdocs_briefs.exports.api.urls import Urls
from mkdocs_briefs.model.corpus import Corpus


def country_items(corpus: Corpus, urls: Urls, subjects: Subjects) -> Iterator[Item]:
    """The countries, sorted by alpha-2 code."""
    publication = corpus.publication
    for country in sorted(corpus.appearances.countries, key=lambda country: country.alpha2):
        profile = publication.profile_of(country)
        briefs = subjects.briefs(country)
        yield {
            "id": country.alpha2,
            "alpha3": country.alpha3,
            "numeric": country.numeric or None,
            "page": page_id(country, publication),
            "url": urls.of(publication.page_of(country)),
            "name": country.name,
            "official": country.official or None,
            "aliases": list(country.aliases),
            "demonyms": list(country.demonyms),
            "regions": [region_item(region, publication, urls) for region in publication.gazetteer.regions_of(country)],
            "wikidata": profile.fields.wikidata if profile else None,
            "summary": profile.fields.summary if profile else None,
            "ftm": ftm_id(country) if briefs else None,
            "briefs_on": [id_of(brief.src_uri) for brief in corpus.shelves.on(country)],
            "briefs": briefs,
            "actors": sorted(id_of(actor.src_uri) for actor in publication.actors_of(country)),
            "companions": subjects.companions(country),
        }
