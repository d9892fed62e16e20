"""The real publication in a real browser: what readers touch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from site_tests.browser import served

BRIEF = "venezuela-and-russia/"
PAGES = ("", BRIEF, "actors/nicolas-maduro/", "countries/russia/", "countries/", "regions/caribbean/", "bibliography/")


@pytest.fixture(scope="module")
def publication(publication_folder: Path) -> Iterator[str]:
    """The publication of this repository, served; the address of its root."""
    with served(publication_folder) as root:
        yield root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1440, "height": 1000})
    yield opened
    opened.close()


def test_reader_goes_from_a_mention_to_the_actor_and_back(page, publication):
    page.goto(publication + BRIEF)
    page.click(".brief-body a.actor-link:text-is('Nicolás Maduro')")
    page.wait_for_url("**/actors/nicolas-maduro/")
    assert page.inner_text(".mention__quote mark") == "Nicolás Maduro"
    page.click(".mention__section >> nth=0")
    page.wait_for_url(f"**/{BRIEF}#*")


def test_reader_goes_from_the_map_to_a_country_by_keyboard(page, publication):
    page.goto(publication + "countries/")
    country = page.locator("svg.world-map a", has_text="Venezuela")
    country.focus()
    assert country.locator("title").text_content() == "Venezuela: 3 briefs"
    page.keyboard.press("Enter")
    page.wait_for_url("**/countries/venezuela/")
    assert page.locator(".locator-here").count() == 1
    assert page.evaluate("document.querySelector('h1 img.flag').naturalWidth") > 0


def test_reader_finds_an_actor_in_the_network(page, publication):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(publication + "graph/")
    page.wait_for_selector(".network__stage[aria-busy=false]")
    assert page.inner_text(".network__status").endswith("A line joins a brief to whom it names.")
    page.fill(".network__search input", "Nicolás Maduro")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/nicolas-maduro/")
    assert errors == []


def test_reader_goes_from_a_citation_to_its_reference_and_back(page, publication):
    page.goto(publication + BRIEF)
    citation = page.locator("a.citation").first
    target = citation.get_attribute("href").removeprefix("#")
    spot = citation.get_attribute("id")
    citation.click()
    reference = page.locator(f"[id='{target}']")
    assert reference.evaluate("element => element === document.querySelector(':target')")
    reference.locator("a.backref").first.click()
    assert page.evaluate("document.querySelector(':target').id") == spot
    box = page.locator(f"[id='{spot}']").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert box["y"] >= header["height"], "the header must not cover the spot"


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_scrolls_sideways(browser, publication, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    widths = {}
    for address in PAGES:
        page.goto(publication + address)
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert {address: found for address, found in widths.items() if found > width} == {}


def test_nothing_is_loaded_from_elsewhere_and_nothing_fails(page, publication):
    requests, failures = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: failures.append(request.url))
    page.on("response", lambda response: failures.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failures.append(str(error)))
    for address in PAGES:
        page.goto(publication + address, wait_until="networkidle")
    outside = [url for url in requests if not url.startswith((publication, "data:", "blob:"))]
    assert outside == []
    assert failures == []
    assert page.evaluate("document.fonts.check('16px \"Briefs Serif\"')")


def test_a_citation_previews_its_reference_on_hover_and_on_focus(page, publication):
    page.goto(publication + BRIEF)
    citation = page.locator(".brief-body a.citation").first
    target = citation.get_attribute("href").removeprefix("#")
    reference = page.locator(f"[id='{target}'] .reference").text_content()  # far below, it is not drawn yet
    preview = page.locator(".briefs-preview")
    citation.hover()
    assert preview.text_content() == reference
    box = preview.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1440
    page.keyboard.press("Escape")
    assert preview.is_hidden()
    citation.focus()
    assert preview.is_visible()
    assert citation.get_attribute("aria-describedby") == preview.get_attribute("id")


def test_a_reader_copies_and_downloads_the_citation_of_a_brief(browser, publication):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(publication + BRIEF)
    page.click(".cite-this button")
    page.locator(".cite-this button", has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.inner_text("#cite-text")
    assert "Russia did not defend Maduro" in copied
    page.locator(".cite-this button:text-is('Copy')").wait_for(timeout=5000)
    for name, begins in (("BibTeX", "@"), ("RIS", "TY  - "), ("CSL-JSON", "[")):
        with page.expect_download() as waiting:
            page.click(f".cite-this a:text-is('{name}')")
        text = Path(waiting.value.path()).read_text("utf-8")
        assert text.startswith(begins)
        assert "Maduro" in text
    context.close()


def test_the_bibliography_filters_by_words_year_and_type(page, publication):
    page.goto(publication + "bibliography/")
    shown = page.locator("li.source:visible")

    def found() -> tuple[int, int]:
        """How many are shown of how many, as the page says."""
        status = page.locator("form.source-filters [role=status]")
        expect(status).to_contain_text(" of ")
        few, _, many, _ = status.inner_text().split()
        assert shown.count() == int(few) < int(many)
        return int(few), int(many)

    page.fill("input[name=words]", "league")
    assert found()[0]
    assert all("league" in text.lower() for text in shown.all_inner_texts())
    page.fill("input[name=words]", "")
    page.select_option("select[name=year]", "1936")
    assert found()[0]
    assert all("1936" in text for text in shown.all_inner_texts())
    page.select_option("select[name=year]", "")
    page.select_option("select[name=type]", "Book")
    books = found()[0]
    page.select_option("select[name=type]", "Article")
    assert found()[0] != books


@pytest.fixture(scope="module")
def desk(awkward) -> Iterator[str]:
    """The awkward publication, served; the address of its root."""
    with served(awkward.root / "site") as root:
        yield root


@pytest.mark.parametrize("words", ["abel", "Ábel", "ÁBEL first"])
def test_the_filter_finds_a_name_whatever_its_accents_and_capitals(page, desk, words):
    page.goto(desk + "bibliography/")
    page.fill("input[name=words]", words)
    page.evaluate("window.is_the_same = true")
    page.press("input[name=words]", "Enter")
    assert [source.get_attribute("id") for source in page.locator("li.source:visible").all()] == ["ref-z-last"]
    assert page.inner_text("form.source-filters [role=status]") == "1 of 9 sources"
    assert page.evaluate("window.is_the_same"), "the page was loaded again"


def test_a_link_to_a_source_that_is_filtered_out_shows_it(page, desk):
    page.goto(desk + "bibliography/")
    page.fill("input[name=words]", "zulu")
    target = page.locator("[id='ref-z-last']")
    assert target.is_hidden()
    page.evaluate("location.hash = 'ref-z-last'")
    target.wait_for(state="visible", timeout=2000)
    assert page.input_value("input[name=words]") == ""
    assert page.locator("li.source:visible").count() == 9


@pytest.mark.parametrize(("edge", "above"), [("false", True), ("true", False)])
def test_a_preview_stands_where_the_window_has_room(page, desk, edge, above):
    page.set_viewport_size({"width": 700, "height": 400})
    page.goto(desk + "code/")
    page.add_style_tag(content=".brief-body { margin-block: 800px }")
    link = page.locator("a.citation[href='#ref-m-middle']")
    link.evaluate(f"link => {{ link.style.scrollMargin = '70px 0 4px'; link.scrollIntoView({edge}) }}")
    link.hover()
    box, spot = page.locator(".briefs-preview").bounding_box(), link.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 400
    assert (box["y"] + box["height"] <= spot["y"]) is above
    assert (box["y"] >= spot["y"] + spot["height"]) is not above


def test_without_javascript_the_bibliography_is_all_there(browser, publication):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(publication + "bibliography/")
    assert page.locator("li.source:visible").count() > 0
    assert page.locator("form.source-filters").is_hidden()
    page.goto(publication + BRIEF)
    assert page.locator(".cite-this button").is_hidden()
    context.close()


@pytest.mark.parametrize(
    ("words", "title"), [("Lavrov", "Sergey Lavrov"), ("spitsbergen", "Svalbard: sovereignty with conditions")]
)
def test_search_finds_an_actor_by_name_and_a_brief_by_its_text(page, publication, words, title):
    page.goto(publication)
    page.locator("input.md-search__input").press_sequentially(words)
    page.locator("[role=option]", has_text=title).first.wait_for()
