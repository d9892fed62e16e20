"""Text in charts: estimated width and line breaking."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from math import fsum

FONT = 21
"""Font size in units of a chart: 11 pixels in a chart 350 pixels wide. ``charts.css`` reduces it in wider ones."""
BOLD = 1.06
"""The width of bold text relative to regular: the name in the centre, the numbers of bars."""
_WIDTHS = (
    (0.29, frozenset("ijl.,:;'|!()[]\u2019 ")),
    (0.41, frozenset('frtI-/"“”')),
    (0.56, frozenset("ckszJ")),
    (0.72, frozenset("ABCEKPRSUVXYZÄÜÅÉ+=")),
    (0.78, frozenset("DHNOQÖØG&мыМЫДТ")),
    (0.92, frozenset("mwMW@%—…ÆŒЖЩЮШжшщюф")),
)
"""Widths of characters in ems, measured in DejaVu Sans. It is a wide font, so that the estimate is large enough for the
font of any reader."""
_BREAKS = re.compile(r"(?<=\s)|(?<=[^\W\d]-)|(?<=[\u3040-\u30ff\u3400-\u9fff])")
"""Line break opportunities: after white space and hyphens, and between Chinese or Japanese characters."""


def wrapped(text: str, width: float, max_lines: int) -> list[str]:
    """The text in at most ``max_lines`` lines of this width; what does not fit is replaced by an ellipsis."""
    lines: list[str] = []
    for piece in _BREAKS.split(" ".join(text.split())):
        if lines and width_of((lines[-1] + piece).rstrip()) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    if len(lines) > max_lines:
        lines[max_lines - 1 :] = ["".join(lines[max_lines - 1 :])]
    return [_clipped(line.rstrip(), width) for line in lines]


def _clipped(line: str, width: float) -> str:
    if width_of(line) <= width:
        return line
    while line and width_of(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip()}…"


@lru_cache(maxsize=16_384)
def width_of(text: str) -> float:
    """The estimated width of a text in units of a chart; rather too large than too small."""
    return fsum(map(_em, text)) * FONT


@lru_cache(maxsize=4_096)
def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    return next((width for width, characters in _WIDTHS if character in characters), 0.64)
