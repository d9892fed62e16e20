"""Where things stand on each kind of page: nothing moves while it loads, there is one left edge, lines are readable."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Route
from site_tests.browser import served
from site_tests.site.kinds import PAGES, UNLIKE, build_kinds

SHIFTS = """window.shifted = 0
new PerformanceObserver(list => list.getEntries().forEach(entry => { shifted += entry.value }))
  .observe({ type: "layout-shift", buffered: true })"""


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Iterator[str]:
    site = build_kinds(tmp_path_factory.mktemp("kinds"))
    with served(site.root / "site") as address:
        yield address


def late(route: Route) -> None:
    time.sleep(0.05)
    route.continue_()


@pytest.mark.parametrize(("width", "pages"), [(1440, UNLIKE), (390, PAGES)])
def test_nothing_moves_while_typefaces_and_scripts_come(browser: Browser, root, width, pages):
    """Google's Core Web Vitals: a layout shift of at most .1 is good; the publication asks for half of that."""
    moved = {}
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        context.add_init_script(SHIFTS)
        context.route("**/*.woff2", late)
        context.route("**/*.js", late)
        page = context.new_page()
        for address in pages:
            page.goto(root + address)
            page.evaluate("document.fonts.ready")
            page.wait_for_timeout(150)
            if (shifted := page.evaluate("shifted")) > 0.05:
                moved[address] = shifted
    assert moved == {}


def test_two_typefaces_are_loaded_before_they_are_asked_for(browser: Browser, root):
    page = browser.new_page()
    page.goto(root + "straits/", wait_until="networkidle")
    preloaded = page.eval_on_selector_all("link[rel=preload][as=font]", "all => all.map(one => one.href)")
    used = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert len(preloaded) == 2
    assert set(preloaded) <= set(used)
    assert page.evaluate(
        "document.fonts.check('16px \"Briefs Serif\"') && document.fonts.check('16px \"Briefs Sans\"')"
    )
    page.close()


LINES = """paragraph => {
  const range = document.createRange()
  const lines = []
  const [text] = paragraph.childNodes
  let top, count = 0
  for (let i = 0; i < text.length; i++) {
    range.setStart(text, i)
    range.setEnd(text, i + 1)
    const [box] = range.getClientRects()
    if (box && box.top !== top) {
      if (top !== undefined) lines.push(count)
      top = box.top
      count = 0
    }
    count++
  }
  return lines
}"""
"""The characters of each whole line."""


def test_lines_have_60_to_75_characters(browser: Browser, root):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(root + "straits/")
    page.wait_for_function("document.fonts.check('16px \"Briefs Serif\"')")
    text = "The parties agree on what the text says of ships, of straits and of the states that lie beside them. " * 8
    for selector in (".brief-body p", ".references .reference"):
        page.locator(selector).first.evaluate("(element, text) => { element.textContent = text }", text)
        lines = page.locator(selector).first.evaluate(LINES)
        assert 60 <= sum(lines) / len(lines) <= 75, (selector, lines)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_black_on_white_with_the_sites_name_and_no_buttons(browser: Browser, root, scheme):
    page = browser.new_page(color_scheme=scheme)
    page.goto(root + "straits/")
    page.emulate_media(media="print", color_scheme=scheme)
    page.evaluate("document.getAnimations().forEach(one => one.finish())")  # colours of links change slowly
    colours = page.evaluate(
        """() => [...document.querySelectorAll(".brief *:not(hr)")].filter(one => one.getClientRects().length)
          .flatMap(one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])"""
    )
    dark, light = {"rgb(0, 0, 0)", "rgb(51, 51, 51)"}, {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
    assert set(colours) <= dark | light
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".briefs-printed").inner_text().startswith("The Desk")
    assert page.locator(".briefs-printed bdi[dir=ltr]").count() == 1  # the address, on pages from right to left, too
    left_out = "button:visible, .backref:visible, .md-header:visible, .md-footer:visible, .md-path:visible"
    assert page.locator(left_out).count() == 0
    assert "https://example.org/first" in page.locator(".references").inner_text()
    page.close()


def test_a_footer_without_words_is_no_band(browser: Browser, root):
    page = browser.new_page()
    page.goto(root)
    assert page.locator(".md-footer").is_visible()
    page.evaluate("document.querySelector('.md-copyright').replaceChildren()")
    assert not page.locator(".md-footer").is_visible()
    page.close()


def test_the_link_to_the_network_stands_under_the_names_however_few(browser: Browser, root):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(root + "actors/bee-works/")
    page.evaluate("[...document.querySelectorAll('.together > li')].slice(2).forEach(name => name.remove())")
    names, link = page.locator(".together").bounding_box(), page.locator(".more").bounding_box()
    page.close()
    assert names["y"] + names["height"] <= link["y"]


def test_links_that_stand_close_are_24_pixels_high(browser: Browser, root):
    """WCAG 2.2, 2.5.8: those to files, and tags, stand in several rows on a telephone."""
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(root + "straits/")
    heights = page.eval_on_selector_all(
        ".cite-this__actions a, .tags a", "all => all.map(one => one.getBoundingClientRect().height)"
    )
    page.close()
    assert min(heights) >= 24


def test_references_that_are_not_laid_out_yet_are_no_neighbours_of_what_follows(browser: Browser, root):
    page = browser.new_page(viewport={"width": 390, "height": 200})
    page.goto(root + "straits/")
    page.evaluate(
        """() => {
             const list = document.querySelector(".references ul")
             for (let more = 0; more < 40; more++) list.append(list.firstElementChild.cloneNode(true))
           }"""
    )
    found = Axe().run(page, options={"runOnly": ["target-size"], "resultTypes": ["violations"]})
    page.close()
    assert found.response["violations"] == []
