"""The error for a project that cannot be read."""

from __future__ import annotations

from mkdocs_briefs.model.characters import visible


class ProjectError(Exception):
    """A build or command cannot start. The message gives the reason and the remedy, in whole sentences."""

    def __str__(self) -> str:
        return visible(super().__str__())
