"""A map of the world: the outlines of territories as SVG path data, and their bounding boxes and areas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, islice
from math import fsum, isfinite

Point = tuple[float, float]
Ring = tuple[Point, ...]

_NEAR = 0.008
"""Parts with a smaller gap, as a share of the map's width, belong together: the islands of Japan do, Alaska and the
other United States do not."""

_GRAMMAR = re.compile(
    r"(?:[MLHVCSQTAZ]|[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?|[ \t\r\n\f,])*+", re.IGNORECASE | re.ASCII
)
"""All that path data may hold (SVG 2, section 9.3.9). Whether the numbers are enough, reading them tells."""
_COMMAND = re.compile(r"([MLHVCSQTAZ])([^MLHVCSQTAZ]*)", re.IGNORECASE)
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?"
_NUMBERS = re.compile(_NUMBER, re.IGNORECASE)
_ARC = re.compile(rf"(?:{_NUMBER}[\s,]*){{3}}[01][\s,]*[01][\s,]*({_NUMBER})[\s,]*({_NUMBER})", re.IGNORECASE)
"""The arguments of an arc. Its flags, 0 or 1, need no separator, so that ``_NUMBERS`` does not fit (SVG 2, 9.3)."""
_ARITY = {"M": 2, "L": 2, "T": 2, "S": 4, "Q": 4, "C": 6}
"""Number of arguments of one segment, by command; the last two are its end point."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in the units of a map; ``top`` is less than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def is_near(self, other: Box, distance: float) -> bool:
        """Whether the gap between the two is no more than the distance on either axis."""
        return (
            self.left - distance <= other.right
            and other.left - distance <= self.right
            and self.top - distance <= other.bottom
            and other.top - distance <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One ring of a shape, measured."""

    box: Box
    area: float


@dataclass(frozen=True)
class WorldMap:
    """The outlines of territories, in one projection and one system of units."""

    view_box: Box
    shapes: Mapping[str, str]
    """SVG path data by alpha-2 code. Each begins with an absolute move, so that they can be concatenated."""
    note: str = ""
    """A note on boundaries, to be shown with the map."""
    disputed: str = ""
    """Path data of disputed land, which belongs to no territory of the map."""

    def main_box(self, code: str) -> Box:
        """The bounding box of a territory's largest part and the parts near it. Raises KeyError."""
        return _main_box(self.shapes[code], self.view_box.width * _NEAR)

    def area(self, code: str) -> float:
        """The area of a territory, in square units of the map. Raises KeyError."""
        return fsum(part.area for part in parts(self.shapes[code]))


@lru_cache(maxsize=1024)
def _main_box(path: str, distance: float) -> Box:
    largest, *others = sorted(parts(path), key=lambda part: -part.area)
    box = largest.box
    near = [box]
    # Grows while it is iterated: a part near a near part is near, so chains of islands are followed.
    for reached in near:
        found = [part for part in others if part.box.is_near(reached, distance)]
        others = [part for part in others if part not in found]
        near += (part.box for part in found)
    for other in near:
        box = box.joined(other)
    return box


@lru_cache(maxsize=1024)
def parts(path: str) -> tuple[Part, ...]:
    """The boxes and areas of the rings of path data. Cached, since several pages show one territory."""
    return tuple(Part(_box(ring), _area(ring)) for ring in rings(path))


def rings(path: str) -> tuple[Ring, ...]:
    """The corners of path data, ring by ring. A curve counts as the straight line between its ends.

    Raises ValueError for path data that is malformed (SVG 2, section 9.3).

    >>> rings("M1 2l3,0v4zm5 5 1 0 0 1z")
    (((1.0, 2.0), (4.0, 2.0), (4.0, 6.0)), ((6.0, 7.0), (7.0, 7.0), (7.0, 8.0)))
    """
    if (end := _GRAMMAR.match(path).end()) < len(path):  # type: ignore[union-attr]  # it matches always
        raise ValueError(f'"{path[end : end + 10]}" is no command and no number')
    found: list[list[Point]] = []
    x = y = 0.0
    for letter, text in _COMMAND.findall(path):
        if letter in "Mm":
            found.append([])
        elif not found:
            raise ValueError("it does not begin with a move")
        if letter in "Zz":
            x, y = found[-1][0]
            continue
        if letter.islower():
            xs, ys = _ends(letter.upper(), text, (0, 0))
            ends = zip(accumulate(xs, initial=x), accumulate(ys, initial=y), strict=True)
            corners = list(islice(ends, 1, None))
        else:
            corners = list(zip(*_ends(letter, text, (x, y)), strict=True))
        if not corners:
            raise ValueError(f'the command "{letter}" has not the numbers it needs')
        found[-1] += corners
        x, y = corners[-1]
        if not all(map(isfinite, chain.from_iterable(corners))):
            raise ValueError("a number is too large")
    return tuple(map(tuple, found))


def _ends(command: str, text: str, start: Point) -> tuple[Sequence[float], Sequence[float]]:
    """The end points of a command's segments, as xs and ys; ``start`` has the coordinate that does not change."""
    if command == "A":
        ends = _ARC.findall(text)
        return [float(x) for x, _ in ends], [float(y) for _, y in ends]
    numbers = list(map(float, _NUMBERS.findall(text)))
    if command == "H":
        return numbers, [start[1]] * len(numbers)
    if command == "V":
        return [start[0]] * len(numbers), numbers
    arity = _ARITY[command]
    return numbers[arity - 2 :: arity], numbers[arity - 1 :: arity]


def _box(ring: Iterable[Point]) -> Box:
    xs, ys = zip(*ring, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _area(ring: Ring) -> float:
    ends = (*ring[1:], ring[0])
    return abs(fsum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ends, strict=True))) / 2
