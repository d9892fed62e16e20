"""Briefs of a year, and cited sources, in few words: from these files a browser filters lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from html import escape

from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.addresses import BIBLIOGRAPHY, ENTRIES, brief_list, part, source_list
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.corpus import FEW, year_of
from mkdocs_briefs.model.naming import fragment
from mkdocs_briefs.sources.bibliography import alphabetical, families, type_name

SOURCES = 1_000
"""The most sources of a file."""


def list_files(site: Site) -> Iterator[Export]:
    """The lists that a publication is large enough to need."""
    if len(site.corpus.briefs) > FEW:
        yield from _of_briefs(site)
    if len(site.corpus.cited_keys) > ENTRIES:
        yield from _of_sources(site)


def _of_sources(site: Site) -> Iterator[Export]:
    """As many files as needed, in the order of the bibliography."""

    @cache
    def in_order() -> list[tuple[str, str]]:
        return alphabetical({key: site.reference_of(key) or escape(key) for key in site.corpus.cited_keys})

    def text(number: int) -> str:
        first = (number - 1) * SOURCES
        rows = [_source(site, at, key, text) for at, (key, text) in enumerate(in_order())][first : first + SOURCES]
        return _json({"sources": rows})

    for number in range(1, -(-len(site.corpus.cited_keys) // SOURCES) + 1):
        yield Export(source_list(number), partial(text, number))


def _source(site: Site, at: int, key: str, text: str) -> dict[str, object]:
    source = site.corpus.publication.bibliography[key]
    return {
        "address": f"{site.address_of(part(BIBLIOGRAPHY, at // ENTRIES + 1))}#{fragment(f'ref-{key}')}",
        "text": text,
        "authors": families(source),
        "year": source.year,
        "type": type_name(source, site.words),
        "cited": len(site.corpus.cited_in(key)),
    }


def _of_briefs(site: Site) -> Iterator[Export]:
    """A file for each year, newest first."""
    years: dict[str, list[Brief]] = {}
    for brief in site.corpus.briefs:
        years.setdefault(year_of(brief), []).append(brief)
    for year, briefs in years.items():
        yield Export(brief_list(year), partial(_briefs, site, briefs))


def _briefs(site: Site, briefs: Sequence[Brief]) -> str:
    """``names`` are pages, each with its address from the site's root; briefs refer to them by their index."""
    names: dict[str, int] = {}
    titles: list[tuple[str, str]] = []

    def indexes(entities: Iterable[object]) -> list[int]:
        found = []
        for entity in entities:
            page = site.corpus.publication.page_of(entity)  # type: ignore[arg-type]
            if page not in names:
                names[page] = len(titles)
                titles.append((site.address_of(page), entity.name))  # type: ignore[attr-defined]
            found.append(names[page])
        return found

    rows = [
        {
            "address": site.address_of(brief.src_uri),
            "title": brief.title,
            "summary": brief.fields.summary or "",
            "date": brief.date.isoformat() if brief.date else "",
            "status": brief.status,
            "authors": indexes(brief.authors),
            "places": indexes(brief.places),
            "actors": indexes(site.corpus.subjects_of(brief)),
            "tags": indexes(site.corpus.publication.tags_of(brief)),
        }
        for brief in briefs
    ]
    return _json({"names": titles, "briefs": rows})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
