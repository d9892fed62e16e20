"""The days that a brief's front matter names: in which order they must be, and which cannot be to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.model.front_text import Path
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.readers.fields import named
from mkdocs_briefs.readers.front_matter import Document

_Day = tuple[Path, dt.date]
"""A day, and where it stands in the front matter."""


def days_out_of_order(fields: BriefFields, document: Document) -> Iterator[Problem]:
    """A problem for each day that is before the brief's own, or after its last change.

    A judgement may be older than its brief: what becomes of it is not before the day on which it was made.
    """
    last, latest = ("updated", fields.updated) if fields.updated else ("date", fields.date)
    until: list[_Day] = [(("information_cutoff",), fields.information_cutoff)] if fields.information_cutoff else []
    for path, day in (*until, *_of_judgements(fields, "made")):
        if latest and day > latest:
            yield _problem(path, f'({day}) is after "{last}" ({latest})', document)
    for path, day in (*_days(fields), *_of_judgements(fields, "by")):
        first, earliest = "date", fields.date
        if path[0] == "key_judgements" and (made := fields.key_judgements[int(path[1])].made):
            first, earliest = "made", made
        if earliest and day < earliest:
            yield _problem(path, f'({day}) is before "{first}" ({earliest})', document)


def days_to_come(brief: Brief, today: dt.date) -> Iterator[Problem]:
    """A problem for each day on which something is said to have happened, and which is to come.

    The brief stays: readers may have it already.
    """
    for path, day in (*_days(brief.fields), *_of_judgements(brief.fields, "made")):
        if day > today:
            message = f'{named(path)} ({day}) is to come. Correct it; what must wait is a draft, or has a later "date".'
            yield Problem(codes.INVALID_FIELD, brief.at(*path), message)


def _days(fields: BriefFields) -> Iterator[_Day]:
    """The days after the brief came out on which something happened to it."""
    if fields.updated:
        yield ("updated",), fields.updated
    yield from _of_judgements(fields, "resolved")
    for number, correction in enumerate(fields.corrections):
        yield ("corrections", number, "date"), correction.date
    for number, version in enumerate(fields.versions):
        yield ("versions", number, "date"), version.date


def _of_judgements(fields: BriefFields, name: Literal["made", "by", "resolved"]) -> Iterator[_Day]:
    """The days of one field of the judgements that have it."""
    for number, judgement in enumerate(fields.key_judgements):
        if day := getattr(judgement, name):
            yield ("key_judgements", number, name), day


def _problem(path: Path, what: str, document: Document) -> Problem:
    message = f"{named(path)} {what}. Correct the one that is wrong."
    return Problem(codes.INVALID_FIELD, document.at(*path), message)
