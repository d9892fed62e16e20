"""BibTeX as Typst reads it: of an entry as written, what a style can show, and each value so that it is understood."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex.dates import is_season, read_date
from mkdocs_briefs.sources.bibtex.fields import ADDRESSES, DATES, NAMES, OTHER_DATES
from mkdocs_briefs.sources.bibtex.latex import CLOSE, OPEN, address, decoded, printable
from mkdocs_briefs.sources.bibtex.names import read_names

_SHOWN = (NAMES - {"shortauthor", "shorteditor", "namea", "nameb", "namec"}) | frozenset(
    "title subtitle shorttitle booktitle booksubtitle maintitle mainsubtitle journal journaltitle journalsubtitle "
    "issuetitle eventtitle eventdate venue series volume number issue edition version pages pagetotal volumes chapter "
    "part eid publisher location address organization institution school howpublished note addendum type pubstate "
    "editortype editoratype editorbtype editorctype language langid isbn issn isan ismn iswc doi url urldate eprint "
    "eprinttype archiveprefix eprintclass primaryclass date year month day origdate key".split()
)
"""What a citation style can show. Other fields, as abstract or keywords, cannot make Typst refuse an entry."""

_TYPES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master\u2019s thesis",
    "bathesis": "Bachelor\u2019s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}
"""Values of ``type`` that biblatex takes for keys of its word lists (manual, section 4.9.2.13)."""

_PUBLISHED_BY_INSTITUTIONS = frozenset("report techreport thesis phdthesis mastersthesis manual proceedings".split())
_TITLES = ("title", "booktitle", "maintitle", "journaltitle")
_ODD = re.compile(r"[\\{}~$=]")


def fields_of(source: Source) -> dict[str, str]:
    """The fields of a source as Typst reads them."""
    fields: dict[str, str] = {}
    for field in filter(_SHOWN.__contains__, source.written):
        value = source.written[field]
        if field in NAMES:
            text = names_value(value, source.names.get(field, ()))
        elif field in ADDRESSES:
            text = address(value).replace("<", "%3C").replace(">", "%3E")  # Typst does not escape them in a DOI
        elif field in OTHER_DATES:
            text = date_value(read_date(value))
        else:
            text = text_value(value)
        if text.strip("{} \n"):
            fields[field] = text
    if "type" in fields:
        fields["type"] = _TYPES.get(fields["type"].strip().lower(), fields["type"])
    if source.entry_type in _PUBLISHED_BY_INSTITUTIONS:
        _name_publisher(fields)
    _join_subtitles(fields)
    _put_date(fields, source.issued)
    return fields


def text_value(value: str) -> str:
    """The value in Unicode, in which only protecting braces and escapes are LaTeX."""
    if not any(char in value for char in "\\$~"):
        return printable(value)  # Typst reads braces, dashes and quotes itself
    return _escaped(decoded(value)).replace(OPEN, "{").replace(CLOSE, "}")


def names_value(value: str, names: Iterable[Name]) -> str:
    """Names as written where they are simple, else made anew from ``names``, which is what was understood."""
    if not _ODD.search(value):
        return " ".join(value.split())
    _, has_more = read_names(value)
    written = [_name(name) for name in names]
    return " and ".join([*written, "others"] if has_more else written)


def date_value(edtf: str) -> str:
    """What Typst makes the right year of: it takes the end of a range and knows no seasons or decades."""
    start, _, end = edtf.partition("/")
    point = end if start == ".." else start
    mark = point[-1] if point[-1:] in ("~", "?", "%") else ""
    point = point.rstrip("~?%").replace("X", "0")
    return (point[:4] if is_season(point) else point) + mark


def _escaped(text: str) -> str:
    return re.sub(r"[\\{}$]", lambda found: "\\" + found[0], text)


def _name(name: Name) -> str:
    if name.is_organisation:
        return "{" + _escaped(name.family) + "}"
    family = " ".join(filter(None, (_part(name.particle), _part(name.family, is_family=True))))
    if not name.given and not name.suffix:
        return family
    return ", ".join(filter(None, (family, _part(name.suffix), _part(name.given))))


def _part(text: str, *, is_family: bool = False) -> str:
    """A part of a name; in braces where it would come apart."""
    apart = "," in text or "=" in text or re.search(r"\band\b", text, re.IGNORECASE)
    lower = is_family and any(word[0].islower() for word in text.split()[:-1])
    return "{" + _escaped(text) + "}" if apart or lower else _escaped(text)


def _name_publisher(fields: dict[str, str]) -> None:
    """No style that Typst has shows an ``institution``: reports and theses would have no publisher."""
    for field in ("institution", "school", "organization"):
        if field in fields:
            fields.setdefault("publisher", fields.pop(field))


def _join_subtitles(fields: dict[str, str]) -> None:
    """Typst knows no subtitles: ``title`` takes its own in, after a colon."""
    if "journal" in fields and "journalsubtitle" in fields:
        fields.setdefault("journaltitle", fields.pop("journal"))
    for title in _TITLES:
        subtitle = fields.pop(title.removesuffix("title") + "subtitle", "")
        if subtitle and (main := fields.get(title)):
            fields[title] = (
                f"{main} {subtitle}" if main.rstrip("}")[-1:] in ("?", "!", ":", ".") else f"{main}: {subtitle}"
            )


def _put_date(fields: dict[str, str], issued: str) -> None:
    """One date that Typst reads as the right year. A plain ``year`` or ``date`` stays as it was written."""
    date = date_value(issued)
    if [fields[field] for field in DATES if field in fields] == [date]:
        return
    for field in DATES:
        fields.pop(field, None)
    if date:
        fields["date"] = date
