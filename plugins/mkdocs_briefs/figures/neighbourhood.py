"""Who is mentioned together with an actor, as a diagram: inline SVG without scripts, styled by ``charts.css``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from mkdocs_briefs.figures.drawing import WIDTH, Pen, plain, rect, rounded, svg
from mkdocs_briefs.figures.lettering import BOLD, FONT, width_of, wrapped
from mkdocs_briefs.figures.references import LINK
from mkdocs_briefs.model.kinds import LISTED, Kind
from mkdocs_briefs.words.catalogue import ENGLISH, Words
from mkdocs_briefs.words.sentences import capitalised

_LEADING = 25
MAX_NEIGHBOURS = 12
"""The most that a diagram shows."""
_MAX_LINES = 4
"""The most lines of a name; longer names end in an ellipsis."""
_MARGIN = 8
_NODE = 10
_MAX_OFFSET = 127
"""The largest horizontal distance of a node from the centre."""
_NAME_OFFSET = 20
"""The distance from the centre of a node to its name."""
_MAX_NAME_WIDTH = WIDTH / 2 - _MAX_OFFSET - _NAME_OFFSET - 2
"""The width available to a name, up to the edge of the chart."""
_HUB_NAME_WIDTH = 150
_HUB_PADDING = 12
_GAP = 24
"""The vertical gap between two names."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An actor in the same briefs as another."""

    name: str
    kind: Kind
    count: int
    """Number of briefs with both."""
    href: str


def neighbourhood_svg(centre: str, neighbours: Sequence[Neighbour], words: Words = ENGLISH) -> str:
    """A diagram of the actor ``centre`` and its most frequent neighbours, each a link; empty without neighbours.

    Neighbours are ordered by frequency: from top to bottom, right before left, or mirrored as the words are.
    """
    shown = sorted(neighbours, key=lambda neighbour: -neighbour.count)[:MAX_NEIGHBOURS]
    if not shown:
        return ""
    pen = Pen.of(words)
    hub = _Hub(tuple(wrapped(centre, _HUB_NAME_WIDTH / BOLD, _MAX_LINES)), len(shown))
    spots = _arranged(shown, hub, -1 if pen.is_mirrored else 1)
    middle = max(hub.reach, *(spot.reach for spot in spots)) + _MARGIN
    legend = _Legend.of((neighbour.kind for neighbour in shown), words)
    most = shown[0].count
    parts = (
        f'<g transform="translate({rounded(pen.x(hub.x))} {rounded(middle)})">',
        *(spot.edge(most) for spot in spots),
        hub.drawn(),
        *(spot.drawn(words) for spot in spots),
        "</g>",
        *legend.drawn(2 * middle, pen),
    )
    if len(neighbours) > MAX_NEIGHBOURS:
        label = words.gettext(
            "The %(most)s actors most often mentioned together with %(name)s", most=MAX_NEIGHBOURS, name=centre
        )
    else:
        label = words.gettext("Actors mentioned together with %(name)s", name=centre)
    return svg("neighbourhood", 2 * middle + legend.height, f'role="group" aria-label="{plain(label)}"', parts)


@dataclass(frozen=True, slots=True)
class _Hub:
    """The actor in the centre."""

    lines: tuple[str, ...]
    neighbours: int

    @property
    def half_width(self) -> float:
        return max(map(width_of, self.lines), default=0) * BOLD / 2 + _HUB_PADDING

    @property
    def reach(self) -> float:
        return len(self.lines) * _LEADING / 2 + 9

    @property
    def x(self) -> float:
        """The centre of the chart; the left side, to be mirrored, if there is one neighbour, which is on the right."""
        return WIDTH / 2 if self.neighbours > 1 else self.half_width + 2

    def drawn(self) -> str:
        box = rect("neighbourhood__hub", -self.half_width, -self.reach, 2 * self.half_width, 2 * self.reach)
        return f'<g class="node--centre" aria-hidden="true">{box}{_lines(0, 0, self.lines, "middle")}</g>'


@dataclass(frozen=True, slots=True)
class _Position:
    """The position of a neighbour, relative to the centre of the hub."""

    neighbour: Neighbour
    lines: tuple[str, ...]
    side: int
    """1 on the right, -1 on the left."""
    x: float
    y: float

    @property
    def reach(self) -> float:
        """Its vertical extent from the centre."""
        return abs(self.y) + _height(self.lines) / 2

    def edge(self, most: int) -> str:
        width = 1.5 + 5.5 * self.neighbour.count / max(most, 1)
        place = f'x2="{rounded(self.x)}" y2="{rounded(self.y)}" stroke-width="{rounded(width)}"'
        return f'<line class="neighbourhood__edge" {place}/>'

    def drawn(self, words: Words) -> str:
        """A link with the node, the name, and a rectangle around both as a larger target for touch."""
        name, count, kind = self.neighbour.name, self.neighbour.count, self.neighbour.kind
        together = words.ngettext("Mentioned together in %(num)s brief", "Mentioned together in %(num)s briefs", count)
        title = f"{plain(name)}\n{plain(together)}"
        text = self.x + self.side * _NAME_OFFSET
        inner = self.x - self.side * (_NODE + 4)
        outer = text + self.side * (max((width_of(line) for line in self.lines), default=0) + 2)
        height = _height(self.lines)
        room = rect("node__room", min(inner, outer), self.y - height / 2, abs(outer - inner), height)
        return (
            f'<a class="node node--{kind.name}" {LINK}="{escape(self.neighbour.href)}"><title>{title}</title>'
            f"{room}{_shape(kind, self.x, self.y)}"
            f"{_lines(text, self.y, self.lines, 'start' if self.side > 0 else 'end')}</a>"
        )


