"""Pages that a preview makes when a browser asks for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jinja2 import Environment
from mkdocs.commands.build import _build_page as build_page
from mkdocs.commands.build import _build_theme_template as build_theme_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from mkdocs_briefs.adapter.output.sitemap import SITEMAPS, PageDays
from mkdocs_briefs.adapter.writing import Writing
from mkdocs_briefs.model.problem import Problem


class LaterPages:
    """The pages of a build whose texts are all rendered, and the files beside them."""

    def __init__(
        self, config: MkDocsConfig, files: Files, nav: Navigation, templates: Environment, days: PageDays
    ) -> None:
        self.files = files
        self._config = config
        self._nav = nav
        self._templates = templates
        self._days = days
        self._exports_wait = False
        """Whether exports are written when they are asked for."""
        self._sitemap_waits = False
        """Whether the sitemap is, since an edit may have changed its days."""
        self._listed = list(files.documentation_pages(inclusion=InclusionLevel.is_in_serve))
        self._by_address = {file.dest_uri: file for file in self._listed}
        self._waiting: set[str] = set()

    def hide(self) -> None:
        """Have MkDocs make no page: it asks which the preview has right before it makes them.

        Templates, as that of the sitemap, ask which are published.
        """
        self._waiting = set(self._by_address)
        listed = self.files.documentation_pages

        def but_for_preview(
            *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
        ) -> Sequence[File]:
            return [] if inclusion is InclusionLevel.is_in_serve else listed(inclusion=inclusion)

        self.files.documentation_pages = but_for_preview  # type: ignore[method-assign]

    def show(self) -> None:
        """Have ``files`` be whole again. What stands beside the pages waits as they do."""
        self.files.__dict__.pop("documentation_pages", None)
        self._exports_wait = True

    def put_off(self) -> None:
        """Make all again when it is asked for."""
        self._waiting = set(self._by_address)
        self._exports_wait = self._sitemap_waits = True

    def complete(self, address: str, writing: Writing) -> list[Problem]:
        """Write what a browser asks for, if it waits. Returns what is wrong with it."""
        self._complete_page(address)
        if self._sitemap_waits and address in SITEMAPS:
            self._days.tell(writing.exports.site)
            build_theme_template("sitemap.xml", self._templates, self.files, self._config, self._nav)
            self._sitemap_waits = False
        if self._exports_wait:
            writing.exports.write_one(address)
        return writing.papers.write_one(address, writing.exports.site)

    def _complete_page(self, address: str) -> None:
        if address not in self._waiting:
            return
        file = self._by_address[address]
        page = file.page
        assert page
        text, excluded = page.content, file.inclusion.is_excluded()
        try:
            build_page(page, self._config, self._listed, self._nav, self._templates, excluded=excluded)
            self._waiting.discard(address)
        finally:
            page.content = text  # MkDocs marks drafts in it, and a template may fail
