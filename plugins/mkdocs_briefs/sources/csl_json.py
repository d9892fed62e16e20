"""Sources as CSL-JSON (CSL 1.0.2, schemas/input/csl-data.json)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.edtf import days_of
from mkdocs_briefs.sources.titles import container, full_title

_TYPES = {
    "article": "article-journal", "suppperiodical": "article-journal", "periodical": "periodical", "book": "book",
    "mvbook": "book", "collection": "book", "mvcollection": "book", "proceedings": "book", "mvproceedings": "book",
    "reference": "book", "mvreference": "book", "manual": "book", "bookinbook": "chapter", "inbook": "chapter",
    "incollection": "chapter", "suppbook": "chapter", "suppcollection": "chapter", "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia", "booklet": "pamphlet", "report": "report", "techreport": "report",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "online": "webpage", "dataset": "dataset",
    "software": "software", "patent": "patent", "unpublished": "manuscript", "letter": "personal_communication",
    "movie": "motion_picture", "video": "motion_picture", "audio": "song", "music": "song", "image": "graphic",
    "artwork": "graphic", "jurisdiction": "legal_case", "legislation": "legislation", "legal": "treaty",
    "standard": "standard", "review": "review", "performance": "performance",
}  # fmt: skip
_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}

_FIELDS = {
    "shorttitle": "title-short", "series": "collection-title", "volume": "volume", "volumes": "number-of-volumes",
    "issue": "issue", "edition": "edition", "version": "version", "chapter": "chapter-number", "part": "part",
    "pages": "page", "pagetotal": "number-of-pages", "publisher": "publisher", "institution": "publisher",
    "organization": "publisher", "location": "publisher-place", "eventtitle": "event-title", "venue": "event-place",
    "type": "genre", "pubstate": "status", "doi": "DOI", "url": "URL", "isbn": "ISBN", "issn": "ISSN",
    "language": "language", "langid": "language", "abstract": "abstract", "keywords": "keyword",
    "annotation": "annote", "note": "note", "addendum": "note", "howpublished": "medium", "library": "source",
    "archiveurl": "archive_location",
}  # fmt: skip
"""Where two fields have one name, the first that is there counts."""

_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master\u2019s thesis", "techreport": "Technical report"}
_DATES = {"date": "issued", "urldate": "accessed", "eventdate": "event-date", "origdate": "original-date"}
_ROLES = {"author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author"}
_EDITORS = {"compiler": "compiler", "director": "director", "organizer": "organizer", "collaborator": "contributor"}
_SERIAL = frozenset("report techreport patent standard manual dataset legislation jurisdiction legal".split())
_PERIODICAL = frozenset(["article", "suppperiodical", "periodical", "review"])


def to_csl_json(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """The sources as CSL items, ready for ``json.dumps``."""
    return [_item(source) for source in sources]


def _item(source: Source) -> dict[str, Any]:
    plain = source.plain
    item: dict[str, Any] = {"id": source.key, "type": _type(source)}
    for field, role in _ROLES.items():
        editor = _EDITORS.get(plain.get("editortype", ""), role) if field == "editor" else role
        item[editor] = [_name(name) for name in source.names.get(field, ())]
    item["title"] = full_title(source)
    item["container-title"] = container(source)
    for field, name in _FIELDS.items():
        if field in plain:
            item.setdefault(name, plain[field])
    item.setdefault(_number_name(source), plain.get("number", ""))
    item.setdefault("genre", _GENRES.get(source.entry_type, ""))
    for field, name in _DATES.items():
        item[name] = _date(plain.get(field, ""))
    return {name: value for name, value in item.items() if value}


def _type(source: Source) -> str:
    subtype = source.plain.get("entrysubtype", "") if source.entry_type == "article" else ""
    return _SUBTYPES.get(subtype) or _TYPES.get(source.entry_type, "document")


def _number_name(source: Source) -> str:
    """Biblatex's ``number`` is an issue, the number of a document, or the place in a series."""
    if source.entry_type in _PERIODICAL:
        return "issue"
    return "number" if source.entry_type in _SERIAL or "series" not in source.plain else "collection-number"


def _name(name: Name) -> dict[str, str]:
    if name.is_organisation:
        return {"literal": name.family}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {key: part for key, part in parts.items() if part}


def _date(edtf: str) -> dict[str, Any]:
    """A date as parts. A range with an open end has its known end alone: the schema knows no open one."""
    days = days_of(edtf)
    if not days:
        return {}
    date: dict[str, Any] = {"date-parts": [day.parts for day in days]}
    if days[0].season:
        date["season"] = days[0].season
    if any(day.is_approximate for day in days):
        date["circa"] = True
    return date
