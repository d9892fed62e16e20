"""URLs of pages and files in the data."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from urllib.parse import quote

from mkdocs_briefs.model import addresses


class Urls:
    """URLs by ``src_uri``, cached, since many items refer to the same page."""

    def __init__(self, site_url: str, address_of: Callable[[str], str]) -> None:
        self._site_url = site_url
        self.in_site = cache(address_of)
        """The URL relative to the site's root, as ``actors/jane-doe/``; empty if there is no such page."""
        self.of = cache(self._of)
        """The absolute URL if ``site_url`` is set, else relative to the root; None if there is no such page."""

    def _of(self, src_uri: str) -> str | None:
        address = self.in_site(src_uri)
        # MkDocs has "./" for the root. Addresses have no scheme or leading slash, so this equals urljoin, but faster.
        return (self._site_url + address.removeprefix("./") or address) if address else None

    def beside(self, src_uri: str, ending: str) -> str:
        """The URL of a file beside a page."""
        return self._site_url + quote(addresses.beside(src_uri, ending))
