"""The fields of an entry in their two forms: as the citation engine needs them, and as readers read them."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_briefs.model.source import Name
from mkdocs_briefs.sources.bibtex import dates, latex, names

NAMES = frozenset(
    "author editor editora editorb editorc translator bookauthor annotator commentator introduction foreword "
    "afterword holder shortauthor shorteditor namea nameb namec".split()
)
"""biblatex manual, section 2.2.1: fields with the datatype "name list"."""

ADDRESSES = frozenset("url doi eprint file pdf urlraw archiveurl verba verbb verbc".split())
"""Fields that are no LaTeX: biblatex's "verbatim" and "uri" fields."""

SHOWN = (NAMES - {"shortauthor", "shorteditor", "namea", "nameb", "namec"}) | frozenset(
    "title subtitle shorttitle booktitle booksubtitle maintitle mainsubtitle journal journaltitle journalsubtitle "
    "issuetitle eventtitle eventdate venue series volume number issue edition version pages pagetotal volumes chapter "
    "part eid publisher location address organization institution school howpublished note addendum type pubstate "
    "editortype editoratype editorbtype editorctype language langid isbn issn isan ismn iswc doi url urldate eprint "
    "eprinttype archiveprefix eprintclass primaryclass date year month day origdate key".split()
)
"""What a citation style can show. Other fields, as abstract or keywords, cannot make the engine refuse an entry."""

ALIASES = {
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
}
"""BibTeX's names of fields, and biblatex's (manual, section 2.2.5)."""

_DATES = ("date", "year", "month", "day")
_INHERITANCE = ("crossref", "xdata")  # what they bring is there already
_OTHER_DATES = ("urldate", "eventdate", "origdate", "archivedate")
_TITLES = ("title", "booktitle", "maintitle", "journaltitle")

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


def for_engine(
    entry_type: str,
    written: Mapping[str, str],
    people: Mapping[str, tuple[Name, ...]],
    more: frozenset[str],
    issued: str,
) -> dict[str, str]:
    """The fields as Typst reads them. ``more`` are the name fields that end with "and others"."""
    fields: dict[str, str] = {}
    for field in filter(SHOWN.__contains__, written):
        value = written[field]
        if field in NAMES:
            text = names.names_for_engine(value, people.get(field, ()), more=field in more)
        elif field in ADDRESSES:
            text = latex.address(value).replace("<", "%3C").replace(">", "%3E")  # Typst does not escape them in a DOI
        elif field in _OTHER_DATES:
            text = dates.for_engine(dates.read_date(value))
        else:
            text = latex.for_engine(value)
        if text.strip("{} \n"):
            fields[field] = text
    if "type" in fields:
        fields["type"] = _TYPES.get(fields["type"].strip().lower(), fields["type"])
    if entry_type in _PUBLISHED_BY_INSTITUTIONS:
        _name_publisher(fields)
    _join_subtitles(fields)
    _put_date(fields, issued)
    return fields


def for_readers(
    written: Mapping[str, str], people: Mapping[str, tuple[Name, ...]], more: frozenset[str], issued: str
) -> dict[str, str]:
    """The fields in Unicode, under biblatex's names; ``date`` is the date of publication as EDTF."""
    fields: dict[str, str] = {}
    for field, value in written.items():
        if field in _DATES or field in _INHERITANCE:
            continue
        if field in NAMES:
            text = names.display(people.get(field, ()), more=field in more)
        elif field in ADDRESSES:
            text = latex.address(value)
        elif field in _OTHER_DATES:
            text = dates.read_date(value) or latex.plain(value)
        else:
            text = latex.plain(value)
        if text:
            fields.setdefault(ALIASES.get(field, field), text)
    if issued:
        fields["date"] = issued
    elif text := latex.plain(written.get("date", "") or written.get("year", "")):
        fields["year"] = text
    return fields


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
    date = dates.for_engine(issued)
    if [fields[field] for field in _DATES if field in fields] == [date]:
        return
    for field in _DATES:
        fields.pop(field, None)
    if date:
        fields["date"] = date
