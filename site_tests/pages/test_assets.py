"""The style sheets of a site, from their parts."""

from __future__ import annotations

import re

import pytest

from mkdocs_briefs.cards.typefaces import SANS_FILES, SERIF_FILES, Typeface
from mkdocs_briefs.pages.assets import ASSETS, style_sheet
from mkdocs_briefs.readers.accent import Accent

PARTS = {path.relative_to(ASSETS).as_posix(): path.read_text("utf-8") for path in ASSETS.glob("components/*.css")}
SHEETS = {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*.css")} - PARTS.keys()


def test_every_part_is_in_the_style_sheet_once():
    sheet = style_sheet("briefs.css")
    assert {name for name, text in PARTS.items() if sheet.count(text) != 1} == set()


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_what_is_left_is_css(name):
    sheet = style_sheet(name, Accent("#8a1c4a", "#ffb3d0"))
    assert re.findall(r"\{[{%#]|[}%#]\}(?!\n)", sheet) == []
    assert sheet.count("{") == sheet.count("}") > 0
    assert sheet.endswith("}\n")


RANGES = r'url\("fonts/(briefs-[\w-]+)\.woff2"\).*?unicode-range: ([^;]+);'


@pytest.mark.parametrize(("family", "files"), [("serif", SERIF_FILES), ("serif-italic", ()), ("sans", SANS_FILES)])
def test_each_letter_of_western_europe_is_in_one_of_two_files(family, files):
    ranges = dict(re.findall(RANGES, style_sheet("fonts.css"), re.DOTALL))
    often, seldom = (_characters(ranges[name]) for name in (f"briefs-{family}", f"briefs-{family}-more"))
    assert not often & seldom
    assert often | seldom >= {*range(0x20, 0x7F), *range(0xA0, 0x100), 0x152, 0x153}
    for file, characters in zip(files[:2], (often, seldom), strict=False):
        letters = "".join(filter(str.isalpha, map(chr, sorted(characters))))
        Typeface((file,), 400).runs(letters, 24)  # LetterError says which the file lacks


def _characters(ranges: str) -> set[int]:
    found: set[int] = set()
    for each in ranges.replace("U+", "").split(","):
        first, _, last = each.strip().partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found
