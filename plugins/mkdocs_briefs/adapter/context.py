"""The context in which the Markdown extension renders a page of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_briefs.adapter.pages import Pages
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.assembly.engines import Engines
from mkdocs_briefs.assembly.texts import text_context
from mkdocs_briefs.keeping.questions import NAMES, PAGES, SOURCES, Surroundings, digest_of
from mkdocs_briefs.keeping.store import digest
from mkdocs_briefs.linking.matcher import Matcher
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.addresses import BIBLIOGRAPHY, MARKDOWN, api, written_path
from mkdocs_briefs.model.page_names import PageNames
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.pages.template_ids import TemplateIds
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.sources.formats import FORMATS


@dataclass(frozen=True, slots=True)
class Texts:
    """What the texts of a site have in common, when its pages are declared."""

    setup: Setup
    publication: Publication
    documents: Mapping[str, Document]
    """By ``src_uri``."""
    pages: Pages
    subjects: Mapping[str, Subject]
    """By the ``src_uri`` of their pages."""
    engines: Engines
    matcher: Matcher
    names: PageNames
    """The pages and files that ``[[...]]`` may mean."""
    files: frozenset[str]
    """The ``src_uri`` of these."""
    template_ids: TemplateIds

    def context(self, page: Page, document: Document) -> TextContext:
        """The context of one page."""
        file, src_uri, links = page.file, page.file.src_uri, self.pages.links
        spec = self.pages.specs.get(src_uri)
        href = links.seen_from(file)
        return text_context(
            src_uri,
            document,
            spec,
            self.publication,
            self.setup.settings,
            engine=self.engines.of(src_uri),
            matcher=self.matcher,
            language=self.setup.language,
            words=self.setup.words,
            is_withheld=lambda link: links.is_withheld(file, link),
            subject_at=lambda link: self.subjects.get(links.page_at(file, link) or ""),
            href=lambda subject: href(self.publication.page_of(subject)),
            pages=self.names,
            body_of=lambda uri: self.documents[uri].body if uri in self.documents else "",
            export_at=lambda link: self._export_at(src_uri, link),
            file_href=href,
            template_ids=self.template_ids.of(spec.template) if spec else None,
        )

    def _export_at(self, src_uri: str, link: str) -> str:
        """The address of the file of ours to which a link in Markdown leads, unless an author's file is there."""
        address = written_path(src_uri, link)
        whole, _, ending = address.rpartition(".")
        is_ours = ending in (form.ending for form in FORMATS) and any(
            self._has_exports(f"{whole}{markdown}") for markdown in MARKDOWN
        )
        return address if address not in self.files and (is_ours or address.startswith(api(""))) else ""

    def _has_exports(self, src_uri: str) -> bool:
        return src_uri == BIBLIOGRAPHY or src_uri in self.publication.briefs_by_page


def surroundings_of(texts: Texts, files: Files) -> Surroundings:
    """What the questions of all pages are about, in digests."""
    publication, gazetteer = texts.publication, texts.publication.gazetteer
    written = sorted((file.src_uri, file.url, file.inclusion.is_excluded()) for file in files)
    places = [(place.name, page) for place, page in publication.place_pages.items()]
    return Surroundings(
        {
            NAMES: digest(repr(publication.actors), repr(gazetteer.territories), repr(gazetteer.ambiguities)),
            PAGES: digest(
                repr(written),
                repr(sorted(texts.files)),
                repr(list(texts.names.titles)),
                repr(places),
                repr(sorted(publication.briefs_by_page)),
                repr(texts.pages.links.withheld),
            ),
            SOURCES: digest(*publication.bibliography, *map(digest_of, publication.bibliography.values())),
        }
    )
