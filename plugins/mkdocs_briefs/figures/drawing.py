"""The elements of charts, as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from mkdocs_briefs.figures.lettering import FONT
from mkdocs_briefs.figures.references import NAMESPACE

WIDTH = 640
"""The width of every chart, in its units. All are scaled alike, so that text has the same size in all."""


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


def plain(text: str) -> str:
    """A text escaped for an attribute or an element, with single spaces."""
    return escape(" ".join(text.split()))


@lru_cache(maxsize=4_096)
def rounded(value: float) -> str:
    """A coordinate, to a tenth of a unit. Most stand in many charts."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")
