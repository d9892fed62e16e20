"""The accent of a publication: the colour of its links, one for light pages and one for dark ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_LEAST = 4.5
"""The contrast of text, by WCAG 2.2, 1.4.3."""
_STEPS = 50
Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""
_BEHIND = {"light": "#f5f3ee", "dark": "#20242b"}
"""What is behind links where it is nearest to them: boxes (``--briefs-tint``, ``components/colours.css``)."""
_ENDS: dict[str, Colour] = {"light": (0, 0, 0), "dark": (1, 1, 1)}


class ColourError(ValueError):
    """What is no colour, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Accent:
    """Colours as ``#rrggbb``."""

    light: str
    dark: str


def read_accent(value: Any) -> Accent:
    """The accent of ``extra.accent``: a colour, of which the one for dark pages is made by lightening it, or both.

    Raises ColourError if one of them has too little contrast to be read.
    """
    given = value if isinstance(value, dict) else {"light": value}
    if "light" not in given or not given.keys() <= _BEHIND.keys():
        raise ColourError(f'{value!r} is no accent. Write a colour, or two as "light" and "dark".')
    colours = {scheme: _colour(written) for scheme, written in given.items()}
    for scheme, colour in colours.items():
        if (contrast := _contrast(colour, _colour(_BEHIND[scheme]))) < _LEAST:
            raise ColourError(
                f'"{given[scheme]}" cannot be read on {scheme} pages: its contrast is {contrast:.1f}, and {_LEAST} the '
                f'least. "{_written(_readable(colour, scheme))}" is the nearest of its kind.'
            )
    dark = colours.get("dark") or _readable(colours["light"], "dark")
    return Accent(_written(colours["light"]), _written(dark))


def _colour(written: Any) -> Colour:
    if not isinstance(written, str) or not _HEX.fullmatch(written):
        hint = " Put it in quotes: after a space, # begins a comment." if written is None else ""
        raise ColourError(f'{written!r} is no colour. Write it as in "#0f4c5c".{hint}')
    digits = written[1:] if len(written) == 7 else "".join(digit * 2 for digit in written[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _written(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _readable(colour: Colour, scheme: str) -> Colour:
    """The colour, or what is made of it with as little black or white as it takes to be read in a scheme."""
    behind, end = _colour(_BEHIND[scheme]), _ENDS[scheme]
    mixed = (_mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next(_colour(_written(one)) for one in mixed if _contrast(_colour(_written(one)), behind) >= _LEAST)


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (one + (two - one) * share for one, two in zip(colour, other, strict=True))
    return red, green, blue


def _contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2.2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
