"""Style sheets say start and end, not left and right: pages may be written from right to left."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from mkdocs_briefs.pages.assets import ASSETS

PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)\b|(?:^|[\s;{])(?:left|right):(?! 50%)|text-align:\s*(?:left|right)|"
    r"float:\s*(?:left|right)\b"
)
SHEETS = sorted(ASSETS.rglob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_side_of_the_page_is_named(sheet):
    assert PHYSICAL.findall(sheet.read_text("utf-8")) == []
    for shorthand in re.findall(r"(?:margin|padding): ([^;]+);", sheet.read_text("utf-8")):
        values = shorthand.split()
        assert len(values) < 4 or values[1] == values[3], f"{shorthand}: its left and right differ"


def test_code_is_read_from_left_to_right_on_any_page(browser: Browser):
    page = browser.new_page()
    page.set_content(
        f"<style>{(ASSETS / 'components/bidi.css').read_text('utf-8')}</style><p dir=rtl><code>[@ash2001]</code>"
    )
    left, right = page.evaluate(
        """[1, 9].map(at => {
             const range = document.createRange()
             const text = document.querySelector("code").firstChild
             range.setStart(text, at)
             range.setEnd(text, at + 1)
             return range.getBoundingClientRect().left
           })"""
    )
    page.close()
    assert left < right


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_likelihood_fits_on_a_phone_and_its_scale_begins_where_lines_do(browser: Browser, direction):
    page = browser.new_page(viewport={"width": 320, "height": 400})
    page.set_content(
        f"<style>{(ASSETS / 'components/judgements.css').read_text('utf-8')}</style><div dir={direction}>"
        '<p class="judgement__terms"><span class="likelihood"><svg class="likelihood__scale" viewBox="0 0 100 8">'
        '<path class="likelihood__band" d="M5 4H20"></path></svg> Más o menos las mismas posibilidades a favor que en '
        'contra <span class="likelihood__range">45 a 55 %</span></span></p></div>'
    )
    scale, band = (page.locator(f".likelihood__{part}").bounding_box() for part in ("scale", "band"))
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert width == 320
    before, after = band["x"] - scale["x"], scale["x"] + scale["width"] - band["x"] - band["width"]
    assert (before < after) == (direction == "ltr")
