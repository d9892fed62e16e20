"""Other hosts, which a command asks because it was called for that: politely, and one question at a time."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.parse import quote, urlsplit

from mkdocs_briefs import __version__
from mkdocs_briefs.cli.command import CommandError

AGENT = f"mkdocs-briefs/{__version__} (a command of its author's)"
_PATIENCE = 30.0
"""Seconds to wait for an answer."""
_MOST = 5_000_000
"""Bytes of an answer that are read."""
_WHOLE = "/:?#[]@!$&'()*+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host has said."""

    status: int
    """Of HTTP; 0 if there was no answer."""
    url: str = ""
    """Where redirections have led."""
    body: bytes = b""
    reason: str = ""
    """Why there was none."""


@dataclass(slots=True)
class Network:
    """Asks hosts. Between two questions to one host some time passes."""

    pause: float = 1.0
    """Seconds."""
    _asked: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, accept: str = "*/*", method: str = "GET") -> Answer:
        """The answer of a host, after redirections. Raises CommandError for an address that is none of the web."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise CommandError(f'"{url}" is no address of the web. Begin it with https://.')
        self._wait(parts.netloc)
        headers = {"User-Agent": AGENT, "Accept": accept}
        request = urllib.request.Request(quote(url, safe=_WHOLE), headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE) as found:
                return Answer(found.status, found.url, found.read(_MOST))
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.url or url)
        except (OSError, HTTPException, ValueError) as error:
            return Answer(0, url, reason=_reason(error))

    def _wait(self, host: str) -> None:
        now = time.monotonic()
        if host in self._asked:
            time.sleep(max(0.0, self._asked[host] + self.pause - now))
        self._asked[host] = time.monotonic()


def _reason(error: Any) -> str:
    reason = getattr(error, "reason", error)
    return str(getattr(reason, "strerror", None) or reason)
