"""Briefs of a year, cited sources and judgements, in few words: from these files a browser filters lists."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from html import escape

from mkdocs_briefs.exports.elsewhere import text_only
from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.addresses import BIBLIOGRAPHY, ENTRIES, ROWS, brief_list, long_list, part
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.naming import fragment
from mkdocs_briefs.model.shelves import FEW, year_of
from mkdocs_briefs.sources.bibliography import alphabetical, families, type_name
from mkdocs_briefs.words.sentences import capitalised

Row = dict[str, object]


def list_files(site: Site) -> Iterator[Export]:
    """The lists that a publication is large enough to need."""
    corpus = site.corpus
    if len(corpus.briefs) > FEW:
        yield from _of_briefs(site)
    if len(corpus.cited.keys) > ENTRIES:
        yield from _long("sources", len(corpus.cited.keys), lambda: _sources(site))
    if len(corpus.judgements) > ENTRIES:
        yield from _long("judgements", len(corpus.judgements), lambda: _judgements(site))


def _long(kind: str, length: int, made: Callable[[], list[Row]]) -> Iterator[Export]:
    """As many files as needed."""
    rows = cache(made)

    def text(number: int) -> str:
        return _json({kind: rows()[(number - 1) * ROWS : number * ROWS]})

    for number in range(1, -(-length // ROWS) + 1):
        yield Export(long_list(kind, number), partial(text, number))


def _sources(site: Site) -> list[Row]:
    """In the order of the bibliography."""
    corpus, known = site.corpus, site.corpus.publication.bibliography
    references = alphabetical({key: site.reference_of(key) or escape(key) for key in corpus.cited.keys})
    return [
        {
            "address": f"{site.address_of(part(BIBLIOGRAPHY, at // ENTRIES + 1))}#{fragment(f'ref-{key}')}",
            "text": text,
            "authors": families(known[key]),
            "year": known[key].year,
            "type": type_name(known[key], site.words),
            "cited": len(corpus.cited.pages(key)),
        }
        for at, (key, text) in enumerate(references)
    ]


def _judgements(site: Site) -> list[Row]:
    """In the order of their page."""
    corpus, words = site.corpus, site.words
    rows: list[Row] = []
    for one in sorted(corpus.judgements, key=lambda judged: judged.judgement.outcome is not None):
        brief, judgement = one.brief, one.judgement
        band, outcome = judgement.likelihood.band, judgement.outcome
        text = corpus.front.get(brief.src_uri, {}).get(("key_judgements", one.number, "text"), "")
        rows.append(
            {
                "address": f"{site.address_of(brief.src_uri)}#judgement-{one.number + 1}",
                "brief": site.typographic(brief.title),
                "made": one.made.isoformat() if one.made else "",
                "text": text_only(text) or judgement.text,
                "term": f"{capitalised(words.gettext(judgement.likelihood.value))}, {band.written_out(words)}",
                "outcome": capitalised(words.gettext(outcome.label)) if outcome else "",
                "state": outcome.value if outcome else "open",
                "likelihood": band.low,
                "countries": [corpus.publication.page_of(place) for place in brief.places],
            }
        )
    return rows


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
            "title": site.typographic(brief.title),
            "summary": site.typographic(brief.fields.summary or ""),
            "date": brief.date.isoformat() if brief.date else "",
            "status": brief.status,
            "authors": indexes(brief.authors),
            "places": indexes(brief.places),
            "actors": indexes(site.corpus.appearances.subjects_in(brief)),
            "tags": indexes(site.corpus.publication.tags_of(brief)),
        }
        for brief in briefs
    ]
    return _json({"names": titles, "briefs": rows})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
