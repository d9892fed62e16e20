"""Material's ``navigation.instant`` puts pages in place without loading them: what scripts add is there, and once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from site_tests.browser import served
from site_tests.mini_site import brief, build_site

DRAWN = ".network__stage[aria-busy=false]"
FILES = {
    "docs/index.md": "# Home\n\n[One](one.md), [Two](two.md), [Network](graph/index.md), "
    "[Bibliography](bibliography.md), [Countries](countries/index.md)\n",
    "docs/one.md": brief("As @ash says, Norway [@brook, p. 2].", title="One", actors="Bee Works"),
    "docs/two.md": brief("Sweden [@brook].", title="Two", region="Sweden"),
    "bib/a.bib": "@book{ash, author={Ash, Ann}, title={First}, date={2001}}\n"
    "@book{brook, author={Brook, Bo}, title={Second}, date={2002}}\n",
}
COUNTS = """
window.counts = {}
const count = name => (counts[name] = (counts[name] || 0) + 1)
for (const target of [window, document]) {
  const add = target.addEventListener
  target.addEventListener = function (type, ...rest) {
    if (new Error().stack.includes("/assets/briefs/")) count(type)
    return add.call(this, type, ...rest)
  }
}
let drawn
Object.defineProperty(window, "ForceGraph", { get: () => drawn, set: made => { count("ForceGraph"); drawn = made } })
navigator.clipboard.writeText = async text => { count("copies"); window.copied = text }
"""
"""Counts what the scripts of the publication ask for: events of the window and the document, drawings, copies."""


@pytest.fixture
def reader(browser: Browser, tmp_path) -> Iterator[Page]:
    """A page that shows the home. At the end of a test nothing has failed in it."""
    (tmp_path / "site").mkdir()
    with served(tmp_path / "site") as root:
        theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
        built = build_site(tmp_path, FILES, config={"theme": theme, "site_url": root}, strict=True)
        assert not built.aborted, built.messages
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.add_init_script(COUNTS)
        with page.expect_response("**/sitemap.xml"):  # which says where pages can be put in place
            page.goto(root)
        page.evaluate("window.stays = true")
        yield page
        assert errors == []
        page.close()


def follow(page: Page, name: str) -> None:
    """Go home, and from there to a page."""
    if not page.locator("h1", has_text="Home").count():
        page.locator(".md-header a.md-logo").click()
        page.wait_for_selector("h1:text-is('Home')")
    page.locator("article a", has_text=name).first.click()
    page.wait_for_selector(f"h1:text-is('{name}')")
    assert page.evaluate("window.stays"), "the page was loaded anew"


def counts(page: Page) -> dict[str, int]:
    return page.evaluate("window.counts")


def test_previews_and_copies_are_there_once_on_each_visit(reader: Page):
    for name in ("One", "Two", "One"):
        follow(reader, name)
        reader.locator("a.citation").last.hover()
        assert "Second" in reader.locator("#briefs-preview:visible").inner_text()
        assert reader.locator(".briefs-preview").count() == 1
        before = counts(reader).get("copies", 0)
        reader.locator("button[data-copies]:visible").click()
        assert counts(reader)["copies"] == before + 1
        assert f"{name}. " in reader.evaluate("window.copied")
        reader.locator("button[data-copies]:text-is('Copied')").wait_for()
    heard = counts(reader)
    assert {heard[name] for name in ("pointerover", "focusin", "keydown")} == {1}


def test_a_preview_does_not_stay_when_its_page_goes(reader: Page):
    follow(reader, "One")
    reader.locator("a.citation").first.hover()
    reader.locator("#briefs-preview:visible").wait_for()
    reader.go_back()
    reader.wait_for_selector("h1:text-is('Home')")
    assert not reader.locator("#briefs-preview:visible").count()


def test_the_bibliography_is_filtered_on_each_visit(reader: Page):
    for _ in range(3):
        follow(reader, "Bibliography")
        reader.fill("form.source-filters [name=words]", "first")
        assert reader.locator("li.source:visible").count() == 1
        assert reader.locator("form.source-filters [role=status]").inner_text() == "1 of 2 sources"
        reader.evaluate("location.hash = 'ref-brook'")
        reader.locator("li.source:visible").nth(1).wait_for()  # a link to a source shows it, whatever was asked for
    assert counts(reader)["hashchange"] == 1


def test_the_network_is_drawn_on_each_visit(reader: Page):
    for _ in range(3):
        follow(reader, "Network")
        reader.wait_for_selector(DRAWN)
        assert reader.locator(".network canvas").count() == 1
    assert counts(reader)["ForceGraph"] == 1
    reader.fill(".network__search input", "Bee Works")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/actors/bee-works/")
    reader.wait_for_selector("h1:text-is('Bee Works')")


def test_a_click_on_the_map_leads_to_the_country(reader: Page):
    follow(reader, "Countries")
    reader.locator("svg.world-map a", has_text="Sweden").click()
    reader.wait_for_selector("h1:has-text('Sweden')")
    assert reader.url.endswith("/countries/sweden/")
    reader.locator(".locator-here").wait_for(state="attached")
