"""One entry of a feed, whatever its format."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs."""

    name: str
    url: str
    """Of the author's page; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief, or a correction of one."""

    id: str
    """Its URL, which edits leave as it is."""
    title: str
    published: dt.datetime
    updated: dt.datetime
    authors: tuple[Person, ...]
    summary: str
    """Plain text; empty if there is none."""
    html: str
    """The full text, with whole URLs."""
    tags: tuple[str, ...] = ()
    pdf: str = ""
    """The URL of its PDF; empty if there is none."""
