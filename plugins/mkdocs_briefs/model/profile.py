"""A profile: what a publication says of an actor, author, country or region, as its front matter has it."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_briefs.model.front_matter import ProfileFields
from mkdocs_briefs.model.lines import Lines
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.territory import Territory


@dataclass(frozen=True, slots=True)
class Profile:
    """One Markdown file under ``actors/ authors/ countries/ regions/``. Its text is not here."""

    src_uri: str
    file: str
    """Path for messages."""
    fields: ProfileFields
    """As the file gives them, without those that do nothing in its folder."""
    case_sensitive: tuple[str, ...] = ()
    """Those of its names that count in their own case alone."""
    country: Territory | None = None
    members: tuple[Territory, ...] = ()
    """Of a region: its countries."""
    lines: Lines = field(default_factory=Lines, compare=False)

    def at(self, *path: str | int) -> Location:
        """Where a part of the front matter is written, as in ``at("aliases", 2)``."""
        return Location(self.file, self.lines.at(*path))
