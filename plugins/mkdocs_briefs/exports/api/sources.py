"""``sources.json``: the cited sources, with the sentences that cite them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_briefs.exports.api.ids import Item, id_of
from mkdocs_briefs.exports.api.urls import Urls
from mkdocs_briefs.exports.elsewhere import text_only
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.citation import Passage
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.sources.csl_json import csl_item


def source_items(site: Site, urls: Urls) -> Iterator[Item]:
    """The sources that pages cite or are based on, sorted by key."""
    corpus = site.corpus
    counts = {(page, cited.key): cited.count for page, found in corpus.citations.items() for cited in found}
    passages = _passages(corpus)
    for key in corpus.cited.keys:
        source = site.source(key)
        yield {
            "id": key,
            "type": source.entry_type,
            "csl": csl_item(source, site.item_of(source)),
            "reference": text_only(site.reference_of(key)) or None,
            "cited_in": [
                {
                    "type": "brief" if page in corpus.publication.briefs_by_page else "page",
                    "id": id_of(page),
                    "url": urls.of(page),
                    "count": counts[page, key],
                    "passages": passages.get((page, key), []),
                }
                for page in corpus.cited.pages(key)
            ],
        }


def _passages(corpus: Corpus) -> Mapping[tuple[str, str], list[Item]]:
    """By page and key, in the order of the text."""
    found: dict[tuple[str, str], list[Item]] = {}
    for page, passages in corpus.quoted.items():
        for passage in passages:
            found.setdefault((page, passage.key), []).append(_passage(passage))
    return found


def _passage(passage: Passage) -> Item:
    return {"sentence": passage.sentence, "anchor": passage.anchor}
