"""The way of one page's text through a build: from its source to HTML."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs.structure.pages import Page

from mkdocs_briefs.adapter.files.withheld import refuse_late_draft
from mkdocs_briefs.adapter.front_matter import completed, leave_to_meta_plugin
from mkdocs_briefs.adapter.look.printed import for_themes
from mkdocs_briefs.adapter.reading import Reading
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.adapter.titles import Titles
from mkdocs_briefs.markup.extension import BriefsExtension
from mkdocs_briefs.readers.front_matter import Document


@dataclass(frozen=True, slots=True)
class TextSteps:
    """What MkDocs asks for each page before it has rendered all texts."""

    setup: Setup
    reading: Reading
    titles: Titles
    extension: BriefsExtension

    def read_source(self, page: Page) -> str | None:
        """The page's Markdown without the front matter, which has been read already; None for pages without a file."""
        document = self.reading.project.documents.get(page.file.src_uri)
        # The line break keeps MkDocs from taking a body that begins with "---" or "Note: ..." for front matter.
        return "\n" + document.body if document else None

    def open(self, page: Page) -> None:
        """Give MkDocs the front matter, and the extension the context of the page."""
        src_uri, reading = page.file.src_uri, self.reading
        spec = reading.pages.specs.get(src_uri)
        if not spec and not self.setup.is_ours(page.file):
            return
        document = reading.project.documents.get(src_uri)
        if document:
            # What others have set stays: a blog's template, the fields that a hook adds.
            page.meta = {**page.meta, **for_themes(document.meta)}
        else:  # a page that was not there when all was read, or that has no file
            document = Document(self.setup.path_of(page.file), {}, page.markdown or "", 1)
        if spec:
            page.meta = completed(page.meta, spec, reading.project.publication, self.setup)
        if (own := reading.documents.own_front_matter(src_uri)) is not None:
            leave_to_meta_plugin(page.meta, own, document.meta)
        self.titles.note(page)
        context = reading.texts.context(page, document)
        self.extension.open(context)
        reading.kept.take_over(page, context)

    def leave(self, page: Page) -> None:
        """Take the page's context from the extension."""
        self.extension.close()
        document = self.reading.project.documents.get(page.file.src_uri)
        if document and page.markdown == document.body:  # MkDocs holds all texts to the end, as we do: once is enough
            page.markdown = document.body
        refuse_late_draft(page, self.setup)
