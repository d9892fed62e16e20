"""The way of one page through a build when all texts are rendered: from its text to the file that is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from html import unescape

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from mkdocs_briefs.adapter.contents import under_title
from mkdocs_briefs.adapter.kept.last_pages import LastPages
from mkdocs_briefs.adapter.look.assets import Asset
from mkdocs_briefs.adapter.look.speaking import Speaking
from mkdocs_briefs.adapter.neighbours import show_again
from mkdocs_briefs.adapter.output.bodies import loads
from mkdocs_briefs.adapter.output.heads import Head
from mkdocs_briefs.adapter.preview.notices import with_problems
from mkdocs_briefs.adapter.reading import Reading
from mkdocs_briefs.adapter.report import Report
from mkdocs_briefs.adapter.search.offer import SearchOffer
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.adapter.titles import Titles
from mkdocs_briefs.adapter.writing import Writing
from mkdocs_briefs.markup.findings import Findings

_ID = re.compile(r'\sid="([^"]+)"')


class PageSteps:
    """What MkDocs asks for each page that it writes."""

    def __init__(
        self,
        setup: Setup,
        reading: Reading,
        writing: Writing,
        findings: Mapping[str, Findings],
        report: Report,
        *,
        titles: Titles,
        stylesheets: Collection[Asset],
        last_pages: LastPages,
    ) -> None:
        publication = reading.project.publication
        self._setup = setup
        self._publication = publication
        self._pages = reading.pages
        self._writing = writing
        self._findings = findings
        self._report = report
        self._titles = titles
        self._stylesheets = stylesheets
        self._speaking = Speaking(setup.config)
        self._search = SearchOffer(setup.config, publication, reading.texts.languages)
        self._last_pages = last_pages
        self._heads: dict[str, tuple[Head, str]] = {}
        """By ``src_uri``, the head of a page while its template is around it, and how the last build wrote it."""
        self._bare: dict[str, tuple[str | None, TableOfContents]] = {}
        """By ``src_uri``, the text and contents of a page while its template is around it."""

    def offer(self, page: Page) -> None:
        """Give search plugins what they index: the title as they want it, and what the page's template says of it."""
        self._titles.for_search(page)
        if spec := self._pages.specs.get(page.file.src_uri):
            found = self._findings.get(page.file.src_uri)
            self._search.make(page, spec, found.front.values() if found else ())

    def complete(self, page: Page, context: TemplateContext) -> None:
        """Replace the page's content by its rendered template, and give the theme the title as it prints it."""
        self._titles.for_theme(page)
        self._search.take_back(page)
        if self._has_head(page):
            self._writing.heads.describe(page)
        if spec := self._pages.specs.get(page.file.src_uri):
            self._bare[page.file.src_uri] = page.content, page.toc
            loaded = loads(page, self._stylesheets, self._pages.links) if self._setup.settings.folders else ""
            page.content = loaded + self._writing.bodies.of(page)
            page.toc = under_title(spec.title, page.toc)
            show_again(self._setup.config, page)
        # MkDocs checks links against these; it has seen neither the template nor what came into the text after it.
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *map(unescape, _ID.findall(page.content or ""))}
        language = self._publication.language_of(page.file.src_uri)
        if language != self._setup.language:  # the theme speaks the language of the brief
            context["config"] = self._speaking.in_language(language)
        if self._has_head(page):
            head = self._writing.heads.of(page)
            written = self._last_pages.written(page, language, repr(head))
            self._heads[page.file.src_uri] = head, written
            context["briefs_written"] = written  # type: ignore[typeddict-unknown-key]

    def complete_head(self, output: str, page: Page) -> str:
        """The page as the theme has written it, with what its head says to other programs."""
        if self._has_head(page):
            head, written = self._heads.pop(page.file.src_uri)
            if written and output.endswith(written):  # before it stands what templates have before they extend others
                return written
            output = head.complete(output)
            if self._setup.serving:
                output = with_problems(output, self._report.of_file(self._setup.path_of(page.file)))
        return output

    def let_go(self, page: Page) -> None:
        """Give a page that is written its text back: MkDocs holds all pages to the end, and whole ones are large."""
        if page.file.src_uri in self._bare:
            page.content, page.toc = self._bare.pop(page.file.src_uri)

    def _has_head(self, page: Page) -> bool:
        """Whether the head of a page is ours to complete: other parts of a site have their own manner."""
        return page.file.src_uri in self._pages.specs or not self._setup.settings.folders
