"""The elements of charts, as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from mkdocs_briefs.figures.lettering import FONT
from mkdocs_briefs.figures.references import NAMESPACE
from mkdocs_briefs.words.catalogue import Words
from mkdocs_briefs.words.locales import direction

WIDTH = 640
"""The width of every chart, in its units. All are scaled alike, so that text has the same size in all."""

_OTHER_SIDE = {"start": "end", "middle": "middle", "end": "start"}


def svg(chart: str, height: float, attributes: str, parts: Sequence[str]) -> str:
    """A chart of this height. ``chart`` is its class."""
    box = f'viewBox="0 0 {WIDTH} {math.ceil(height)}" font-size="{FONT}"'
    namespaces = f'xmlns="http://www.w3.org/2000/svg" {NAMESPACE}'
    return f'<svg {namespaces} class="{chart}" {box} {attributes}>{"".join(parts)}</svg>'


def rect(classes: str, x: float, y: float, width: float, height: float) -> str:
    size = f'width="{rounded(width)}" height="{rounded(height)}"'
    return f'<rect class="{classes}" x="{rounded(x)}" y="{rounded(y)}" {size}/>'


def line(classes: str, x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line class="{classes}" x1="{rounded(x)}" y1="{rounded(y)}" x2="{rounded(to_x)}" y2="{rounded(to_y)}"/>'


def text_at(x: float, y: float, text: str, classes: str, anchor: str = "middle") -> str:
    """A text, which is HTML."""
    return f'<text class="{classes}" x="{rounded(x)}" y="{rounded(y)}" text-anchor="{anchor}">{text}</text>'


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws on a chart, which is laid out from left to right."""

    is_mirrored: bool
    """Whether the chart runs from right to left, as those who read its words expect of time and scales."""

    @classmethod
    def of(cls, words: Words) -> Pen:
        return cls(direction(words.language) == "rtl")

    def x(self, x: float) -> float:
        return WIDTH - x if self.is_mirrored else x

    def rect(self, classes: str, x: float, y: float, width: float, height: float) -> str:
        return rect(classes, WIDTH - x - width if self.is_mirrored else x, y, width, height)

    def line(self, classes: str, x: float, y: float, to_x: float, to_y: float) -> str:
        return line(classes, self.x(x), y, self.x(to_x), to_y)

    def text_at(self, x: float, y: float, text: str, classes: str, anchor: str = "middle") -> str:
        """A text, which is HTML. Its ``anchor`` is where it begins or ends as laid out: the other side in a mirror."""
        return text_at(self.x(x), y, text, classes, _OTHER_SIDE[anchor] if self.is_mirrored else anchor)


def plain(text: str) -> str:
    """A text escaped for an attribute or an element, with single spaces."""
    return escape(" ".join(text.split()))


@lru_cache(maxsize=4_096)
def rounded(value: float) -> str:
    """A coordinate, to a tenth of a unit. Most stand in many charts."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")
