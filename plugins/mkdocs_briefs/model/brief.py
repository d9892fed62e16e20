"""A brief: one piece of analysis, as its front matter describes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs_briefs.model.actor import Author, Subject
from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.model.lines import Lines
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.territory import Place, Territory


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief. Its text is not here: the Markdown renderer reads it once, when its page is made."""

    src_uri: str
    file: str
    """Path for messages."""
    fields: BriefFields
    """As the file gives them. What follows is what they mean."""
    title: str
    date: dt.date | None
    """None only in a draft."""
    authors: tuple[Author, ...]
    places: tuple[Place, ...]
    """Where it plays: the front matter's ``region``."""
    actors: tuple[Subject, ...] = ()
    """Declared actors, in the author's order."""
    nolink: tuple[Subject, ...] = ()
    """Whose names stay plain text."""
    draft: bool = False
    numbers: Mapping[Subject, int] = field(default_factory=dict, compare=False)
    """Of each of the actors, the number of the item that names it first."""
    lines: Lines = field(default_factory=Lines, compare=False)
    meta: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    """The front matter as written, for MkDocs and the theme."""

    @property
    def declared(self) -> frozenset[Subject]:
        """Whom the front matter names: its actors, and the countries where it plays."""
        return frozenset((*self.actors, *(place for place in self.places if isinstance(place, Territory))))

    def at(self, *path: str | int) -> Location:
        """Where a part of the front matter is written, as in ``at("tags", 2)``."""
        field, *inside = path or ("",)
        return Location(self.file, self.lines.at(BriefFields.key_of(str(field), self.meta), *inside))

    def declares_at(self, actor: Subject) -> Location:
        """Where the front matter names one of the actors."""
        return self.at("actors", self.numbers[actor])

    def __hash__(self) -> int:
        return hash(self.src_uri)
