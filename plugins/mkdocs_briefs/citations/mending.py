"""What Typst's citation engine would get wrong in an entry, mended before it sees it.

Each rule was found by comparing 40 references in five styles with those of Pandoc's citeproc, and goes when the
engine does it right (docs/decisions/0002-typst.md).
"""

from __future__ import annotations

from mkdocs_briefs.model.source import Source

_PAPERS = frozenset(["inproceedings", "conference"])
_PARTS = _PAPERS | {"incollection"}


def mended(source: Source) -> tuple[str, dict[str, str]]:
    """The entry's type and fields, for the engine."""
    entry_type, fields = source.entry_type, dict(source.fields)
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


def _rename(fields: dict[str, str], field: str) -> None:
    """Make the field the publisher, which every style shows, unless there is one."""
    if field in fields:
        fields.setdefault("publisher", fields.pop(field))
