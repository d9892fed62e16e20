"""What programs find that visit a whole site: the sitemap's days, robots.txt, llms.txt, briefs as Markdown."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
import yaml
from site_tests.mini_site import brief, build_site

URL = "https://desk.example/"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FILES = {
    "docs/one.md": brief(
        "Jane Doe *left* [@ash2001]. See [two](two.md).\n\n<!-- a note to myself -->\n\n| a |\n| - |\n| b |",
        title="One [1]",
        actors="Jane Doe",
        more="summary: A summary.\ncorrections: [{date: 2026-02-03, text: It said two.}]",
    ),
    "docs/two.md": brief("Text.", title="Two", region="Chad"),
    "docs/gone.md": brief("Unseen.", title="Gone", more="status: withdrawn\nstatus_note: Unsound."),
    "docs/about.md": "---\nkind: page\n---\n# About\n",
    "bib/a.bib": "@book{ash2001, author = {Ash, Ann}, title = {A Source}, year = {2001}}\n",
}
CONFIG = {"site_url": URL, "site_description": "What we are.", "markdown_extensions": ["tables"]}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_site(tmp_path_factory.mktemp("crawlers"), FILES, config=CONFIG, strict=True)


def text(built, address):
    return (built.root / "site" / address).read_text("utf-8")


def days(built):
    """By address, the day in the sitemap."""
    root = ET.fromstring(text(built, "sitemap.xml"))
    return {str(page.findtext(f"{LOC}loc")).removeprefix(URL): page.findtext(f"{LOC}lastmod") for page in root}


def test_the_sitemap_says_when_what_a_page_shows_has_changed(built):
    found = days(built)
    assert (found["one/"], found["two/"]) == ("2026-02-03", "2026-01-02")
    assert (found["actors/jane-doe/"], found["countries/chad/"]) == ("2026-02-03", "2026-01-02")
    assert found[""] == found["archive/"] == "2026-02-03"
    assert found["about/"] is None, "nobody knows"


def test_other_parts_of_an_existing_site_keep_their_days(site):
    files = {"docs/index.md": "# Home\n", "docs/briefs/a.md": brief()}
    built = site(files, options={"folders": ["briefs"]}, config={"site_url": URL})
    assert days(built)["briefs/a/"] == "2026-01-02"
    assert days(built)[""] not in (None, "2026-01-02")


def test_robots_may_visit_all_and_are_led_to_the_sitemap(built):
    assert text(built, "robots.txt") == f"User-agent: *\nAllow: /\n\nSitemap: {URL}sitemap.xml\n"


def test_language_models_find_the_briefs_as_markdown(built):
    lines = text(built, "llms.txt").splitlines()
    assert lines[:3] == ["# Test", "", "> What we are."]
    assert f"- [One \\[1\\]]({URL}one.md): A summary." in lines
    assert f"- [All briefs]({URL}archive/)" in lines
    assert "Gone" not in text(built, "llms.txt")


def test_a_brief_as_markdown_is_what_readers_see(built):
    _, front, body = text(built, "one.md").split("---\n", 2)
    read = yaml.safe_load(front)
    assert (read["title"], read["author"], read["url"]) == ("One [1]", ["Test Author"], f"{URL}one/")
    assert (str(read["date"]), str(read["updated"])) == ("2026-01-02", "2026-02-03")
    assert f"[Jane Doe]({URL}actors/jane-doe/) *left*" in body
    assert f"([Ash 2001]({URL}one/#ref-ash2001))" in body
    assert f"[two]({URL}two/)" in body
    assert "## References" in body
    assert "A Source" in body
    assert "It said two." in body
    assert "myself" not in body
    assert not built.has("gone.md")
    assert [str(link["href"]) for link in built.html("one/").select("head link[rel=item]")] == [f"{URL}one.md"]


def test_own_files_are_better(site):
    files = {"docs/a.md": brief(), "docs/robots.txt": "own", "docs/llms.txt": "own"}
    built = site(files, config={"site_url": URL}, strict=True)
    assert not built.aborted
    assert text(built, "robots.txt") == text(built, "llms.txt") == "own"


def test_below_a_host_nobody_asks_for_robots(site):
    built = site({"docs/a.md": brief()}, config={"site_url": f"{URL}below/"})
    assert not built.has("robots.txt")
    assert built.has("llms.txt")


def test_without_an_address_there_are_none(site):
    built = site({"docs/a.md": brief()})
    assert not any(built.has(name) for name in ("robots.txt", "llms.txt", "a.md"))
