"""A brief: one piece of analysis, as its front matter describes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from mkdocs_briefs.model.actor import Author, Subject
from mkdocs_briefs.model.correction import Correction
from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.model.lines import Lines
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.territory import Place, Territory
from mkdocs_briefs.model.version import Version

OLD = dt.timedelta(days=180)
"""From when information is old."""

_Dated = TypeVar("_Dated", Correction, Version)


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief, without its text: MkDocs renders that once, when the page is made."""

    src_uri: str
    file: str
    """Path for messages to authors."""
    fields: BriefFields
    """The front matter as typed values. The attributes below are what it resolves to."""
    title: str
    date: dt.date | None
    """None only if the brief is a draft."""
    authors: tuple[Author, ...]
    places: tuple[Place, ...]
    """The countries and regions that it is about: ``region`` in the front matter."""
    actors: tuple[Subject, ...] = ()
    """Declared actors, in the author's order."""
    nolink: tuple[Subject, ...] = ()
    """Subjects that are not linked in this brief."""
    draft: bool = False
    """Whether it is shown in the preview alone, for it is not finished or not sound."""
    scheduled: bool = False
    """The same, for its day is to come."""
    successor: str = ""
    """The ``src_uri`` of the brief that takes its place; empty if there is none, or it does not go out."""
    editions: tuple[str, ...] = ()
    """The ``src_uri`` of all its editions, its own among them, by language; empty if there is but one."""
    listed_as: str = ""
    """The ``src_uri`` of the edition that stands for it in lists; empty if it is this one."""
    numbers: Mapping[Subject, int] = field(default_factory=dict, compare=False)
    """For each declared actor, the index in ``actors`` of the first item that names it, from 0."""
    lines: Lines = field(default_factory=Lines, compare=False)
    meta: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    """The front matter as written, for MkDocs and the theme."""

    @property
    def declared(self) -> frozenset[Subject]:
        """The subjects that the front matter names: its actors, and the countries among its places."""
        return frozenset((*self.actors, *(place for place in self.places if isinstance(place, Territory))))

    @property
    def status(self) -> str:
        """What has become of it: ``draft``, ``scheduled``, ``published``, ``superseded`` or ``withdrawn``."""
        if self.draft or self.scheduled:
            return "draft" if self.draft else "scheduled"
        return "published" if self.fields.status == "scheduled" else self.fields.status

    @property
    def work(self) -> str:
        """What all its editions have in common: the ``src_uri`` of the one that is in lists."""
        return self.listed_as or self.src_uri

    @property
    def is_out(self) -> bool:
        """Whether its text goes out for good: what feeds and files have, nobody takes back."""
        return self.status in ("published", "superseded")

    @property
    def version(self) -> str:
        """The name of this version: what the front matter says, or the newest of its versions; empty if none."""
        fields = self.fields
        return fields.version or (self.versions[0][1].version if self.versions else "")

    @property
    def corrections(self) -> tuple[tuple[int, Correction], ...]:
        """The corrections, newest first, each with its number in the front matter."""
        return _newest_first(self.fields.corrections)

    @property
    def versions(self) -> tuple[tuple[int, Version], ...]:
        """The versions, newest first, each with its number in the front matter."""
        return _newest_first(self.fields.versions)

    def correction_key(self, number: int) -> str:
        """The end of a correction's id on the brief's page, which further corrections leave as it is."""
        days = [correction.date for correction in self.fields.corrections]
        day = days[number]
        before = days[:number].count(day)
        return f"{day}-{before + 1}" if before else str(day)

    @property
    def last_changed(self) -> dt.date | None:
        """The last day on which readers found something new in it; None only if it is a draft."""
        fields = self.fields
        later = (*(one.date for one in fields.corrections), *(one.date for one in fields.versions))
        return max(filter(None, (self.date, fields.updated, *later)), default=None)

    @property
    def is_behind(self) -> bool:
        """Whether its information was old already when it came out."""
        cutoff = self.fields.information_cutoff
        return bool(cutoff and self.date and self.date - cutoff > OLD)

    def at(self, *path: str | int) -> Location:
        """The line of a part of the front matter, as in ``at("tags", 2)``."""
        field, *inside = path or ("",)
        return self.lines.at(self.file, BriefFields.key_of(str(field), self.meta), *inside)

    def declares_at(self, actor: Subject) -> Location:
        """The line on which the brief's own front matter names a declared actor, or else the first."""
        found = self.at("actors", self.numbers[actor])
        return found if found.file == self.file else Location(self.file, 1)

    def __hash__(self) -> int:
        return hash(self.src_uri)


def newest_first(brief: Brief) -> tuple[int, str, str]:
    """A sort key of briefs: drafts without a date before all; of one day, by title."""
    return (-(brief.date or dt.date.max).toordinal(), brief.title, brief.src_uri)


def _newest_first(items: tuple[_Dated, ...]) -> tuple[tuple[int, _Dated], ...]:
    """Of one day, what is written last is newer."""
    return tuple(sorted(enumerate(items), key=lambda numbered: (numbered[1].date, numbered[0]), reverse=True))
