"""Line numbers of the keys and list items in front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_briefs.model.problem import Location

Parts = Mapping[str | int, tuple[int | Location, "Parts"]]
"""By key, or by index of an item from 0: the line on which it begins, or its place in another file; its own parts."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The line of the file, from 1, on which each part of the front matter begins."""

    parts: Parts = field(default_factory=dict, repr=False)

    def at(self, file: str, *path: str | int) -> Location:
        """The place of a part, as in ``at("a.md", "actors", 2)``, or else of the innermost part around it that exists.

        It is in this file, unless the part is one that the files of a folder share. A key and its value have the place
        of the key. The front matter as a whole is on line 1.
        """
        place: int | Location = 1
        parts = self.parts
        for step in path:
            if step not in parts:
                break
            place, parts = parts[step]
        return place if isinstance(place, Location) else Location(file, place)
