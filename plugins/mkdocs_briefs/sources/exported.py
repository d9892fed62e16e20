"""What of a source is exported: what references show and pages publish, not what its reader wrote for oneself.

Reference managers put paths, reading notes, ratings and tags into the entries that they export. So what may leave is
listed here, and not what may not.
"""

from __future__ import annotations

from dataclasses import replace

from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.bibtex.fields import SHOWN

_OURS = frozenset("date year archiveurl archivedate urlstatus reliability credibility".split())
"""Dates, and what is written behind references."""

_WITH_NOTES = frozenset(["unpublished"])
"""Types whose ``note`` says what the source is, as BibTeX demands; styles print it."""

_EXPORTED = (SHOWN | _OURS) - {"note", "options"}


def exported(source: Source, *, abstracts: bool = False) -> Source:
    """The source with the fields that may leave."""
    allowed = _allowed(source, abstracts=abstracts)
    plain = {field: text for field, text in source.plain.items() if field in allowed}
    return replace(source, plain=plain)


def private_fields(source: Source, *, abstracts: bool = False) -> list[str]:
    """The names of the fields that may not leave, sorted."""
    return sorted(source.plain.keys() - _allowed(source, abstracts=abstracts) - {"options"})


def _allowed(source: Source, *, abstracts: bool) -> set[str]:
    allowed = set(_EXPORTED)
    if source.entry_type in _WITH_NOTES:
        allowed.add("note")
    if abstracts:
        allowed.add("abstract")
    return allowed
