"""FAIR signposting (https://signposting.org/FAIR/, level 1): typed links from a brief to what it is."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.exports.head.linked_data.entities import identifiers
from mkdocs_briefs.exports.head.tag import Tag, link
from mkdocs_briefs.exports.paper import PDF_TYPE, pdf_url
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.brief import Brief

_DESCRIBED_BY = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}
"""Media types of the files beside a brief, by their ending."""


def signposting_tags(brief: Brief, site: Site) -> Iterator[Tag]:
    """Its address for citations, who wrote it, what describes it, its text, what it is."""
    yield link("cite-as", site.url_of(brief.src_uri))
    for author in brief.authors:
        if known := (*identifiers(author, site), site.url_of(author.src_uri)):
            yield link("author", known[0])
    for ending, type_ in _DESCRIBED_BY.items():
        if site.has_file(brief.src_uri, ending):
            yield link("describedby", site.file_url(addresses.beside(brief.src_uri, ending)), type_)
    if site.has_file(brief.src_uri, addresses.TEXT):
        yield link("item", site.file_url(addresses.beside(brief.src_uri, addresses.TEXT)), "text/markdown")
    if url := pdf_url(brief, site):
        yield link("item", url, PDF_TYPE)
    yield link("type", "https://schema.org/AboutPage")
    yield link("type", "https://schema.org/Report")
