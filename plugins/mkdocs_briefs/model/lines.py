"""Lines of a file's front matter, down to the items of its lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Parts = Mapping[str | int, tuple[int, "Parts"]]
"""By key or number of an item, counted from 0: on which line it begins, and its own parts."""


@dataclass(frozen=True, slots=True)
class Lines:
    """On which line of the file each part of the front matter begins."""

    parts: Parts = field(default_factory=dict, repr=False)

    def at(self, *path: str | int) -> int:
        """The line of a part, as in ``at("actors", 2)``; of the nearest part around it where there is none such.

        That of a key with its value is the key's line. That of the front matter as a whole is 1.
        """
        line, parts = 1, self.parts
        for step in path:
            if step not in parts:
                break
            line, parts = parts[step]
        return line
