"""The URLs of pages and files, as the data give them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from urllib.parse import quote

from mkdocs_briefs.model import addresses


class Urls:
    """URLs by ``src_uri``, each made once: many items name the same page."""

    def __init__(self, site_url: str, address_of: Callable[[str], str]) -> None:
        self._site_url = site_url
        self.in_site = cache(address_of)
        """From the site's root: ``actors/jane-doe/``; empty where there is no page."""
        self.of = cache(self._of)
        """In full where the site's own address is known, else from its root; None where there is no page."""

    def _of(self, src_uri: str) -> str | None:
        address = self.in_site(src_uri)
        # The root is "./" in MkDocs. No address holds a colon or begins with a slash, so this joins as urljoin would.
        return (self._site_url + address.removeprefix("./") or address) if address else None

    def beside(self, src_uri: str, ending: str) -> str:
        """The URL of a file beside a page."""
        return self._site_url + quote(addresses.beside(src_uri, ending))
