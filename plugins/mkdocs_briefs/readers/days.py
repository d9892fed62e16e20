"""The days that a brief's front matter names: in which order they must be, and which cannot be to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.model.front_text import Path
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.readers.fields import named
from mkdocs_briefs.readers.front_matter import Document


def days_out_of_order(fields: BriefFields, document: Document) -> Iterator[Problem]:
    """A problem for each day that is before the brief's own, or after its last change."""
    last = "updated" if fields.updated else "date"
    latest = fields.updated or fields.date
    if fields.information_cutoff and latest and fields.information_cutoff > latest:
        path: Path = ("information_cutoff",)
        yield _problem(path, f'({fields.information_cutoff}) is after "{last}" ({latest})', document)
    until = (
        (("key_judgements", number, "by"), item.by) for number, item in enumerate(fields.key_judgements) if item.by
    )
    for path, day in (*_days(fields), *until):
        if fields.date and day < fields.date:
            yield _problem(path, f'({day}) is before "date" ({fields.date})', document)


def days_to_come(brief: Brief, today: dt.date) -> Iterator[Problem]:
    """A problem for each day on which something is said to have happened, and which is to come.

    The brief stays: readers may have it already.
    """
    for path, day in _days(brief.fields):
        if day > today:
            message = f'{named(path)} ({day}) is to come. Correct it; what must wait is a draft, or has a later "date".'
            yield Problem(codes.INVALID_FIELD, brief.at(*path), message)


def _days(fields: BriefFields) -> Iterator[tuple[Path, dt.date]]:
    """The days after the brief came out on which something happened to it."""
    if fields.updated:
        yield ("updated",), fields.updated
    for number, judgement in enumerate(fields.key_judgements):
        if judgement.resolved:
            yield ("key_judgements", number, "resolved"), judgement.resolved
    for number, correction in enumerate(fields.corrections):
        yield ("corrections", number, "date"), correction.date
    for number, version in enumerate(fields.versions):
        yield ("versions", number, "date"), version.date


def _problem(path: Path, what: str, document: Document) -> Problem:
    message = f"{named(path)} {what}. Correct the one that is wrong."
    return Problem(codes.INVALID_FIELD, document.at(*path), message)
