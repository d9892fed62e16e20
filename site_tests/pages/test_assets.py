"""The style sheets of a site, from their parts."""

from __future__ import annotations

import re

import pytest

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
