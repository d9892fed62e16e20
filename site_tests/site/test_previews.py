"""Previews of references, actors and countries: by mouse, keyboard and touch, with instant navigation, and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as NeverSeen
from site_tests.browser import launch, listen_to_requests, served
from site_tests.site.kinds import build_kinds

CITATION = ".brief-body a.citation >> nth=0"
ACTOR = ".brief-body a.actor-link:text-is('Bee Works') >> nth=0"
SHOWN = "#briefs-preview:visible"


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Iterator[str]:
    """A site with instant navigation, which has to know its address."""
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "site").mkdir()
    with served(folder / "site") as address:
        theme = {"name": "material", "features": ["navigation.tabs", "navigation.instant"]}
        build_kinds(folder, address, theme=theme)
        yield address


@pytest.fixture(scope="module")
def own(browser: Browser) -> Iterator[Browser]:
    """A browser of their own: where the focus is depends on all windows of a browser, and others' tests leave some."""
    started = launch(browser.browser_type)
    yield started
    started.close()


@pytest.fixture
def page(own: Browser, root) -> Iterator[Page]:
    opened = own.new_page(viewport={"width": 1000, "height": 700})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    listen_to_requests(opened)
    opened.goto(root + "straits/")
    yield opened
    assert errors == []
    opened.close()


@pytest.fixture
def phone(browser: Browser, root) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as context:
        opened = context.new_page()
        with opened.expect_response("**/sitemap.xml"):  # instant navigation is ready
            opened.goto(root + "straits/")
        yield opened


@pytest.mark.parametrize(("link", "says"), [(CITATION, "Ash, Ann"), (ACTOR, "A maker of things.")])
def test_a_slow_pointer_reaches_a_preview_which_stays(page: Page, link, says):
    page.locator(link).scroll_into_view_if_needed()
    page.locator(link).hover()
    page.locator(SHOWN, has_text=says).wait_for()
    spot, card = page.locator(link).bounding_box(), page.locator(SHOWN).bounding_box()
    x = spot["x"] + min(spot["width"], 20) / 2
    start, end = spot["y"] + spot["height"] / 2, card["y"] + (5 if card["y"] > spot["y"] else card["height"] - 5)
    for step in range(1, 9):
        page.mouse.move(x, start + (end - start) * step / 8)
        page.wait_for_timeout(120)
    assert page.locator(SHOWN).bounding_box() == card
    page.wait_for_timeout(400)
    assert page.locator(SHOWN).count() == 1
    page.mouse.move(5, 5)
    page.locator("#briefs-preview").wait_for(state="hidden")


def test_escape_closes_a_preview_until_the_pointer_comes_back(page: Page):
    page.locator(CITATION).hover()
    page.locator(SHOWN).wait_for()
    page.keyboard.press("Escape")
    assert page.locator(SHOWN).count() == 0
    spot = page.locator(CITATION).bounding_box()
    page.mouse.move(spot["x"] + 3, spot["y"] + 3)
    page.wait_for_timeout(250)
    assert page.locator(SHOWN).count() == 0
    page.mouse.move(5, 5)
    page.locator(CITATION).hover()
    page.locator(SHOWN).wait_for()


def test_a_page_that_could_not_be_read_is_asked_for_again(page: Page):
    page.route("**/actors/**", lambda route: route.abort())
    page.locator(ACTOR).hover()
    page.wait_for_timeout(400)
    assert page.locator(SHOWN).count() == 0
    page.unroute("**/actors/**")
    page.mouse.move(5, 5)
    page.locator(ACTOR).hover()
    page.locator(SHOWN).wait_for()


def test_the_keyboard_goes_from_preview_to_preview_and_on(page: Page):
    """A trip: to the text, past two previews, to the actor and on."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#page-title"
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.brief-body a.actor-link')"):
            break
    try:
        page.locator(SHOWN, has_text="A maker of things.").wait_for(timeout=5000)
    except NeverSeen:  # a reader goes back and forth
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        page.locator(SHOWN, has_text="A maker of things.").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "briefs-preview"
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.citation')"):
            break
    page.locator(SHOWN, has_text="Ash, Ann").wait_for()
    page.locator(ACTOR).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:text-is('Bee Works')")
    assert page.locator(SHOWN).count() == 0


def test_a_first_tap_shows_and_a_second_follows(phone: Page):
    phone.evaluate("window.stays = true")
    phone.locator(CITATION).scroll_into_view_if_needed()
    before = phone.evaluate("scrollY")
    phone.locator(CITATION).tap()
    phone.locator(SHOWN, has_text="Ash, Ann").wait_for()
    assert phone.evaluate("[scrollY, location.hash]") == [before, ""]
    card = phone.locator(SHOWN).bounding_box()
    assert card["x"] >= 0
    assert card["x"] + card["width"] <= 390
    phone.locator(".briefs-preview__on").tap()
    phone.wait_for_function("location.hash === '#ref-ash'")
    assert phone.locator(SHOWN).count() == 0
    phone.locator(ACTOR).tap()
    phone.locator(SHOWN, has_text="A maker of things.").wait_for()
    phone.locator(ACTOR).tap()
    phone.wait_for_selector("h1:text-is('Bee Works')")
    assert phone.evaluate("window.stays"), "the page was loaded anew"


def test_without_javascript_links_are_links(browser: Browser, root):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(root + "straits/")
        page.click(CITATION)
        assert page.url.endswith("#ref-ash")
        page.click(ACTOR)
        page.wait_for_url("**/actors/bee-works/")
