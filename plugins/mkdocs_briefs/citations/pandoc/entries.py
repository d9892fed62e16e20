"""Entries as Pandoc's reader of biblatex gets them: what citations can show, each value as the database has it."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.bibtex.dates import read_date
from mkdocs_briefs.sources.bibtex.fields import ADDRESSES, ALIASES, NAMES, OTHER_DATES
from mkdocs_briefs.sources.bibtex.latex import address
from mkdocs_briefs.sources.bibtex.writer import to_bibtex

_SHOWN = NAMES | frozenset(
    "title subtitle titleaddon shorttitle booktitle booksubtitle booktitleaddon maintitle mainsubtitle maintitleaddon "
    "journaltitle journalsubtitle journaltitleaddon shortjournal issuetitle issuesubtitle eventtitle eventdate venue "
    "series volume number issue edition version pages pagetotal volumes chapter part eid publisher location "
    "organization institution howpublished note addendum type pubstate editortype editoratype editorbtype editorctype "
    "language langid origlanguage hyphenation entrysubtype options isbn issn doi url urldate eprint eprinttype "
    "eprintclass origdate origlocation origpublisher origtitle".split()
)
"""What a citation style can show. Keywords, abstracts and what people note for themselves are not asked for."""


def entry_text(name: str, source: Source) -> str:
    """The entry as written, under another name, with what was understood of its dates and addresses."""
    fields: dict[str, str] = {}
    for written, value in source.written.items():
        field = ALIASES.get(written, written)
        if field in _SHOWN and value.strip("{} \n"):
            fields.setdefault(field, _value(field, value))
    if source.plain.get("urlstatus") == "dead" and "archiveurl" in source.plain:
        fields["url"] = source.plain["archiveurl"]
    if source.issued:
        fields["date"] = source.issued
    lines = "".join(f"  {field} = {{{value}}},\n" for field, value in fields.items() if value)
    return f"@{source.entry_type}{{{name},\n{lines}}}\n"


def plain_entry_text(name: str, source: Source) -> str:
    """The entry in plain words, for what Pandoc's reader refuses."""
    plain = {field: text for field, text in source.plain.items() if field in _SHOWN or field == "date"}
    return to_bibtex([replace(source, key=name, plain=plain)])


def _value(field: str, value: str) -> str:
    if field in ADDRESSES:
        return address(value)
    if field in OTHER_DATES:
        return read_date(value)
    return value
