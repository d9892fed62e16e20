"""``briefs.json``: the front matter of each brief, its sources, and related briefs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mkdocs_briefs.exports.api.ids import (
    Item,
    id_of,
    page_id,
    place_reference,
    reference,
    subject_reference,
)
from mkdocs_briefs.exports.api.judgements import judgement_item
from mkdocs_briefs.exports.api.urls import Urls
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.corpus import Feature
from mkdocs_briefs.model.glance import Glance
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.territory import Region, Territory
from mkdocs_briefs.model.track_record import Judged
from mkdocs_briefs.sources.formats import FORMATS


def brief_items(site: Site, urls: Urls) -> Iterator[Item]:
    """The briefs, newest first; those that are withdrawn come last, and have no text."""
    corpus = site.corpus
    cited = frozenset(corpus.cited.keys)
    for brief in (*corpus.editions, *corpus.withdrawn):
        yield {
            "id": id_of(brief.src_uri),
            "url": urls.of(brief.src_uri),
            "title": brief.title,
            "lang": corpus.publication.language_of(brief.src_uri),
            "translations": [id_of(page) for page in brief.editions if page != brief.src_uri],
            "date": _day(brief.date),
            "updated": _day(brief.fields.updated),
            "draft": brief.draft,
            "status": brief.status,
            "superseded_by": id_of(brief.successor) if brief.successor else None,
            "version": brief.version or None,
            "information_cutoff": _day(brief.fields.information_cutoff),
            "status_note": brief.fields.status_note,
            "authors": _authors(brief, corpus.publication, urls),
            "countries": [place.alpha2 for place in brief.places if isinstance(place, Territory)],
            "regions": [
                region_item(place, corpus.publication, urls) for place in brief.places if isinstance(place, Region)
            ],
            "actors": [subject_reference(subject) for subject in brief.actors],
            "summary": brief.fields.summary,
            "at_a_glance": _glance(brief.fields.at_a_glance),
            "key_judgements": [
                judgement_item(Judged(brief, number, judgement), cited)
                for number, judgement in enumerate(brief.fields.key_judgements)
            ],
            "corrections": [
                {"date": _day(correction.date), "text": correction.text} for _, correction in brief.corrections
            ],
            "versions": [
                {"version": version.version, "date": _day(version.date), "note": version.note}
                for _, version in brief.versions
            ],
            "reviewed_by": list(brief.fields.reviewed_by),
            "contact": brief.fields.contact,
            "funding": brief.fields.funding,
            "interests": brief.fields.interests,
            "tags": list(brief.fields.tags),
            "sources": [
                {"id": citation.key, "count": citation.count} for citation in corpus.citations.get(brief.src_uri, ())
            ],
            "based_on": [key for key in brief.fields.based_on if key in cited],
            "related": [
                {
                    "id": id_of(near.item.src_uri),
                    # Rounded, because logarithms differ in their last digits between platforms.
                    "score": round(near.score, 3),
                    "shared": [_shared(feature, corpus.publication) for feature in near.shared],
                }
                for near in corpus.related(brief)
            ],
            "files": {form.ending: _file(brief, form.ending, site, urls) for form in FORMATS},
        }


def region_item(region: Region, publication: Publication, urls: Urls) -> Item:
    """A region in full, wherever one is referred to: regions have no file of their own."""
    return {
        "id": page_id(region, publication),
        "name": region.name,
        "url": urls.of(publication.page_of(region)),
    }


def _authors(brief: Brief, publication: Publication, urls: Urls) -> list[Item]:
    return [
        {"id": page_id(author, publication), "name": author.name, "url": urls.of(author.src_uri)}
        for author in brief.authors
    ]


def _shared(feature: Feature, publication: Publication) -> Item:
    value = feature.value
    if isinstance(value, str):
        return {"kind": feature.kind, **reference(feature.kind, value)}
    if isinstance(value, Actor):
        return {"kind": feature.kind, **subject_reference(value)}
    return {"kind": feature.kind, **place_reference(value, publication)}


def _file(brief: Brief, ending: str, site: Site, urls: Urls) -> str | None:
    return urls.beside(brief.src_uri, ending) if site.has_file(brief.src_uri, ending) else None


def _glance(glance: Glance | None) -> Item | None:
    return {"new": glance.new, "matters": glance.matters, "next": glance.next} if glance else None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
