"""URLs of pages and static files, relative to a page or to the site's root."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from urllib.parse import quote, unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from mkdocs_briefs.adapter.files.additions import without_file
from mkdocs_briefs.model.addresses import is_page

Href = Callable[..., str]
"""``(src_uri, anchor="")`` to a link."""


class Links:
    """Turns ``src_uri``, by which the core knows pages, into links.

    ``files`` may grow: a mention adds the page of a country, and links to it are made before. ``page_at`` caches, and
    finds only the pages that exist when it is first called.
    """

    def __init__(self, files: Mapping[str, File], config: MkDocsConfig) -> None:
        self._files = files
        self._config = config
        self._expected: dict[str, File] = {}
        self._withheld: frozenset[str] = frozenset()

    def expected(self, src_uri: str) -> File:
        """The file of a page that may be added later."""
        if src_uri not in self._expected:
            self._expected[src_uri] = without_file(self._config, src_uri)
        return self._expected[src_uri]

    def seen_from(self, origin: File) -> Href:
        """A function that makes links relative to one page."""
        return partial(self._href, get_relative_url(".", origin.url))

    def in_site(self, src_uri: str) -> str:
        """The URL of a page relative to the site's root; empty if there is no such page."""
        file = self._files.get(src_uri)
        return file.url if file else ""

    def page_at(self, origin: File, href: str) -> str | None:
        """The ``src_uri`` of the page that a link leads to; None if it leads to no page of the site."""
        return self._pages.get(_path(origin, href))

    def withhold(self, files: Iterable[File]) -> None:
        """Say that these files are no pages of the site."""
        self._withheld = frozenset(map(_path_of, files))

    @property
    def withheld(self) -> list[str]:
        """The paths of those, within the site."""
        return sorted(self._withheld)

    def is_withheld(self, origin: File, href: str) -> bool:
        """Whether a link leads to a file that is withheld."""
        return bool(self._withheld) and _path(origin, href) in self._withheld

    @cached_property
    def _pages(self) -> dict[str, str]:
        return {_path_of(file): src_uri for src_uri, file in self._files.items()}

    def _href(self, to_root: str, src_uri: str, anchor: str = "") -> str:
        file = self._files.get(src_uri) or (self.expected(src_uri) if is_page(src_uri) else None)
        url = file.url.removeprefix("./") if file else quote(src_uri)  # a static file
        # By way of the root, which is computed once a page; the shortest path would be computed for every link.
        url = f"{to_root}/{url}"
        return f"{url}#{anchor}" if anchor else url


def _path_of(file: File) -> str:
    return posixpath.normpath(f"/{unquote(file.url)}")


def _path(origin: File, href: str) -> str:
    """The path within the site to which a link on a page leads; empty if it leads elsewhere."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    folder = posixpath.dirname(unquote(origin.url))
    return posixpath.normpath(posixpath.join("/", folder, unquote(parts.path)))
