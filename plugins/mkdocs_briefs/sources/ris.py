"""Sources in RIS, the format of reference managers (Research Information Systems, RIS Format Specifications)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.edtf import days_of
from mkdocs_briefs.sources.titles import container, full_title

_TYPES = {
    "article": "JOUR", "suppperiodical": "JOUR", "review": "JOUR", "periodical": "SER", "book": "BOOK",
    "mvbook": "BOOK", "bookinbook": "BOOK", "manual": "BOOK", "collection": "EDBOOK", "mvcollection": "EDBOOK",
    "reference": "ENCYC", "mvreference": "ENCYC", "inreference": "ENCYC", "inbook": "CHAP", "incollection": "CHAP",
    "suppbook": "CHAP", "suppcollection": "CHAP", "proceedings": "CONF", "mvproceedings": "CONF",
    "inproceedings": "CPAPER", "booklet": "PAMP", "report": "RPRT", "techreport": "RPRT", "thesis": "THES",
    "phdthesis": "THES", "mastersthesis": "THES", "online": "ELEC", "dataset": "DATA", "software": "COMP",
    "patent": "PAT", "unpublished": "UNPB", "letter": "PCOMM", "movie": "MPCT", "video": "VIDEO", "audio": "SOUND",
    "music": "MUSIC", "image": "ART", "artwork": "ART", "jurisdiction": "CASE", "legislation": "STAT",
    "legal": "LEGAL", "standard": "STAND",
}  # fmt: skip

_NAMES = {"author": "AU", "editor": "A2", "bookauthor": "A2", "translator": "A4"}
_FIELDS = {
    "shorttitle": "ST", "series": "T3", "volume": "VL", "number": "IS", "issue": "IS", "edition": "ET", "version": "ET",
    "publisher": "PB", "institution": "PB", "organization": "PB", "location": "CY", "isbn": "SN", "issn": "SN",
    "doi": "DO", "url": "UR", "archiveurl": "L2", "abstract": "AB", "note": "N1", "addendum": "N1", "type": "M3",
    "howpublished": "M3", "language": "LA", "langid": "LA", "eventtitle": "C3", "venue": "C1",
}  # fmt: skip
_ONCE = frozenset(["IS", "PB", "LA", "M3"])
_PAGES = re.compile(r"\s*(.+?)\s*(?:-+|\u2013|\u2014)\s*(.+?)\s*")


def to_ris(sources: Iterable[Source]) -> str:
    """The sources as RIS: a tag a line, lines ended with CR and LF; no text has a line end of any kind."""
    return "".join(f"{tag}  - {one_line(text)}\r\n" for source in sources for tag, text in _lines(source))


def _lines(source: Source) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(source.entry_type, "GEN")
    yield "ID", source.key
    for field, tag in _NAMES.items():
        for name in source.names.get(field, ()):
            yield tag, _inverted(name)
    if title := full_title(source):
        yield "TI", title
    if inside := container(source):
        yield "T2", inside
    yield from _dates(source)
    yield from _pages(source)
    seen: set[str] = set()
    for field, tag in _FIELDS.items():
        if field in source.plain and not (tag in _ONCE and tag in seen):
            seen.add(tag)
            yield tag, source.plain[field]
    for keyword in re.split(r"\s*[,;]\s*", source.plain.get("keywords", "")):
        if keyword:
            yield "KW", keyword
    yield "ER", ""


def _dates(source: Source) -> Iterator[tuple[str, str]]:
    if source.year:
        yield "PY", source.year
    for field, tag in (("date", "DA"), ("urldate", "Y2")):
        for day in days_of(source.plain.get(field, ""))[:1]:
            if day.year > 0:
                month, number = (f"{part:02}" if part else "" for part in (*day.parts, 0, 0)[1:3])
                yield tag, f"{day.year:04}/{month}/{number}/"


def _pages(source: Source) -> Iterator[tuple[str, str]]:
    pages = source.plain.get("pages", "")
    span = _PAGES.fullmatch(pages) if "," not in pages else None
    if span:
        yield "SP", span[1]
        yield "EP", span[2]
    elif pages:
        yield "SP", pages


def _inverted(name: Name) -> str:
    """``van Beethoven, Ludwig, Jr.``; RIS wants the family name first."""
    if name.is_organisation:
        return name.family
    family = f"{name.particle} {name.family}".strip()
    parts = [family, name.given, name.suffix] if name.suffix else [family, name.given]
    return ", ".join(parts) if name.given or name.suffix else family