def _arranged(neighbours: Sequence[Neighbour], hub: _Hub, first_side: int) -> list[_Position]:
    """The neighbours, on both sides of an ellipse around the centre, as far apart as their names require.

    ``first_side`` is that of the most frequent.
    """
    lines = [tuple(wrapped(neighbour.name, _MAX_NAME_WIDTH, _MAX_LINES)) for neighbour in neighbours]
    columns = lines[0::2], lines[1::2]
    height = max(math.fsum(_height(name) + _GAP for name in column) for column in columns)
    height = max(height, min(len(columns[0]), 3) * 76)
    levels = [_levels(column, height) for column in columns]
    # With few nodes the ellipse is much taller than their column, which keeps them beside the hub.
    tall = max(1.18 * max(abs(y) for column in levels for y in column), hub.reach + 180)
    spots = []
    for place, neighbour in enumerate(neighbours):
        side, y = (-first_side if place % 2 else first_side), levels[place % 2][place // 2]
        out = _MAX_OFFSET if hub.neighbours > 1 else hub.half_width + 60
        spots.append(_Position(neighbour, lines[place], side, side * out * math.sqrt(1 - (y / tall) ** 2), y))
    return spots


def _levels(column: Sequence[Sequence[str]], height: float) -> list[float]:
    """The vertical centre of each name in a column around 0; free height is distributed evenly around the names."""
    gap = (height - math.fsum(map(_height, column))) / max(len(column), 1)
    tops = (math.fsum(map(_height, column[:place])) + (place + 0.5) * gap for place in range(len(column)))
    return [top + _height(name) / 2 - height / 2 for top, name in zip(tops, column, strict=True)]


def _height(lines: Sequence[str]) -> float:
    return max(len(lines), 1) * _LEADING + 4


def _shape(kind: Kind, x: float, y: float) -> str:
    if kind.corners:
        points = " ".join(f"{rounded(x + _NODE * across)},{rounded(y + _NODE * down)}" for across, down in kind.corners)
        return f'<polygon class="node__shape" points="{points}"/>'
    radius = _NODE - 2 if kind.is_hollow else _NODE  # the stroke of a ring adds to its radius
    return f'<circle class="node__shape" cx="{rounded(x)}" cy="{rounded(y)}" r="{radius}"/>'


@dataclass(frozen=True, slots=True)
class _Legend:
    """The legend of shapes and colours, in rows; empty if all neighbours are of one kind."""

    rows: tuple[tuple[tuple[Kind, str, float], ...], ...]
    """In each row: kinds, their labels, and the x at which each begins."""

    @classmethod
    def of(cls, kinds: Iterable[Kind], words: Words) -> _Legend:
        found = set(kinds)
        rows: list[list[tuple[Kind, str, float]]] = []
        x = float(WIDTH)
        for kind in [kind for kind in LISTED if kind in found and len(found) > 1]:
            name = capitalised(words.gettext(kind.noun))
            width = _NODE + _NAME_OFFSET + width_of(name) + 18
            if x + width > WIDTH:
                rows.append([])
                x = 0
            rows[-1].append((kind, name, x))
            x += width
        return cls(tuple(map(tuple, rows)))

    @property
    def height(self) -> float:
        return len(self.rows) * 34 + 14 if self.rows else 0

    def drawn(self, top: float, pen: Pen) -> Iterator[str]:
        for number, row in enumerate(self.rows):
            y = top + 14 + (number + 0.5) * 34
            for kind, name, x in row:
                shape = _shape(kind, pen.x(x + _NODE + 3), y)
                text = _lines(pen.x(x + _NODE + _NAME_OFFSET), y, (name,), "end" if pen.is_mirrored else "start")
                yield f'<g class="neighbourhood__key node--{kind.name}">{shape}{text}</g>'


def _lines(x: float, y: float, lines: Sequence[str], anchor: str) -> str:
    """Lines centred on ``y``. Offsets are in ems, so that a style sheet can change the font size."""
    leading = _LEADING / FONT
    first = 0.35 - (len(lines) - 1) * leading / 2
    # Each line is an element: white space between them is not drawn, but separates words for screen readers.
    place = f'x="{rounded(x)}" y="{rounded(y)}" text-anchor="{anchor}"'
    return " ".join(
        f'<text {place} dy="{first + number * leading:.2f}em">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
