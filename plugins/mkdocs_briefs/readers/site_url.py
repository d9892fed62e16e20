"""The address of a site, as feeds, sitemaps and the heads of pages need it: a URI, in ASCII (RFC 3986)."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_SIGNS = "!$%&'()*+,/:;=@~?"
_LONE = re.compile("%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[A-Za-z0-9.:@_\[\]-]*")
"""The letters of a host, with a port and who asks."""


def read_site_url(written: str) -> str:
    """``site_url`` as a URI: what is not percent-encoded yet is, and a host has its name of the DNS.

    Raises ValueError, with the way out, for a host that has none by the rules at hand.

    >>> read_site_url("https://bücher.example/unsere Texte/%41/")
    'https://xn--bcher-kva.example/unsere%20Texte/%41/'
    """
    parts = urlsplit(written.strip())
    return urlunsplit(
        parts._replace(netloc=_host(parts.netloc), path=_encoded(parts.path), query=_encoded(parts.query))
    )


def _encoded(text: str) -> str:
    return quote(_LONE.sub("%25", text), safe=_SIGNS)


def _host(written: str) -> str:
    try:
        host = written if written.isascii() else written.encode("idna").decode("ascii")
        # Python's rules are those of 2003, by which "ß" is "ss": another host than the one that browsers ask.
        is_whole = written.isascii() or host.encode("ascii").decode("idna") == written.lower()
    except UnicodeError:
        host, is_whole = written, False
    if not is_whole or not _HOST.fullmatch(host):
        raise ValueError(f'"{written}" is no name of a host. Write it as the DNS has it, in ASCII ("xn--...").')
    return host
