"""The accent: a colour that can be read, light and dark."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.readers.accent import Accent, ColourError, read_accent

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_a_colour_stays_and_dark_pages_have_a_lighter_one():
    accent = read_accent("#8A1C4A")
    assert accent.light == "#8a1c4a"
    assert luminance(accent.dark) > luminance(accent.light)
    assert read_accent({"light": "#036", "dark": "#9cf"}) == Accent("#003366", "#99ccff")


@given(COLOURS)
def test_what_is_taken_can_be_read_and_what_is_proposed_is_taken(colour):
    try:
        accent = read_accent(colour)
    except ColourError as error:
        [nearest] = re.findall(r'"(#\w{6})" is the nearest', str(error))
        accent = read_accent(nearest)
    assert contrast(accent.light, "#fffefb") >= 4.5
    assert contrast(accent.dark, "#16191e") >= 4.5


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "Put it in quotes"),
        ("teal", "'teal' is no colour. Write it as in \"#0f4c5c\"."),
        ("#12345", "is no colour"),
        (12, "is no colour"),
        ({"dark": "#fff"}, 'two as "light" and "dark"'),
        ({"light": "#000", "drak": "#fff"}, 'two as "light" and "dark"'),
        ({"light": "#000", "dark": "#333"}, '"#333" cannot be read on dark pages: its contrast is 1.2'),
        ("#ff0", '"#ff0" cannot be read on light pages: its contrast is 1.0, and 4.5 the least.'),
    ],
)
def test_what_cannot_be_read_is_refused(value, says):
    with pytest.raises(ColourError) as caught:
        read_accent(value)
    assert says in str(caught.value)
