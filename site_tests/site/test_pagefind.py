"""The search of Pagefind, as readers use it: names first, then texts; keys, filters, addresses that can be sent."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from site_tests.browser import listen_to_requests, served
from site_tests.expected import assert_expected
from site_tests.mini_site import Site, brief, build_site, rebuild
from site_tests.steps import Steps

from mkdocs_briefs.adapter.search import engine as search_engine

DATED = brief("The straits stay open, says the ICJ.", title="Newer", more="tags: [law]").replace(
    "2026-01-02", "2025-05-05"
)
FILES = {
    "docs/index.md": "---\nkind: page\n---\n# Home\n\nWhat [one](one.md) says.\n",
    "docs/one.md": brief(
        "The ICJ and Hugo Ávila Núñez spoke of Ghana & a < b of the straits [@ash01].\n\n## The ruling\n\nText.",
        title="One <b>bold</b> & two",
        region="[Norway, Sahel]",
        actors="ICJ, Hugo Ávila Núñez",
        more="summary: What the <i>standfirst</i> says.\nauthor: Bea Brook\nbased_on: ash01\nreviewed_by: Rex Roe\n"
        "key_judgements: [{text: It stays., likelihood: likely}]",
    ).replace("author: Test Author\n", ""),
    "docs/sub/newer.md": DATED,
    "docs/french.md": brief("Les détroits restent ouverts.", title='Ouverts... "oui"', more="lang: fr"),
    "docs/arabic.md": brief("تبقى القناة مفتوحة.", title="SOLAS والقناة", region="Egypt", more="lang: ar").replace(
        "Egypt", "مصر"
    ),
    "docs/gone.md": brief(
        "Straits were withdrawn.", title="Gone", more="status: withdrawn\nstatus_note: It was wrong."
    ),
    "docs/hidden.md": brief("Straits are hidden.", title="Hidden", more="search: {exclude: true}"),
    "docs/actors/icj.md": "---\nname: International Court of Justice\nkind: organisation\naliases: [ICJ]\n---\nText.\n",
    "docs/about.md": "---\nkind: page\n---\n# About\n\nOrdinary words.\n",
    "bib/a.bib": "@book{ash01, author={Ash, Ann}, title={A Book}, year=2001, reliability={B},\n"
    "  archiveurl={https://archive.example/}}\n",
}
THEME = {"name": "material", "font": False, "features": ["navigation.instant"]}
OPTIONS = {"search_engine": "pagefind"}
SHOWN = ("[role=status]", ".search-choices", ".search-anyway", "[role=listbox]", ".search-more")


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("pagefind")
    (folder / "site").mkdir()
    with served(folder / "site") as address:
        config = {"theme": THEME, "site_url": address, "markdown_extensions": ["smarty"]}
        config["plugins"] = ["search", {"briefs": OPTIONS}]
        built = build_site(folder, FILES, config=config, strict=True)
        assert not built.aborted, built.messages
        yield address


@pytest.fixture(scope="module")
def folder(root, tmp_path_factory) -> Path:
    return next(tmp_path_factory.getbasetemp().glob("pagefind*")) / "site"


@pytest.fixture(params=[1440, 390])
def reader(browser: Browser, root, request) -> Iterator[Page]:
    """A page that shows the ordinary one. At the end of a test nothing has failed in it."""
    page = browser.new_page(viewport={"width": request.param, "height": 800})
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("response", lambda answer: failures.append(answer.url) if answer.status >= 400 else None)
    listen_to_requests(page)
    with page.expect_response("**/sitemap.xml"):  # which says where pages can be put in place
        page.goto(f"{root}about/")
    yield page
    assert failures == []
    page.close()


def look_for(page: Page, typed: str) -> list[str]:
    """The titles that are found."""
    page.keyboard.press("/")
    page.locator("[role=combobox]").fill(typed)
    return found(page)


def found(page: Page) -> list[str]:
    page.wait_for_timeout(150)  # after which what is typed is looked for
    expect(page.locator(".md-search [role=status]")).not_to_have_text("Searching …")
    page.wait_for_timeout(100)
    return page.locator("[role=option] .search-found__title").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("ICJ", ["International Court of Justice", "Newer", "One <b>bold</b> & two"]),
        ("nunez", ["Hugo Ávila Núñez", "One <b>bold</b> & two"]),
        ("GHA", ["Ghana", "One <b>bold</b> & two"]),
        ("norw", ["Norway"]),
        ("brook", ["Bea Brook"]),
        ("LAW", ["law"]),
        ("detroits", ["Ouverts… “oui”"]),  # of another language than the site
        ("bibliography", ["Bibliography"]),
        ("ordinary", ["About"]),
    ],
)
def test_names_come_first_and_then_texts(browser: Browser, root, typed, titles):
    page = browser.new_page()
    page.goto(root)
    assert look_for(page, typed)[: len(titles)] == titles
    page.close()


@pytest.mark.parametrize("title", ["Gone", "Hidden"])
def test_what_is_withdrawn_or_excluded_is_not_found(browser: Browser, root, title):
    page = browser.new_page()
    page.goto(root)
    assert title not in look_for(page, title)
    assert title not in look_for(page, "straits")
    page.close()


def test_a_page_in_another_language_finds_all(browser: Browser, root):
    page = browser.new_page()
    page.goto(f"{root}french/")
    assert look_for(page, "straits") == ["Newer", "One <b>bold</b> & two"]
    page.close()


def test_what_is_found_is_read_in_the_direction_of_its_page(reader):
    assert look_for(reader, "القناة") == ["SOLAS والقناة"]
    assert reader.locator("[role=option]").evaluate("option => getComputedStyle(option).direction") == "rtl"
    assert look_for(reader, "ordinary") == ["About"]
    assert reader.locator("[role=option]").evaluate("option => getComputedStyle(option).direction") == "ltr"


def test_a_search_that_could_not_be_read_is_told_and_tried_again(browser: Browser, root):
    page = browser.new_page()
    page.route("**/pagefind-entry.json*", lambda route: route.abort())
    page.goto(root)
    look_for(page, "straits")
    expect(page.locator(".md-search [role=status]")).to_contain_text("cannot be read")
    page.unroute("**/pagefind-entry.json*")
    assert look_for(page, "strait") == ["Newer", "One <b>bold</b> & two"]
    page.close()


def test_what_every_search_needs_is_read_when_a_reader_opens_it(reader):
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url.partition("assets/briefs/")[2].partition("?")[0]))
    reader.wait_for_timeout(300)
    assert [url for url in asked if url] == []
    with reader.expect_response("**/*.pf_meta"):
        reader.keyboard.press("/")
    reader.wait_for_timeout(300)
    assert {"search-box.js", "lists/names.json", "pagefind/pagefind.js", "pagefind/common.json"} <= set(asked)
    assert not any("/index/" in url or "/fragment/" in url for url in asked)


def test_what_is_typed_before_the_script_is_there_is_looked_for(reader):
    def late(route) -> None:
        reader.wait_for_timeout(400)
        route.continue_()

    reader.route("**/search-box.js", late)
    reader.keyboard.press("/")
    reader.keyboard.type("strait")
    reader.wait_for_selector("[role=option]")
    assert found(reader) == ["Newer", "One <b>bold</b> & two"]


def test_a_reader_who_has_gone_on_is_not_called_back(reader):
    reader.route("**/search-box.js", lambda route: (reader.wait_for_timeout(300), route.continue_()))
    with reader.expect_response("**/search-box.js"):
        reader.keyboard.press("/")
        reader.evaluate("document.activeElement.blur()")
    reader.wait_for_timeout(100)
    assert not reader.locator("#__search").is_checked()


def test_a_script_that_could_not_be_read_is_told_and_tried_again(browser: Browser, root):
    page = browser.new_page()
    page.route("**/search-box.js", lambda route: route.abort())
    page.goto(root)
    page.keyboard.press("/")
    expect(page.locator(".md-search [role=status]")).to_contain_text("cannot be read")
    expect(page.locator(".md-search [role=status]")).to_be_visible()
    page.unroute("**/search-box.js")
    page.evaluate("document.activeElement.blur()")
    assert look_for(page, "strait") == ["Newer", "One <b>bold</b> & two"]
    page.close()


def test_words_of_very_many_texts_are_looked_for_beside_others_or_when_asked(reader):
    """In a large site. Their lists are long."""
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.route("**/common.json", lambda route: route.fulfill(json=["straits", "the"]))
    assert look_for(reader, "The STRAITS,") == ["Ouverts… “oui”", "SOLAS والقناة", "One <b>bold</b> & two", "Newer"]
    status = reader.locator(".md-search [role=status]")
    expect(status).to_have_text("These words stand in very many texts. The newest are shown.")
    assert reader.locator("[role=group]").get_attribute("aria-label") == "Newest briefs"
    assert not any("/index/" in url for url in asked)
    reader.get_by_role("button", name="Look for them all the same").click()
    assert found(reader) == ["Newer", "One <b>bold</b> & two"]
    expect(status).to_have_text("2 pages with these words")
    assert look_for(reader, "the ruling") == ["One <b>bold</b> & two"]
    assert set(look_for(reader, '"the straits"')) == {"One <b>bold</b> & two", "Newer"}


def test_what_texts_and_titles_hold_is_no_html(reader):
    look_for(reader, "straits")
    option = reader.locator("[role=option]", has_text="One")
    assert option.locator(".search-found__title").inner_text() == "One <b>bold</b> & two"
    assert option.locator(".search-found__summary").inner_text() == "What the <i>standfirst</i> says."
    assert "Ghana & a < b of the straits" in option.locator(".search-found__excerpt").inner_text()
    assert option.locator("mark").all_inner_texts() == ["straits"]
    assert option.locator("b, i").count() == 0
    assert option.locator("time").inner_text() == "2 January 2026"


def test_a_trip_with_the_keyboard(reader):
    box = reader.locator("[role=combobox]")
    look_for(reader, "straits")
    assert box.get_attribute("aria-expanded") == "true"
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("ArrowUp")
    chosen = reader.locator("[role=option][aria-selected=true]")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    target = chosen.get_attribute("href")
    reader.keyboard.press("ArrowUp")  # before the first comes the last
    assert reader.locator("[role=option]").last.get_attribute("aria-selected") == "true"
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    reader.wait_for_url(target)
    expect(box).to_have_attribute("aria-expanded", "false")
    assert not reader.locator("#__search").is_checked()
    reader.go_back()  # to what was found
    expect(box).to_have_value("straits")
    assert len(found(reader)) == 2
    reader.keyboard.press("Escape")
    assert not reader.locator("#__search").is_checked()
    assert "?q" not in reader.url


def test_what_a_reader_has_after_each_key(reader, root):
    """On a wide and on a narrow screen alike."""
    typed_is_asked = """() => (new URLSearchParams(location.search).get("q") ?? "") ===
        document.querySelector("[role=combobox]").value.trim()"""

    def did(what: str) -> None:
        if what not in ("press Escape", "press /"):  # which look for nothing
            reader.wait_for_function(typed_is_asked)
        found(reader)
        steps.did(what)

    steps = Steps(reader, root, f".md-search :is([role=combobox], {', '.join(SHOWN)})")
    reader.keyboard.press("/")
    did("press /")
    reader.locator("[role=combobox]").press_sequentially("norway")
    did("type norway")
    for key in ("ArrowUp", "ArrowLeft", "!", "Shift+Home", "Backspace", "Escape", "/"):
        reader.keyboard.press(key)
        did(f"press {key}")
    reader.keyboard.type("zzz")
    did("type zzz")
    reader.keyboard.press("Enter")
    did("press Enter")
    reader.click(".search-choices summary")
    did("open the choices")
    reader.locator("[role=combobox]").fill("")
    did("empty the field")
    reader.select_option("select[name=year]", "2025")
    reader.select_option("select[name=order]", "desc")
    did("choose a year and an order")
    reader.locator(".search-choices form").evaluate("form => form.requestSubmit()")
    did("submit the choices")
    assert_expected("steps/search.txt", steps.text)


def test_an_address_asks_for_a_search(reader, root):
    reader.goto(f"{root}one/?q=icj")
    reader.wait_for_selector("[role=option]")
    assert found(reader)[0] == "International Court of Justice"
    reader.locator("[role=combobox]").fill("ghana")
    reader.wait_for_url("**/one/?q=ghana")


def test_readers_choose_and_order(reader):
    look_for(reader, "straits")
    reader.click(".search-choices summary")
    year = reader.locator(".search-choices select[name=year]")
    expect(year.locator("option")).to_have_text(["any", "2026 (1)", "2025 (1)"])
    reader.select_option("select[name=order]", "asc")
    assert found(reader) == ["Newer", "One <b>bold</b> & two"]
    year.select_option("2026")
    assert found(reader) == ["One <b>bold</b> & two"]
    year.select_option("")
    reader.select_option("select[name=order]", "desc")
    assert found(reader) == ["One <b>bold</b> & two", "Newer"]
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.locator("[role=combobox]").fill("")
    reader.select_option("select[name=country]", "Norway")
    assert set(found(reader)) >= {"Newer", "One <b>bold</b> & two"}
    assert not any("/index/" in url for url in asked)  # no word is looked for


def test_on_a_narrow_screen_the_focus_stays_in_the_search(browser: Browser, root):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(root)
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".md-search [role=status]")).to_contain_text("Type to search")  # its script is there
    order: list[str] = []
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('.md-search')")
    page.locator("[role=combobox]").focus()
    for keys in ("Shift+Tab", "Tab"):  # from the first to the last, and back
        page.keyboard.press(keys)
        order.append(page.evaluate("document.activeElement.localName"))
    assert order == ["summary", "input"]
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(browser: Browser, root, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(root)
    look_for(page, "icj")
    page.click(".search-choices summary")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(400)
    found_by_axe = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{one['id']}: {node['html'][:150]}" for one in found_by_axe for node in one["nodes"]] == []
    page.close()


def test_only_what_readers_load_is_written(folder):
    names = {path.name for path in (folder / "assets/briefs/pagefind").iterdir()}
    assert {"pagefind.js", "pagefind-entry.json", "index", "fragment", "filter"} <= names
    assert not any("ui" in name or "worker" in name for name in names)
    assert not (folder / "search").exists()


def test_what_is_searched_of_each_page(folder):
    """Not what stands elsewhere, nor what we say of sources and briefs."""
    told = []
    for path in (folder / "assets/briefs/pagefind/fragment").iterdir():
        _, _, said = gzip.decompress(path.read_bytes()).partition(b"{")
        page = json.loads(b"{" + said)
        if not page["url"].startswith(("/one/", "/arabic/", "/sub/", "/actors/icj/", "/countries/norway/")):
            continue
        lines = (
            f"{name}: {json.dumps(page[name], ensure_ascii=False, sort_keys=True)}" for name in ("meta", "filters")
        )
        told.append("\n".join([page["url"], *lines, page["content"]]))
    assert_expected("files/searched.txt", "\n\n".join(sorted(told)) + "\n")


def test_the_same_pages_give_the_same_index(folder):
    def files() -> dict[str, bytes]:
        within = folder / "assets/briefs/pagefind"
        return {str(path.relative_to(within)): path.read_bytes() for path in within.rglob("*") if path.is_file()}

    before = files()
    search_engine.write_index(search_engine.find_pagefind(), folder, "en")
    assert files() == before
    sorted_anew = [content for name, content in before.items() if name.endswith((".pf_meta", ".pf_filter"))]
    assert {content[9] for content in sorted_anew} == {255}  # gzip names no system: Python before 3.13 would


def test_without_the_program_the_search_plugin_stays(site, monkeypatch):
    monkeypatch.setattr(search_engine, "find_spec", lambda _: None)
    built = site({"docs/x.md": brief()}, config={"plugins": ["search", {"briefs": OPTIONS}]})
    assert "makes the search" in built.problem("search-engine")
    assert built.has("search/search_index.json")
    assert built.html("").select_one("[data-md-component=search]")
    assert "data-pagefind" not in str(built.html("x/"))


def test_a_preview_has_the_search_plugin(site):
    config = {"plugins": ["search", {"briefs": OPTIONS}]}
    built = site({"docs/x.md": brief()}, config=config, serve=True)
    assert built.warnings() == []
    assert built.has("search/search_index.json")
    assert not built.has("assets/briefs/pagefind/pagefind.js")


def test_another_theme_keeps_its_own(site):
    config = {"theme": "mkdocs", "plugins": ["search", {"briefs": OPTIONS}]}
    built = site({"docs/x.md": brief()}, config=config)
    assert "in Material" in built.problem("search-engine")
    assert built.has("search/search_index.json")


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_site_may_have_no_search(site, theme):
    config = {"theme": theme, "plugins": ["search", {"briefs": {"search_engine": "none"}}]}
    built = site({"docs/x.md": brief()}, config=config, strict=True)
    assert not built.has("search/search_index.json")
    assert not built.html("").select(".md-search, #mkdocs_search_modal, [data-target='#mkdocs_search_modal']")


def test_a_program_that_fails_ends_the_build(site, monkeypatch, tmp_path):
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho it cannot be read >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr("mkdocs_briefs.adapter.setup.find_pagefind", lambda: program)
    monkeypatch.setattr(search_engine, "find_pagefind", lambda: program)
    built = site({"docs/x.md": brief()}, options=OPTIONS)
    assert built.aborted
    assert any("Pagefind has written no index. It says: it cannot be read" in message for message in built.messages)


def test_the_kept_site_has_the_index_whatever_the_current_folder_and_the_environment_say(site, monkeypatch, tmp_path):
    (tmp_path / "pagefind.toml").write_text('site = "/nonexistent"\nforce_language = "de"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_GLOB", "*.nothing")
    built: Site = site({"docs/x.md": brief()}, options={**OPTIONS, "cache": True})
    entry = Path("site/assets/briefs/pagefind/pagefind-entry.json")
    first = json.loads((built.root / entry).read_text("utf-8"))
    again = rebuild(built.root)
    assert json.loads((again.root / entry).read_text("utf-8")) == first
    assert not any("Pagefind reads" in message for message in again.messages)
