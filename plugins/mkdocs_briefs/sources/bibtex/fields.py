"""The fields of an entry: of which kind each is, and how readers read them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from mkdocs_briefs.model.source import Name
from mkdocs_briefs.sources.bibtex import dates, latex, names

NAMES = frozenset(
    "author editor editora editorb editorc translator bookauthor annotator commentator introduction foreword "
    "afterword holder shortauthor shorteditor namea nameb namec".split()
)
"""biblatex manual, section 2.2.1: fields with the datatype "name list"."""

ADDRESSES = frozenset("url doi eprint file pdf urlraw archiveurl verba verbb verbc".split())
"""Fields that are no LaTeX: biblatex's "verbatim" and "uri" fields."""

SHOWN = NAMES | frozenset(
    "title subtitle titleaddon shorttitle booktitle booksubtitle booktitleaddon maintitle mainsubtitle maintitleaddon "
    "journaltitle journalsubtitle journaltitleaddon shortjournal issuetitle issuesubtitle eventtitle eventdate venue "
    "series volume number issue edition version pages pagetotal volumes chapter part eid publisher location "
    "organization institution howpublished note addendum type pubstate editortype editoratype editorbtype editorctype "
    "language langid origlanguage hyphenation entrysubtype options isbn issn doi url urldate eprint eprinttype "
    "eprintclass origdate origlocation origpublisher origtitle court".split()
)
"""What a citation style can show, beside the date. Keywords, abstracts and what people note for themselves are not."""

ALIASES = {
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
}
"""BibTeX's names of fields, and biblatex's (manual, section 2.2.5)."""

DATES = ("date", "year", "month", "day")
"""Fields that together say when a source was published."""

OTHER_DATES = ("urldate", "eventdate", "origdate", "archivedate")
"""Further fields with the datatype "date"."""

_DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)(?=10\.)", re.IGNORECASE)

_LOCAL = re.compile(r"file:|[a-z]:(?:[\\/]|%5c)|[/~]|%5c|zotero:|mendeley:|x-devonthink", re.IGNORECASE)
"""How the address of a file on a machine begins, or of a record in a program."""

_INHERITANCE = ("crossref", "xdata")  # what they bring is there already


def without_venue(written: Mapping[str, str]) -> Mapping[str, str]:
    """The fields, of which one at most is the publisher's place.

    Exports of the ACM Digital Library have it as ``address``, and where the conference met as ``location``.
    """
    has_both = "address" in written and "location" in written
    return {field: value for field, value in written.items() if field != "location"} if has_both else written


def for_readers(
    written: Mapping[str, str], people: Mapping[str, tuple[Name, ...]], more: Collection[str], issued: str
) -> dict[str, str]:
    """The fields in Unicode, under biblatex's names; ``date`` is the date of publication as EDTF.

    ``more`` are the name fields that end with "and others".
    """
    fields: dict[str, str] = {}
    for field, value in without_venue(written).items():
        if field in DATES or field in _INHERITANCE:
            continue
        if field in NAMES:
            text = names.display(people.get(field, ()), more=field in more)
        elif field in ADDRESSES:
            text = address(field, value)
        elif field in OTHER_DATES:
            text = dates.read_date(value) or latex.plain(value)
        elif field == "howpublished" and _LOCAL.match(latex.address(value)):
            text = ""
        else:
            text = latex.plain(value)
        if text:
            fields.setdefault(ALIASES.get(field, field), text)
    if issued:
        fields["date"] = issued
    elif text := latex.plain(written.get("date", "") or written.get("year", "")):
        fields["year"] = text
    return fields


def address(field: str, value: str) -> str:
    """The value of one of the ``ADDRESSES``; a DOI without what makes it an address, which styles put before it.

    Empty for the path of a file on somebody's own machine, which reference managers write, too.
    """
    text = latex.address(value)
    if _LOCAL.match(text):
        return ""
    return _DOI.sub("", text, count=1) if field == "doi" else text
