"""Highwire Press tags, by which reference managers and Google Scholar take over a brief.

With institution and number of a technical report, Zotero has a report; without, a journal's article.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.exports.api.ids import id_of
from mkdocs_briefs.exports.head.tag import Tag, named
from mkdocs_briefs.exports.paper import pdf_url
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.source import Name
from mkdocs_briefs.sources.brief_entry import name_of


def highwire_tags(brief: Brief, site: Site) -> Iterator[Tag]:
    """A brief as a technical report of the publication."""
    fields = {
        "title": brief.title,
        "publication_date": brief.date.strftime("%Y/%m/%d") if brief.date else "",
        "technical_report_institution": site.name,
        "technical_report_number": id_of(brief.src_uri),
        "language": site.corpus.publication.language_of(brief.src_uri),
        "abstract": brief.fields.summary or "",
        "public_url": site.url_of(brief.src_uri) if site.url else "",
        "abstract_html_url": site.url_of(brief.src_uri) if site.url else "",
        "pdf_url": pdf_url(brief, site) if site.url else "",
    }
    yield from (named(f"citation_{name}", content) for name, content in fields.items() if content)
    for author in brief.authors:
        yield Tag("", named("citation_author", _inverted(name_of(author))).html)
    for tag in brief.fields.tags:
        yield Tag("", named("citation_keywords", tag).html)


def _inverted(name: Name) -> str:
    """A name as bibliographies sort it. A comma tells programs where the family's name ends."""
    if name.is_organisation or not name.given:
        return name.family
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(filter(None, (family, name.given, name.suffix)))
