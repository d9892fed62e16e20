"""What Pagefind notes of a page: what results say, by what readers choose, and how results are ordered."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mkdocs_briefs.exports.head.page import Page
from mkdocs_briefs.exports.head.tag import Tag
from mkdocs_briefs.exports.names import kind_name
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.shelves import year_of
from mkdocs_briefs.model.territory import Territory
from mkdocs_briefs.words.locales import direction


def search_tag(page: Page, site: Site) -> Tag:
    """One element for all of it: each value is an attribute, ``data-N``, to which Pagefind's own refer by its name."""
    brief, entity = page.brief, page.entity
    told = {"title": site.typographic(page.title)}
    if brief or entity:
        told["summary"] = site.typographic(page.description)
    if brief and brief.date:
        told["date"] = brief.date.isoformat()
    if entity:
        told["kind"] = kind_name(entity, site.words)
    if brief and (own := direction(site.corpus.publication.language_of(brief.src_uri))) != direction(site.language):
        told["dir"] = own
    chosen = [*_choices(brief, site)] if brief else []
    values = [*told.values(), *(value for _, value in chosen)]
    notes = {
        "meta": [f"{name}[data-{number}]" for number, name in enumerate(told)],
        "filter": [f"{name}[data-{number}]" for number, (name, _) in enumerate(chosen, len(told))],
        "sort": [f"date[data-{list(told).index('date')}]"] if "date" in told else [],
    }
    attributes = [f'data-pagefind-{kind}="{",".join(names)}"' for kind, names in notes.items() if names]
    attributes += [f'data-{number}="{escape(value)}"' for number, value in enumerate(values)]
    return Tag("pagefind", f'<meta name="pagefind" content="" {" ".join(attributes)}>')


def _choices(brief: Brief, site: Site) -> Iterator[tuple[str, str]]:
    if brief.date:
        yield "year", year_of(brief)
    for place in brief.places:
        yield "country" if isinstance(place, Territory) else "region", place.name
    for actor in site.corpus.appearances.subjects_in(brief):
        yield "actor", actor.name
    for author in brief.authors:
        yield "author", author.name
    for tag in site.corpus.publication.tags_of(brief):
        yield "tag", tag.name
