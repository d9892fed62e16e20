"""The context in which the Markdown extension renders a page of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_briefs.adapter.pages import Pages
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.assembly.engines import Engines
from mkdocs_briefs.assembly.languages import Languages
from mkdocs_briefs.assembly.texts import export_at, surroundings, text_context
from mkdocs_briefs.keeping.questions import Surroundings
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.addresses import written_path
from mkdocs_briefs.model.page_names import PageNames
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.pages.template_ids import TemplateIds
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.pictures import size_of


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
    languages: Languages
    names: PageNames
    """The pages and files that ``[[...]]`` may mean."""
    files: frozenset[str]
    """The ``src_uri`` of these."""
    template_ids: TemplateIds
    site: Files
    """All files, with those that plugins add."""

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
            language=self.languages.of(src_uri),
            engine=self.engines.of(src_uri),
            is_withheld=lambda link: links.is_withheld(file, link),
            subject_at=lambda link: self.subjects.get(links.page_at(file, link) or ""),
            href=lambda subject: href(self.publication.page_of(subject)),
            pages=self.names,
            body_of=lambda uri: self.documents[uri].body if uri in self.documents else "",
            export_at=lambda link: export_at(src_uri, link, self.files, self.publication),
            file_href=href,
            size_of=lambda link: self._size_of(written_path(src_uri, link)),
            template_ids=self.template_ids.of(spec.template) if spec else None,
        )

    def _size_of(self, src_uri: str) -> tuple[int, int] | None:
        """The size of the picture in a file of the site."""
        file = self.site.get_file_from_path(src_uri) if src_uri else None
        if file is None:
            return None
        return size_of(Path(file.abs_src_path) if file.abs_src_path else file.content_bytes)


def surroundings_of(texts: Texts, files: Files) -> Surroundings:
    """What the questions of all pages are about, in digests."""
    written = sorted((file.src_uri, file.url, file.inclusion.is_excluded()) for file in files)
    return surroundings(
        texts.publication,
        (repr(written), repr(sorted(texts.files)), repr(list(texts.names.titles)), repr(texts.pages.links.withheld)),
    )
