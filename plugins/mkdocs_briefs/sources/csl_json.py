"""Sources as CSL-JSON (CSL 1.0.2, schemas/input/csl-data.json), from the items that the citation engine reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.titles import full_title

_FROM_THE_ENTRY = frozenset(["note", "annote", "abstract", "keyword"])
"""Variables that hold what an author may keep for oneself: they are taken from what is exported."""


UNDETERMINED = "und"
"""Of a title in another script than Latin whose entry does not say its language (ISO 639-2)."""

_WHOLE = re.compile(r'<span class="nocase">((?:(?!</?span).)*)</span>')


def csl_item(source: Source, item: Mapping[str, Any]) -> dict[str, Any]:
    """A source as it is exported, from its item; with no more than its title, where the engine has no item."""
    found = {name: _value(value) for name, value in item.items() if name not in _FROM_THE_ENTRY}
    found["id"] = source.key
    found["type"] = found.get("type") or "document"
    found.setdefault("title", full_title(source))
    if "event" in found:
        found["event-title"] = found.pop("event")  # its name since CSL 1.0.2
    plain = source.plain
    found["note"] = ". ".join(plain[field].rstrip(".") for field in ("note", "addendum") if field in plain)
    found["abstract"] = plain.get("abstract", "")
    found["keyword"] = plain.get("keywords", "")
    found["archive_location"] = plain.get("archiveurl", "")
    return {name: value for name, value in found.items() if value and value != UNDETERMINED}


def _value(value: Any) -> Any:
    """The value without what only citeproc understands: "others", and marks around a whole text."""
    if isinstance(value, list):
        return [name for name in value if name != {"literal": "others"}]
    if isinstance(value, dict):
        return _date(value)
    whole = _WHOLE.fullmatch(str(value))
    return whole[1] if whole else value


def _date(value: Mapping[str, Any]) -> dict[str, Any]:
    """A date without open ends, of which CSL-JSON has none, and with its season apart."""
    parts = [part for part in value.get("date-parts", ()) if part != [0]]
    found = {**value, "date-parts": [part[:1] if part[1:2] > [12] else part for part in parts]}
    if parts and parts[0][1:2] > [12]:
        found["season"] = parts[0][1] - 20
    return found if parts else {}
