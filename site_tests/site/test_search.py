"""What the search of Material and of MkDocs finds: every page, by what readers look for."""

from __future__ import annotations

import json

import pytest
from site_tests.browser import served
from site_tests.mini_site import Site, brief, build_site

PROFILE = "---\nname: International Court of Justice\nkind: organisation\naliases: [ICJ, World Court]\n---\n"
PERSON = "---\nname: Hugo Ávila Núñez\nkind: person\nweak_aliases: [the admiral]\nsummary: A synthetic admiral.\n---\n"
FILES = {
    "docs/one.md": brief(
        "The ICJ and Hugo Ávila Núñez spoke of Ghana [@ash01].\n\n## The ruling\n\nText.",
        title="One <b> & two",
        region="[Norway, Sahel]",
        actors="ICJ, NATO, Hugo Ávila Núñez",
        more="summary: What the standfirst says.\nauthor: Bea Brook",
    ).replace("author: Test Author\n", ""),
    "docs/headed.md": brief("## At once\n\nText.", title="Headed", more="summary: Another standfirst."),
    "docs/actors/icj.md": PROFILE,
    "docs/actors/hugo.md": PERSON,
    "docs/about.md": "---\nkind: page\n---\n# About\n\nOrdinary.\n",
    "bib/a.bib": "@book{ash01, author={Ash, Ann}, title={A Book}, year=2001}\n",
}
BY = {
    "one/": ("What the standfirst says.", "Bea Brook", "Norway, Sahel", "2 January 2026, 2026-01-02", "NATO", "Nunez"),
    "headed/": ("Another standfirst.", "Test Author"),
    "countries/norway/": ("Kingdom of Norway", "NO, NOR, 578", "Norwegian"),
    "countries/ghana/": ("GH, GHA, 288",),
    "regions/sahel/": ("Sahel",),
    "actors/icj/": ("ICJ", "World Court", "organisation"),
    "actors/hugo/": ("A synthetic admiral.", "the admiral", "Avila Nunez"),
    "actors/nato/": (),
    "authors/bea-brook/": ("Bea Brook",),
    **dict.fromkeys(("", "archive/", "countries/", "regions/", "actors/", "authors/", "graph/", "bibliography/"), ()),
}


def index(site: Site) -> dict[str, dict[str, str]]:
    docs = json.loads((site.root / "site/search/search_index.json").read_text("utf-8"))["docs"]
    return {entry["location"]: entry for entry in docs}


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_every_page_is_found_by_what_readers_look_for(theme, tmp_path):
    site = build_site(tmp_path, FILES, config={"theme": theme, "plugins": ["search", "briefs"]}, strict=True)
    found = index(site)
    assert found.keys() >= BY.keys()
    for location, texts in BY.items():
        assert found[location]["title"], location
        for text in texts:
            assert text in found[location]["text"], location
    assert found["countries/norway/"]["title"] == "Norway"
    assert found["one/"]["title"] == ("One &lt;b&gt; &amp; two" if theme == "material" else "One <b> & two")
    assert found["one/#the-ruling"]["title"] == "The ruling"
    assert "Ordinary." in found["about/"]["text"]


def test_what_is_for_search_is_on_no_page(tmp_path):
    site = build_site(tmp_path, FILES, config={"plugins": ["search", "briefs"]})
    plain = build_site(tmp_path / "plain", FILES)
    for page in BY:
        assert str(site.html(page).article) == str(plain.html(page).article), page


def test_a_page_may_stay_out_of_search(tmp_path):
    files = FILES | {"docs/actors/icj.md": PROFILE.replace("---\n", "---\nsearch: {exclude: true}\n", 1)}
    found = index(build_site(tmp_path, files, config={"plugins": ["search", "briefs"]}))
    assert "actors/icj/" not in found
    assert "actors/hugo/" in found


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ICJ", "International Court of Justice"),
        ("nunez", "Hugo Ávila Núñez"),
        ("norway", "Norway"),
        ("GHA", "Ghana"),
        ("Sahel", "Sahel"),
        ("Brook", "Bea Brook"),
        ("bibliography", "Bibliography"),
        ("What the standfirst says", "One <b> & two"),
    ],
)
def test_a_reader_types_and_finds(query, first, searched):
    assert searched(query)[0] == first


@pytest.fixture(scope="module")
def searched(browser, tmp_path_factory):
    """A function from what is typed into Material's search to the titles that it lists."""
    site = build_site(tmp_path_factory.mktemp("search"), FILES, config={"plugins": ["search", "briefs"]})
    with served(site.root / "site") as root:
        page = browser.new_page()
        page.goto(root)

        def search(query: str) -> list[str]:
            page.keyboard.press("Escape")
            page.locator("[data-md-component=search-query]").click()
            page.locator("[data-md-component=search-query]").fill("")
            page.wait_for_function("document.querySelectorAll('.md-search-result__item').length == 0")
            page.locator("[data-md-component=search-query]").press_sequentially(query)
            page.wait_for_selector(".md-search-result__item h1")
            page.wait_for_timeout(300)
            return page.locator(".md-search-result__item h1").all_inner_texts()

        yield search
        page.close()
