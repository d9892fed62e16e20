"""A source from CSL-JSON, as registries of DOIs give it.

Source: the CSL-JSON schema (citationstyles.org), and Crossref's REST API, whose texts are lists of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex.dates import read_date
from mkdocs_briefs.sources.bibtex.names import display

_TYPES = {
    "article-journal": "article",
    "journal-article": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "chapter": "incollection",
    "book-chapter": "incollection",
    "paper-conference": "inproceedings",
    "proceedings-article": "inproceedings",
    "report": "report",
    "thesis": "thesis",
    "dissertation": "thesis",
    "webpage": "online",
    "posted-content": "online",
    "dataset": "misc",
}
_FIELDS = {
    "title": "title",
    "publisher": "publisher",
    "publisher-place": "location",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "edition": "edition",
    "DOI": "doi",
    "ISBN": "isbn",
    "language": "langid",
}
_PEOPLE = ("author", "editor", "translator")
_TAG = re.compile(r"<[^<>]*>")
NOWHERE = Location("", 1)
"""Of a source that stands in no database yet."""


def read_csl(item: Mapping[str, Any]) -> Source:
    """The source, under no key. What is not understood is left out."""
    entry_type = _TYPES.get(_text(item.get("type")), "misc")
    fields = {name: _text(item.get(csl)) for csl, name in _FIELDS.items()}
    venue = "booktitle" if entry_type.startswith("in") else "journaltitle"
    fields[venue] = _text(item.get("container-title"))
    if "doi" not in fields or not fields["doi"]:
        fields["url"] = _text(item.get("URL"))
    fields["pages"] = re.sub(r"\s*[-\u2013]+\s*", "\u2013", fields["pages"]) if fields["pages"] else ""
    issued = _date(item.get("issued")) or _date(item.get("published"))
    return source_of(entry_type, fields, {role: _people(item.get(role)) for role in _PEOPLE}, issued)


def source_of(
    entry_type: str, fields: Mapping[str, str], people: Mapping[str, tuple[Name, ...]], issued: str
) -> Source:
    """A source that stands in no database, of plain fields, of which the empty ones are left out."""
    names = {role: found for role, found in people.items() if found}
    plain = {role: display(found, more=False) for role, found in names.items()}
    plain |= {name: value for name, value in fields.items() if value}
    if issued:
        plain["date"] = issued
    return Source("", entry_type, {}, NOWHERE, plain, names, issued)


def _text(value: Any) -> str:
    """A text, or the first of a list of them, without markup."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return one_line(unescape(_TAG.sub("", str(value)))) if isinstance(value, str | int) else ""


def _people(value: Any) -> tuple[Name, ...]:
    found = (person for person in value if isinstance(person, Mapping)) if isinstance(value, list) else ()
    return tuple(filter(None, map(_person, found)))


def _person(value: Mapping[str, Any]) -> Name | None:
    literal = _text(value.get("literal")) or _text(value.get("name"))
    family = _text(value.get("family"))
    if not family:
        return Name(literal, is_organisation=True) if literal else None
    particle = _text(value.get("non-dropping-particle")) or _text(value.get("dropping-particle"))
    return Name(family, _text(value.get("given")), particle, _text(value.get("suffix")))


def _date(value: Any) -> str:
    """A date in EDTF: a year, a month or a day."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [part for part in first[:3] if isinstance(part, int) or str(part).isdecimal()]
    if not numbers:
        return ""
    year, *rest = f"{int(numbers[0]):04}", *(f"{int(number):02}" for number in numbers[1:])
    return read_date("-".join([year, *rest])) or year
