"""What the Markdown extension needs to know of a page, as far as the publication says it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from mkdocs_briefs.assembly.languages import Language
from mkdocs_briefs.keeping.questions import NAMES, PAGES, SOURCES, Surroundings, digest_of
from mkdocs_briefs.keeping.store import digest
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.model.addresses import BIBLIOGRAPHY, MARKDOWN, api, written_path
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.front_text import front_texts
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.pages.page_specs import PageSpec
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.options import Settings
from mkdocs_briefs.sources.formats import FORMATS


def text_context(
    src_uri: str,
    document: Document,
    spec: PageSpec | None,
    publication: Publication,
    settings: Settings,
    *,
    language: Language,
    **surroundings: Any,
) -> TextContext:
    """The context of a page. ``surroundings`` are the other fields of ``TextContext``: engine, links, pages."""
    brief = publication.briefs_by_page.get(src_uri)
    return TextContext(
        src_uri=src_uri,
        file=document.file,
        body=document.body,
        body_line=document.body_line,
        matcher=language.matcher,
        registry=language.registry,
        seeks=brief is not None or src_uri in publication.profiles,
        subject=spec.entity if spec else None,
        declared=brief.declared if brief else frozenset(),
        nolink=frozenset(brief.nolink) if brief else frozenset(),
        link_mentions=settings.link_mentions,
        link_demonyms=settings.link_demonyms,
        language=language.code,
        words=language.words,
        also_cited=also_cited(brief, publication) if brief else {},
        records_statements=brief is not None and publication.standards is not None,
        front=front_texts(brief) if brief else (),
        has_template=spec is not None,
        title=_given_title(spec, document),
        titled="title" in document.meta or bool(spec and spec.entity),
        **surroundings,
    )


def also_cited(brief: Brief, publication: Publication) -> dict[str, Location]:
    """The sources that a brief lists without citing them, each with the place that names it."""
    fields = brief.fields
    also = {key: brief.at("nocite", number) for number, keys in enumerate(fields.nocite) for key in keys.split()}
    if "*" in also:
        also = dict.fromkeys(publication.bibliography, also["*"])
    also |= {key: brief.at("based_on", number) for number, key in enumerate(fields.based_on)}
    for number, judgement in enumerate(fields.key_judgements):
        for place, key in enumerate(judgement.sources):
            also.setdefault(key, brief.at("key_judgements", number, "sources", place))
    return also


def titles_of(documents: Mapping[str, Document], specs: Mapping[str, PageSpec]) -> dict[str, str]:
    """The titles of pages, by ``src_uri``, as front matter has them, and of ours."""
    written = {uri: document.meta.get("title") for uri, document in documents.items()}
    ours = {uri: spec.title for uri, spec in specs.items()}
    return {uri: title for uri, title in (written | ours).items() if isinstance(title, str)}


def _given_title(spec: PageSpec | None, document: Document) -> str:
    """The title that the front matter gives to a brief or profile; empty if the text may have its own."""
    if spec is None or spec.is_index:
        return ""
    return spec.entity.name if spec.entity else str(document.meta.get("title") or "")


def export_at(src_uri: str, link: str, files: Container[str], publication: Publication) -> str:
    """The address of the file of ours to which a link in Markdown leads, unless an author's file is there."""
    address = written_path(src_uri, link)
    whole, _, ending = address.rpartition(".")
    is_ours = ending in (form.ending for form in FORMATS) and any(
        f"{whole}{markdown}" == BIBLIOGRAPHY or f"{whole}{markdown}" in publication.briefs_by_page
        for markdown in MARKDOWN
    )
    return address if address not in files and (is_ours or address.startswith(api(""))) else ""


def surroundings(publication: Publication, pages: Iterable[str]) -> Surroundings:
    """What the questions of all pages are about, in digests. ``pages`` say which pages and files there are."""
    gazetteer = publication.gazetteer
    places = [(place.name, page) for place, page in publication.place_pages.items()]
    return Surroundings(
        {
            NAMES: digest(repr(publication.actors), repr(gazetteer.territories), repr(gazetteer.ambiguities)),
            PAGES: digest(*pages, repr(places), repr(sorted(publication.briefs_by_page))),
            SOURCES: digest(*publication.bibliography, *map(digest_of, publication.bibliography.values())),
        }
    )
