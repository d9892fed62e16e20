"""A profile: the file of an actor, author, country or region, with its front matter."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_briefs.model.front_matter import ProfileFields
from mkdocs_briefs.model.lines import Lines
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.territory import Territory


@dataclass(frozen=True, slots=True)
class Profile:
    """One Markdown file under ``actors/ authors/ countries/ regions/``, without its text."""

    src_uri: str
    file: str
    """Path for messages to authors."""
    fields: ProfileFields
    """The front matter as typed values, without fields that have no effect in its folder."""
    case_sensitive: tuple[str, ...] = ()
    """Those of its names that match only in exactly this case."""
    country: Territory | None = None
    members: tuple[Territory, ...] = ()
    """The countries of a region."""
    lines: Lines = field(default_factory=Lines, compare=False)

    def at(self, *path: str | int) -> Location:
        """The line of a part of the front matter, as in ``at("aliases", 2)``."""
        return self.lines.at(self.file, *path)
