"""The sources that a document brings: a key for each, as a desk would write it, and their entries in BibLaTeX."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_briefs.importing.program import run
from mkdocs_briefs.model.naming import fold, slugify
from mkdocs_briefs.model.source import Source


@dataclass(frozen=True, slots=True)
class References:
    """The sources of a document, told from those that the publication has."""

    keys: Mapping[str, str]
    """The key of each, by the one in the document."""
    entries: str
    """Those that are new, in BibLaTeX; empty if there are none."""
    known: tuple[str, ...] = ()
    """The keys of those that the publication has already."""


def references(items: Iterable[dict[str, Any]], known: Mapping[str, Source], program: Path) -> References:
    """Give each source a key. ``items`` are in CSL-JSON. Raises ConversionError."""
    by_doi = {_doi(source.plain.get("doi")): key for key, source in known.items() if source.plain.get("doi")}
    by_title = {(_plain(source.plain.get("title")), source.year): key for key, source in known.items()}
    keys: dict[str, str] = {}
    new: list[dict[str, Any]] = []
    had: list[str] = []
    for item in items:
        own = str(item.get("id", ""))
        title = _plain(item.get("title"))
        there = by_doi.get(_doi(item.get("DOI"))) or (by_title.get((title, _year(item))) if title else None)
        if there:
            keys[own] = there
            had.append(there)
        else:
            keys[own] = _key(item, {*known, *keys.values()})
            new.append({**item, "id": keys[own]})
    entries = run(program, ["--sandbox", "-f", "csljson", "-t", "biblatex"], json.dumps(new)) if new else ""
    return References(keys, entries, tuple(dict.fromkeys(had)))


def _key(item: Mapping[str, Any], taken: set[str]) -> str:
    """A key as ``ash2001``, with a letter where another source has it."""
    names = item.get("author") or item.get("editor") or [{}]
    named = names[0].get("family") or names[0].get("literal") or str(item.get("title", "")) or "source"
    word = re.sub(r"[^a-z]", "", slugify(str(named).split()[-1] if names[0] else str(named).split()[0])) or "source"
    base = f"{word}{_year(item)}"
    letters = ("", *"abcdefghijklmnopqrstuvwxyz")
    free = (f"{base}{letter}" for letter in letters)
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (*free, *numbered) if key not in taken)


def _year(item: Mapping[str, Any]) -> str:
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    return str(parts[0][0]) if parts and parts[0] else ""


def _doi(value: object) -> str:
    return re.sub(r"^https?://(dx\.)?doi\.org/", "", str(value or "").strip().casefold()) or "-"


def _plain(title: object) -> str:
    return re.sub(r"\W+", " ", fold(re.sub(r"<[^>]*>", "", str(title or "")))).strip()
