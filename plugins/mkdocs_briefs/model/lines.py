"""Line numbers of the keys and list items in front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Parts = Mapping[str | int, tuple[int, "Parts"]]
"""By key, or by index of an item from 0: the line on which it begins, and its own parts."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The line of the file, from 1, on which each part of the front matter begins."""

    parts: Parts = field(default_factory=dict, repr=False)

    def at(self, *path: str | int) -> int:
        """The line of a part, as in ``at("actors", 2)``, or else of the innermost part around it that exists.

        A key and its value have the line of the key. The front matter as a whole is on line 1.
        """
        line, parts = 1, self.parts
        for step in path:
            if step not in parts:
                break
            line, parts = parts[step]
        return line
