"""Links between pages, and from pages to the files beside them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from urllib.parse import quote, unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from mkdocs_briefs.model.addresses import is_page

Href = Callable[..., str]
"""``(src_uri, anchor="")`` to a link."""


class Links:
    """Links between pages, which the core knows by ``src_uri``.

    ``files`` may grow. A page that is not there yet has its address already: a text may name a country first, and so
    bring its page about. Only ``page_at`` knows no page that came after its first question.
    """

    def __init__(self, files: Mapping[str, File], config: MkDocsConfig) -> None:
        self._files = files
        self._config = config
        self._expected: dict[str, File] = {}

    def expected(self, src_uri: str) -> File:
        """The file of a page that is to be."""
        if src_uri not in self._expected:
            self._expected[src_uri] = File.generated(self._config, src_uri, content="")
        return self._expected[src_uri]

    def seen_from(self, origin: File) -> Href:
        """The links as they stand in one page."""
        return partial(self._href, get_relative_url(".", origin.url))

    def in_site(self, src_uri: str) -> str:
        """The address of a page from the site's root; empty where there is no such page."""
        file = self._files.get(src_uri)
        return file.url if file else ""

    def page_at(self, origin: File, href: str) -> str | None:
        """The page that a link leads to; None where that is none of ours."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        folder = posixpath.dirname(unquote(origin.url))
        return self._pages.get(posixpath.normpath(posixpath.join("/", folder, unquote(parts.path))))

    @cached_property
    def _pages(self) -> dict[str, str]:
        return {posixpath.normpath(f"/{unquote(file.url)}"): src_uri for src_uri, file in self._files.items()}

    def _href(self, root: str, src_uri: str, anchor: str = "") -> str:
        file = self._files.get(src_uri) or (self.expected(src_uri) if is_page(src_uri) else None)
        url = file.url.removeprefix("./") if file else quote(src_uri)  # which is no page's, but a file's beside them
        # From the root, not by the shortest way: that would be worked out anew for each of thousands of links.
        url = f"{root}/{url}"
        return f"{url}#{anchor}" if anchor else url
