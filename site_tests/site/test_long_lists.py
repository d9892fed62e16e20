"""Lists that go over several pages, tags, series, and the briefs before and after one."""

from __future__ import annotations

import functools
import operator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from site_tests.mini_site import Site, brief, build_site

from mkdocs_briefs.readers.gazetteer import read_gazetteer

MANY = 120
BIB = "".join(
    f"@book{{k{n},author={{{chr(65 + n % 26)}sh, Ann}},title={{Book {n}}},date={{2001}}}}\n" for n in range(60)
)
SITE = {"site_url": "https://desk.example/", "plugins": ["search", "briefs"]}


def numbered(n: int) -> str:
    """One of many briefs, two a month."""
    text = (
        " ".join(f"Jane Doe met them {time}, and left in the rain." for time in range(3)) + f" So it was [@k{n % 60}]."
    )
    date = f"{2025 - n // 48}-{12 - n % 48 // 4:02}-{28 - n % 4}"
    more = f"tags: [Long, Wide{', Few' * (n < 7)}]"
    return brief(text, title=f"Brief {n:03}", actors="Jane Doe", more=more).replace("2026-01-02", date)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = {f"docs/b{n:03}.md": numbered(n) for n in range(MANY)} | {"bib/r.bib": BIB}
    files["docs/actors/jane-doe.md"] = "---\nname: Jane Doe\nkind: person\nsummary: Of note.\n---\nA profile.\n"
    return build_site(tmp_path_factory.mktemp("long"), files, strict=True, config=SITE)


LISTS = {
    "archive/": ".entry__title a",
    "actors/jane-doe/": ".entry__title a",
    "authors/test-author/": ".entry__title a",
    "countries/norway/": ".entry__title a",
    "regions/northern-europe/": ".entry__title a",
    "tags/long/": ".entry__title a",
}


def pages_of(site: Site, address: str) -> list[str]:
    """The pages of a list, as a reader finds them who goes on to the next."""
    found = [address]
    while link := site.html(found[-1]).select_one(".pager a[rel=next]"):
        found.append(site.target(found[-1], link))
    return found


def test_of_related_briefs_the_five_nearest_are_named(long: Site) -> None:
    assert len(long.html("b003/").select(".related li")) == 5


@pytest.mark.parametrize("address", LISTS)
def test_every_brief_is_in_a_list_once_fifty_a_page(long: Site, address: str) -> None:
    pages = pages_of(long, address)
    assert pages == [address, f"{address}page/2/", f"{address}page/3/"]
    found = [[link.text for link in long.html(page).select(LISTS[address])] for page in pages]
    assert [len(titles) for titles in found] == [50, 50, 20]
    assert functools.reduce(operator.iadd, found, []) == [f"Brief {n:03}" for n in range(MANY)]


@pytest.mark.parametrize("address", LISTS)
def test_each_year_is_found_from_each_page(long: Site, address: str) -> None:
    for page in pages_of(long, address):
        links = long.html(page).select(".contents a")
        assert [link.contents[0].strip() for link in links] == ["2025", "2024", "2023"]
        assert [link.small.text for link in links] == ["48", "48", "24"]
        for link in links:
            long.target(page, link)


def test_the_bibliography_is_in_parts_by_letter(long: Site) -> None:
    pages = pages_of(long, "bibliography/")
    sources = [source for page in pages for source in long.html(page).select(".source")]
    assert [len(long.html(page).select(".source")) for page in pages] == [50, 10]
    assert len({source["id"] for source in sources}) == 60
    assert long.html(pages[1]).select_one(".contents a").contents[0].strip() == "A"


def test_a_source_that_many_pages_cite_has_a_page(tmp_path: Path) -> None:
    files = {
        f"docs/b{n:02}.md": brief(f"They said {n} of it [@k1]. And more [@k1].", title=f"B{n:02}") for n in range(57)
    }
    site = build_site(tmp_path, files | {"docs/few.md": brief("So [@k2]."), "bib/r.bib": BIB}, strict=True)
    first, second = site.html("bibliography/").select(".source")
    assert len(first.select(".source__cited > li")) == 6
    link = first.select(".source__cited a")[-1]
    assert link.text == "and 52 more pages"
    assert second.select(".source__cited a")[-1].text == "A synthetic brief"
    pages = pages_of(site, site.target("bibliography/", link))
    assert pages == ["bibliography/k1/", "bibliography/k1/page/2/"]
    entries = [entry for page in pages for entry in site.html(page).select(".entry")]
    assert [entry.a.text for entry in entries] == [f"B{n:02}" for n in range(57)]
    assert [quote.text for quote in entries[0].select("blockquote p")] == ["They said 0 of it.", "And more."]
    assert site.html(pages[0]).h1.text == "Book 1"
    assert "Book 1" in site.html(pages[0]).select_one(".source__reference").text


def test_a_further_part_says_which_it_is_and_shows_the_list_alone(long: Site) -> None:
    page = long.html("actors/jane-doe/page/2/")
    assert page.h1.text == "Jane Doe, page 2"
    assert page.title.text.startswith("Jane Doe, page 2")
    assert page.select(".standfirst, .profile-body, .facts, .together, .years svg") == []
    assert [step.text.strip() for step in page.select(".md-path a")] == ["Briefs", "Actors", "Jane Doe"]
    assert [link.text.strip() for link in page.select(".pager li")] == ["Previous", "1", "2", "3", "Next"]
    assert page.select_one(".pager [aria-current=page]").text == "2"


