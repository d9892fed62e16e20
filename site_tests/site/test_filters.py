"""Filters of long lists, in a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from site_tests.browser import served
from site_tests.expected import assert_expected
from site_tests.mini_site import Site, brief, build_site
from site_tests.steps import Steps

PLACES = ("Norway", "Chad", "Georgia")
BIB = "".join(
    f"@book{{k{n},author={{{chr(65 + n % 26)}sh, Ánn}},title={{Book {n}}},date={{20{n % 3:02}}}}}\n" for n in range(60)
)


def numbered(n: int) -> str:
    date = f"{2025 - n // 20}-{12 - n % 12:02}-{28 - n % 4}"
    place = "Georgia (country)" if PLACES[n % 3] == "Georgia" else PLACES[n % 3]
    actors = "Jane Doe" if n % 2 else "Jane Doe, Widget Works"
    outcome = f", outcome: {'yes' if n % 4 else 'no'}, resolved: 2026-01-03, note: So." if n % 2 else ""
    more = f"summary: Sum... <{n}>.\nkey_judgements: [{{text: 'It *holds* {n}.', likelihood: likely{outcome}}}]"
    text = brief(f"So it was [@k{n}].", title=f'Brief "{n:02}"', actors=actors, region=place, more=more)
    return text.replace("2026-01-02", date).replace("Test Author", f"Author {n % 4}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = {f"docs/b{n:02}.md": numbered(n) for n in range(60)} | {"bib/r.bib": BIB}
    return build_site(
        tmp_path_factory.mktemp("filters"), files, config={"markdown_extensions": ["smarty"]}, strict=True
    )


@pytest.fixture(scope="module")
def root(site: Site) -> Iterator[str]:
    with served(site.root / "site") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def status(page: Page) -> str:
    return page.inner_text("form [role=status]")


def wait_for(page: Page, text: str) -> None:
    expect(page.locator("form [role=status]")).to_have_text(text)


def test_the_lists_have_each_brief_once_by_year(site: Site) -> None:
    folder = site.root / "site/assets/briefs/lists"
    lists = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("20*.json")}
    assert {year: len(found["briefs"]) for year, found in lists.items()} == {"2025": 20, "2024": 20, "2023": 20}
    first = lists["2025"]["briefs"][0]
    assert (first["address"], first["title"], first["date"]) == ("b00/", "Brief “00”", "2025-12-28")
    assert [lists["2025"]["names"][index][0] for index in first["actors"]] == [
        "actors/jane-doe/",
        "actors/widget-works/",
    ]


def test_a_choice_leaves_the_briefs_that_fit_and_stands_in_the_address(page: Page, root: str) -> None:
    page.goto(root + "archive/")
    page.focus("select[name=place]")
    expect(page.locator("select[name=place] option")).to_have_text(["any", "Chad (20)", "Georgia (20)", "Norway (20)"])
    page.select_option("select[name=place]", "georgia")
    wait_for(page, "20 briefs")
    page.select_option("select[name=author]", "author-2")
    wait_for(page, "5 briefs")
    assert parse_qs(urlsplit(page.url).query) == {"place": ["georgia"], "author": ["author-2"]}
    assert page.locator(".filtered").is_hidden()
    assert page.locator(".brief-results .entry__title").all_inner_texts() == [
        f"Brief “{n:02}”" for n in (2, 14, 26, 38, 50)
    ]
    assert page.inner_text(".brief-results .entry__summary >> nth=0") == "Sum… <2>."
    assert page.locator("select[name=actor] option").all_inner_texts()[1:] == ["Jane Doe (5)", "Widget Works (5)"]
    page.click("button[type=reset]")
    expect(page.locator(".filtered")).to_be_visible()
    assert urlsplit(page.url).query == ""
    page.go_back()
    wait_for(page, "5 briefs")


def test_a_link_with_choices_can_be_sent(page: Page, root: str) -> None:
    page.goto(root + "countries/georgia/?year=2024&actor=widget-works")
    wait_for(page, "4 briefs")
    assert page.input_value("select[name=actor]") == "widget-works"
    page.click(".brief-results .entry__title a >> nth=0")
    page.wait_for_url("**/b26/")


def test_the_filters_of_a_page_know_its_own_briefs_alone(page: Page, root: str) -> None:
    for address, many in {
        "actors/widget-works/": 10,
        "authors/author-1/": 5,
        "regions/africa/": 7,
        "countries/norway/": 7,
    }.items():
        page.goto(f"{root}{address}?year=2025")
        wait_for(page, f"{many} briefs")


def test_a_further_page_filters_the_whole_list(page: Page, root: str) -> None:
    page.goto(root + "actors/jane-doe/page/2/?year=2023")
    wait_for(page, "20 briefs")


def test_more_than_fifty_are_shown_when_asked_for(page: Page, root: str) -> None:
    page.goto(root + "archive/?actor=jane-doe")
    wait_for(page, "60 briefs")
    assert page.locator(".brief-results .entry").count() == 50
    page.click(".brief-results__more")
    assert page.locator(".brief-results .entry").count() == 60


def test_a_list_that_cannot_be_read_is_said(page: Page, root: str) -> None:
    page.route("**/lists/*.json", lambda route: route.fulfill(status=404))
    page.on("pageerror", lambda _: None)
    page.goto(root + "countries/norway/")
    page.evaluate("addEventListener('unhandledrejection', event => event.preventDefault())")
    page.focus("select[name=place]")
    wait_for(page, "The lists cannot be read.")
    assert page.locator(".filtered").is_visible()


def test_sources_on_other_pages_are_found_too(page: Page, root: str) -> None:
    page.goto(root + "bibliography/?words=zsh+ann")
    wait_for(page, "2 of 60 sources")
    page.click(".brief-results .source a >> nth=0")
    page.wait_for_url("**/bibliography/page/2/#ref-k51")
    assert page.locator("[id='ref-k51']").is_visible()
    page.goto(root + "bibliography/page/2/")
    page.select_option("select[name=year]", "2001")
    wait_for(page, "20 of 60 sources")
    assert urlsplit(page.url).query == "year=2001"


def test_without_a_script_the_list_is_whole(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + "archive/?year=2024")
    assert page.locator("form.brief-filters").is_hidden()
    assert page.locator(".entry").count() == 50
    page.click(".contents a >> nth=1")
    assert page.url.endswith("#group-year-2024")
    page.click(".pager a[rel=next]")
    assert page.locator(".entry").count() == 10
    context.close()


def test_judgements_on_other_pages_are_found_too(page: Page, root: str) -> None:
    page.goto(root + "judgements/")
    assert page.locator(".filtered .judged").count() == 50
    page.select_option("select[name=state]", "yes")
    wait_for(page, "30 of 60 judgements")
    page.select_option("select[name=countries]", label="Chad")
    wait_for(page, "10 of 60 judgements")
    assert urlsplit(page.url).query == "state=yes&countries=countries%2Fchad.md"
    first = page.locator(".brief-results .judged >> nth=0")
    assert first.locator(".judgement__text").inner_text() == "It holds 1."
    assert first.locator(".judgement__terms").inner_text() == "Likely, 55 to 80%"
    assert first.locator(".judgement__outcome").inner_text() == "Came true"
    first.locator("a").click()
    page.wait_for_url("**/b01/#judgement-1")
    page.goto(root + "judgements/page/2/?likelihood=1")
    wait_for(page, "0 of 60 judgements")


NAMES = [
    ["countries/chad/", "Chad"],
    ["authors/bea.html", "Bea <b>Brook</b>"],
    ["authors/al/", "Al"],
    *[[f"actors/a{n}/", f"Actor {n}"] for n in range(203)],
]
NOTHING = {"date": "", "status": "", "summary": "", "authors": [], "places": [], "actors": [], "tags": []}
AWKWARD = [
    NOTHING | {"address": "x/", "title": "A <i>title</i>", "date": "2025-12-31", "status": "superseded",
               "summary": "A & <b>", "authors": [1, 2], "places": [0], "actors": [*range(3, 206)]},
    NOTHING | {"address": "d/", "title": "Not out", "status": "draft", "authors": [2]},
    NOTHING | {"address": "s/", "title": "Later", "date": "2025-01-01", "status": "scheduled", "actors": [4]},
]  # fmt: skip


def test_what_a_reader_of_the_archive_has_after_each_step(page: Page, root: str) -> None:
    """With what the site has of one year, then with what it might have: more names than one choice holds, states."""
    steps = Steps(page, root, "form.brief-filters, .brief-results, .filtered > h2")
    page.goto(root + "archive/")
    page.wait_for_selector("form.brief-filters")
    steps.did("read the archive")
    page.focus("select[name=place]")
    expect(page.locator("option[value='2023']")).to_have_text("2023 (20)")
    steps.did("look at the choices")
    page.select_option("select[name=actor]", "jane-doe")
    wait_for(page, "60 briefs")
    steps.did("choose an actor")
    page.click(".brief-results__more")
    steps.did("ask for more")
    page.select_option("select[name=year]", "2024")
    wait_for(page, "20 briefs")
    steps.did("choose a year, too")
    page.click("button[type=reset]")
    steps.did("choose nothing")
    page.go_back()
    wait_for(page, "20 briefs")
    steps.did("go back")
    page.route("**/lists/2025.json", lambda route: route.fulfill(json={"names": NAMES, "briefs": AWKWARD}))
    page.goto(root + "archive/?year=2025&actor=nobody")
    wait_for(page, "0 briefs")
    expect(page.locator("option[value='2023']")).to_have_text("2023 (0)")
    steps.did("follow a link to nothing")
    page.select_option("select[name=actor]", "")
    wait_for(page, "3 briefs")
    steps.did("choose no actor")
    page.select_option("select[name=author]", "bea")
    wait_for(page, "1 brief")
    steps.did("choose an author")
    assert_expected("steps/archive.txt", steps.text)


def test_what_a_reader_of_further_lists_has_after_each_step(page: Page, root: str) -> None:
    steps = Steps(page, root, "form.source-filters, .brief-results")
    page.goto(root + "bibliography/")
    page.wait_for_selector("form.source-filters")
    steps.did("read the bibliography")
    page.fill("input[name=words]", "ÁSH  ann")
    page.press("input[name=words]", "Enter")
    wait_for(page, "3 of 60 sources")
    steps.did("look for words, and press Enter")
    page.fill("input[name=words]", "ann")
    wait_for(page, "60 of 60 sources")
    page.click(".brief-results__more")
    steps.did("ask for more")
    page.goto(root + "bibliography/page/2/?type=Book&year=2002&words=")
    wait_for(page, "20 of 60 sources")
    steps.did("follow a link with choices")
    page.goto(root + "judgements/?state=yes")
    page.wait_for_selector(".brief-results .judged")
    steps.did("read judgements that came true")
    page.select_option("select[name=state]", "open")
    page.wait_for_selector(".brief-results p:text-is('It holds 0.')")
    steps.did("read those that are open")
    assert_expected("steps/lists.txt", steps.text)
