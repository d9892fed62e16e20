"""Text in pictures: how wide it is, and where it is broken into lines."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FONT = 21
"""Size of text, in units: 11 pixels in a picture 350 wide; ``charts.css`` sets it smaller in wider ones."""
_WIDTHS = (
    (0.29, frozenset("ijl.,:;'|!()[]\u2019 ")),
    (0.41, frozenset('frtI-/"“”')),
    (0.56, frozenset("ckszJ")),
    (0.72, frozenset("ABCEKPRSUVXYZÄÜÅÉ+=")),
    (0.78, frozenset("DHNOQÖØG&мыМЫДТ")),
    (0.92, frozenset("mwMW@%—…ÆŒЖЩЮШжшщюф")),
)
"""Widths of characters in ems, in DejaVu Sans, which is wide: the reader's font is unknown, and no guess may be too
small."""
_BREAKS = re.compile(r"(?<=\s)|(?<=[^\W\d]-)|(?<=[\u3040-\u30ff\u3400-\u9fff])")
"""Where a name may go on in the next line: after white space, hyphens, and the signs of Chinese and Japanese."""


def wrapped(text: str, width: float, most: int) -> list[str]:
    """The text in lines of this width, at most so many: what is longer ends in an ellipsis."""
    lines: list[str] = []
    for piece in _BREAKS.split(" ".join(text.split())):
        if lines and width_of((lines[-1] + piece).rstrip()) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    if len(lines) > most:
        lines[most - 1 :] = ["".join(lines[most - 1 :])]
    return [_clipped(line.rstrip(), width) for line in lines]


def _clipped(line: str, width: float) -> str:
    if width_of(line) <= width:
        return line
    while line and width_of(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip()}…"


def width_of(text: str) -> float:
    """About how wide a text is, rather too wide than too narrow."""
    return sum(map(_em, text)) * FONT


@lru_cache(maxsize=4_096)
def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    return next((width for width, characters in _WIDTHS if character in characters), 0.64)