def test_parts_are_in_the_sitemap_and_not_in_the_search(long: Site) -> None:
    sitemap = (long.root / "site/sitemap.xml").read_text("utf-8")
    assert "https://desk.example/actors/jane-doe/page/3/" in sitemap
    index = (long.root / "site/search/search_index.json").read_text("utf-8")
    assert '"actors/jane-doe/"' in index
    assert "jane-doe/page/2/#" not in index
    assert "Jane Doe, page 2" not in index


def test_a_brief_is_quoted_once_and_its_other_sentences_are_behind_it(long: Site) -> None:
    first = long.html("actors/jane-doe/").select_one(".mention")
    assert len(first.find_all("blockquote", recursive=False)) == 1
    assert first.details.summary.text == "2 more sentences"
    assert len(first.details.select("blockquote")) == 2


def test_no_page_is_heavier_than_a_phone_can_bear(long: Site) -> None:
    for path in (long.root / "site").rglob("index.html"):
        text = path.read_text("utf-8")
        assert len(text.encode()) < 300_000 or path.parent.name == "countries"
        assert len(BeautifulSoup(text, "html.parser").find_all(True)) < 2_000


def test_of_very_many_sentences_some_are_in_the_brief_alone(tmp_path: Path) -> None:
    wordy = " ".join(f"Jane Doe said the word {n} to all of them." for n in range(30))
    files = {f"docs/b{n}.md": brief(wordy, title=f"B{n}", actors="Jane Doe") for n in range(9)}
    site = build_site(tmp_path, files, strict=True)
    mention = site.html("actors/jane-doe/").select_one(".mention")
    assert len(mention.select("blockquote")) == 4
    assert mention.select_one(".mention__more").text == "and 26 more in the brief"
    assert site.target("actors/jane-doe/", mention.select_one(".mention__more a")) == "b0/"


def test_few_briefs_stay_on_one_page_without_a_pager(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"docs/a.md": brief(actors="Jane Doe")}, strict=True)
    assert site.html("archive/").select(".pager, .contents") == []
    assert not site.has("archive/page/2/")


def test_a_world_of_countries_is_in_parts_beneath_the_map(tmp_path: Path) -> None:
    known = [territory.name for territory in read_gazetteer().territories if territory.name.isascii()]
    names = [name for name in known if name != "Georgia"]  # is a state of the United States, too
    files = {f"docs/b{n}.md": brief(f"About {name}.", title=name, region=f'"{name}"') for n, name in enumerate(names)}
    site = build_site(tmp_path, files)
    pages = pages_of(site, "countries/")
    rows = [row.th.text.strip() for page in pages for row in site.html(page).select(".counts tbody tr")]
    assert len(rows) == len(set(rows)) >= len(names)
    assert [bool(site.html(page).select(".map")) for page in pages] == [True, False, False]
    assert len(site.html("countries/").find_all(True)) < 2_000
    assert len((tmp_path / "site/countries/index.html").read_bytes()) < 300_000


# Tags and series


@pytest.fixture(scope="module")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Site:
    def one(name: str, day: int, more: str) -> str:
        return brief(title=name, more=more).replace("2026-01-02", f"2026-01-{day:02}")

    files = {
        "docs/a.md": one("One", 1, "tags: [Sea law, C++]\nseries: The straits\npart: 2"),
        "docs/b.md": one("Two", 2, "tags: [sea-law, C]\nseries: the Straits\npart: 1"),
        "docs/c.md": one("Three", 3, "tags: [c]\nseries: The straits"),
        "docs/d.md": one("Four", 4, ""),
        "docs/e.md": one("Five", 5, "tags: [Gone]\nstatus: withdrawn\nstatus_note: Wrong."),
    }
    return build_site(tmp_path_factory.mktemp("shelves"), files, strict=True)


def titles(site: Site, address: str) -> list[str]:
    return [link.text for link in site.html(address).select(":is(.entry__title, .brief-card__title) a")]


def test_each_tag_has_a_page_under_the_newest_spelling(shelves: Site) -> None:
    tiles = {" ".join(link.text.split()): link for link in shelves.html("tags/").select(".tile a")}
    assert list(tiles) == ["c 2 briefs", "C++ 1 brief", "sea-law 2 briefs"]
    pages = [shelves.target("tags/", link) for link in tiles.values()]
    assert pages == ["tags/c/", "tags/c-2/", "tags/sea-law/"]
    assert titles(shelves, "tags/sea-law/") == ["Two", "One"]
    link = shelves.html("a/").select_one(".tags a")
    assert (link.text, shelves.target("a/", link)) == ("sea-law", "tags/sea-law/")


def test_what_is_withdrawn_is_on_no_shelf(shelves: Site) -> None:
    assert not shelves.has("tags/gone/")
    assert shelves.html("e/").select(".neighbours, .tags") == []


def test_a_series_stands_in_the_order_of_its_parts(shelves: Site) -> None:
    assert titles(shelves, "series/the-straits/") == ["Two", "One", "Three"]
    assert [" ".join(tile.text.split()) for tile in shelves.html("series/").select(".tile")] == ["The straits 3 briefs"]


def beside(site: Site, page: str) -> dict[str, str]:
    return {link["rel"][0]: site.target(page, link) for link in site.html(page).select(".neighbours ul a")}


def test_the_briefs_beside_one_are_those_of_its_series_or_of_its_time(shelves: Site) -> None:
    assert beside(shelves, "b/") == {"next": "a/"}
    assert beside(shelves, "a/") == {"prev": "b/", "next": "c/"}
    assert beside(shelves, "c/") == {"prev": "a/"}
    assert beside(shelves, "d/") == {"prev": "c/"}
    assert shelves.target("a/", shelves.html("a/").select_one(".neighbours__series a")) == "series/the-straits/"
    assert shelves.html("d/").select(".neighbours__series") == []
