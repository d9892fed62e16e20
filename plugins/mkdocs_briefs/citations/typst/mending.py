"""What Typst would get wrong in an entry, mended before it sees it.

Each rule was found by comparing 40 references in five styles with those of Pandoc's citeproc, and goes when the
engine does it right (docs/decisions/0002-typst.md).
"""

from __future__ import annotations

import re

from mkdocs_briefs.citations.typst.dialect import fields_of
from mkdocs_briefs.model.source import Source

_OTHERS = "\ue002"  # private use: no name holds it
_AND_OTHERS = re.compile(rf"(,?)(?:\s+(?:and|&amp;)|,)\s+{_OTHERS}(\.?)")
_LAST_NAME = re.compile(r"\band\s+others\s*$", re.IGNORECASE)
_NAMES = ("author", "editor", "translator", "bookauthor")

_PAPERS = frozenset(["inproceedings", "conference"])
_PARTS = _PAPERS | {"incollection"}


def mended(source: Source) -> tuple[str, dict[str, str]]:
    """The entry's type and fields, for Typst."""
    entry_type, fields = source.entry_type, fields_of(source)
    for field in filter(fields.__contains__, _NAMES):
        fields[field] = _LAST_NAME.sub(f"and {{{_OTHERS}}}", fields[field])
    if source.plain.get("urlstatus") == "dead" and "archiveurl" in source.plain:
        fields["url"] = source.plain["archiveurl"]
    if entry_type in _PAPERS and "volume" in fields and not {"publisher", "editor"}.intersection(fields):
        fields["journaltitle"] = fields.pop("booktitle", "")
        return "article", fields  # as a paper, the series is called a special issue
    if entry_type in _PARTS:
        return "inbook", fields  # as these types, the container's title is printed twice
    if entry_type == "misc":
        _rename(fields, "howpublished")
        return "report", fields  # as misc, the reference is empty in note styles, and has ".”." in others
    if entry_type == "online":
        _rename(fields, "organization")
    return entry_type, fields


def with_et_al(html: str) -> str:
    """Typst takes the "others" of "and others" for a name: say "et al." where it prints that name."""
    return _AND_OTHERS.sub(r"\1 et al.", html).replace(_OTHERS, "et al.") if _OTHERS in html else html


def _rename(fields: dict[str, str], field: str) -> None:
    """Make the field the publisher, which every style shows, unless there is one."""
    if field in fields:
        fields.setdefault("publisher", fields.pop(field))
