"""``graph.json``: the network of briefs and the subjects that they declare or mention."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.exports.api.ids import Item, id_of, page_id
from mkdocs_briefs.exports.api.urls import Urls
from mkdocs_briefs.model.actor import Subject, kind_of
from mkdocs_briefs.model.corpus import Corpus


def nodes(corpus: Corpus, urls: Urls) -> list[Item]:
    """The actors, the countries that briefs declare or mention, and the briefs, sorted by id.

    Ids are those of pages, countries included: a country's code could be the id of a brief.
    """
    actors = (subject_node(subject, corpus, urls) for subject in corpus.appearances.subjects)
    briefs = (
        {
            "id": id_of(brief.src_uri),
            "type": "brief",
            "label": brief.title,
            "url": urls.in_site(brief.src_uri),
            "weight": len(corpus.appearances.subjects_in(brief)),
        }
        for brief in corpus.briefs
    )
    return sorted((*actors, *briefs), key=lambda node: str(node["id"]))


def subject_node(subject: Subject, corpus: Corpus, urls: Urls) -> Item:
    return {
        "id": page_id(subject, corpus.publication),
        "type": kind_of(subject).name,
        "label": subject.name,
        "url": urls.in_site(corpus.publication.page_of(subject)),
        "weight": len(corpus.appearances.of(subject)),
    }


def edges(corpus: Corpus) -> list[Item]:
    """The edges from briefs to subjects, sorted by the ids of both."""
    return sorted(_edges(corpus), key=lambda edge: (edge["source"], edge["target"]))


def _edges(corpus: Corpus) -> Iterator[Item]:
    for subject in corpus.appearances.subjects:
        target = page_id(subject, corpus.publication)
        for appearance in corpus.appearances.of(subject):
            # A declared subject without mentions has an edge as well.
            yield {"source": id_of(appearance.brief.src_uri), "target": target, "weight": max(1, appearance.count)}
