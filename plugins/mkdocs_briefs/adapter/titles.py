"""The titles of pages: themes print them as HTML, and search plugins want them otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

from mkdocs_briefs.adapter.look.printed import in_html
from mkdocs_briefs.model.characters import one_line


class Titles:
    """The titles that front matter gives, as themes print them."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._for_material = "material/search" in config.plugins
        self._by_page: dict[str, object] = {}

    def note(self, page: Page) -> None:
        self._by_page[page.file.src_uri] = page.meta.get("title")

    def escape_names(self, files: Mapping[str, File]) -> None:
        """Have titles that MkDocs makes of the names of files be text, as those that front matter gives."""
        for src_uri, file in files.items():
            named = dirname_to_title(file.name)
            if file.page and file.page.title == named and (title := in_html(named)) != named:
                file.page.meta["title"] = self._by_page[src_uri] = title

    def for_search(self, page: Page) -> None:
        """Give a page its title for search plugins: Material's wants HTML without entities, MkDocs' text."""
        if title := self._by_page.get(page.file.src_uri):
            page.meta["title"] = str(title).replace("&quot;", '"') if self._for_material else unescape(str(title))

    def for_theme(self, page: Page) -> None:
        """Give a page its title as themes print it."""
        if title := self._by_page.get(page.file.src_uri):
            page.meta["title"] = title


def titles_in_templates(files: Mapping[str, File]) -> dict[str, Markup]:
    """The titles of all pages, by ``src_uri``, as our templates print them."""
    return {src_uri: Markup(one_line(str(file.page.title))) for src_uri, file in files.items() if file.page}  # noqa: S704
