"""A page, as its head describes it."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.publication import Entity


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the publication, or another of its site."""

    src_uri: str
    title: str
    brief: Brief | None = None
    entity: Entity | None = None
