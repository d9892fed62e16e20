"""A page, as its head describes it."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.publication import Entity
from mkdocs_briefs.model.shelf import SourcePage


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the publication, or another of its site."""

    src_uri: str
    title: str
    description: str = ""
    """What it is about, in a sentence or two."""
    brief: Brief | None = None
    entity: Entity | None = None
    source: SourcePage | None = None
    first: str = ""
    """Of further parts of a list, the ``src_uri`` of the first."""
    part: int = 1
    is_searched: bool = True
    """Whether the search is to find it by its text."""

    @property
    def list(self) -> str:
        """The ``src_uri`` of the page where its list begins."""
        return self.first or self.src_uri
