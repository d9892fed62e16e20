"""What axe-core finds on each kind of page, on wide and narrow screens, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from site_tests.browser import served
from site_tests.site.kinds import PAGES, UNLIKE, build_kinds
from site_tests.soak import SOAKS

AXE = Axe()
ALL = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Iterator[str]:
    site = build_kinds(tmp_path_factory.mktemp("kinds"))
    with served(site.root / "site") as address:
        yield address


def violations(page: Page, options: dict) -> list[str]:
    found = AXE.run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]


SOAK = [(1440, "dark", PAGES), (390, "light", PAGES), (390, "dark", sorted({*PAGES} - {*UNLIKE}))]


@pytest.mark.parametrize(
    ("width", "scheme", "pages"), [(1440, "light", PAGES), (390, "dark", UNLIKE), *(SOAK if SOAKS else [])]
)
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, root, width, scheme, pages):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for address in pages:
        page.goto(root + address)
        found += [f"{address}: {one}" for one in violations(page, ALL)]
    assert found == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_search(browser: Browser, root, scheme):
    page = browser.new_page(color_scheme=scheme)
    page.goto(root)
    page.locator("input.md-search__input").press_sequentially("straits")
    page.locator(".md-search-result__link").first.wait_for()
    page.wait_for_function("getComputedStyle(document.querySelector('.md-search__output')).opacity === '1'")
    assert violations(page, ALL) == []
    page.close()


@dataclass(frozen=True)
class Seen:
    """What a page shows on a wide screen."""

    left: int
    way: tuple[str, ...]
    """The tab that is marked, and the steps to the page."""
    first: str
    """The class of what is reached first by the keyboard."""
    target: str
    """The kind of element to which that leads."""


@pytest.fixture(scope="module")
def seen(browser: Browser, root) -> dict[str, Seen]:
    """Each page is opened once."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    found = {}
    for address in PAGES:
        page.goto(root + address)
        left = round(page.locator("h1").bounding_box()["x"])
        steps = page.locator(".md-tabs__item--active, .md-path__item").all_inner_texts()
        page.keyboard.press("Tab")
        first, href = page.evaluate("[document.activeElement.className, document.activeElement.getAttribute('href')]")
        target = page.evaluate("id => document.getElementById(id)?.tagName", str(href)[1:])
        found[address] = Seen(left, tuple(steps), first, target)
    page.close()
    return found


def test_every_page_has_a_first_link_to_its_title(seen):
    assert all("md-skip" in page.first for page in seen.values()), seen
    assert {page.target for page in seen.values()} == {"H1"}, seen


def test_all_pages_have_one_left_edge(seen):
    """But the home page: its heading is for screen readers."""
    assert len({page.left for address, page in seen.items() if address}) == 1, seen


def test_every_page_shows_its_tab_and_the_way_to_it(seen):
    ways = {address: page.way for address, page in seen.items()}
    assert ways[""] == ("Briefs",)
    assert ways["straits/"] == ("All briefs", "Briefs", "All briefs")
    assert ways["actors/bee-works/"] == ("Actors", "Briefs", "Actors")
    assert ways["countries/norway/"] == ("Countries", "Briefs", "Countries")
    assert ways["regions/nordic/"] == ("Regions", "Briefs", "Regions")
    assert ways["authors/test-author/"] == ("Authors", "Briefs", "Authors")
    assert ways["bibliography/"] == ("Bibliography", "Briefs")
    assert ways["about/"] == ("About", "Briefs")
