"""The option ``folders``: briefs in a site that has pages of its own, none of which changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_tests.mini_site import brief, build_site, rebuild

from mkdocs_briefs.cli.main import main

PAGES = {
    "index.md": "# Home\n\nNorway and [@ash01], `x`.\n",
    "plain.md": "# Plain\n\nSee Norway, NATO, @ash01, ^[an inline note] and [[Norway]].\n\n## References\n\n## Notes\n",
    "own-keys.md": "---\nstatus: stable\ndate: next week\nauthor: {name: x}\nregion: eu-west-1\n---\n\nText.\n",
    "pages/draft.md": "---\nstatus: draft\ndraft: maybe\npublished: false\n---\n\nA page, whatever it says.\n",
    "pages/twice.md": "---\ntitle: One\ntitle: Two\nupdated: 2020-01-01\ndate: 2999-01-01\n---\n\nText.\n",
    "pages/no-end.md": "---\nstatus: draft\n\nText.\n",
    "pages/late.md": "Text.\n\n---\nstatus: draft\ndate: 2026-01-01\n---\n",
    "regions/eu-west-1.md": "# A region of a cloud\n\nText.\n",
    "authors/ann.md": "---\nmail: ann@example.org\n---\n\n# Ann\n",
    "countries/index.md": "# Where we ship to\n\nNorway.\n",
    "readme.MD": "what MkDocs copies",
}
BRIEFS = {
    "docs/analysis/one.md": brief("Norway, and [@ash01].\n\n[Home](../index.md)", title="One"),
    "docs/analysis/two.md": brief("NATO and Norway. [Ship](../countries/index.md)", actors="NATO", title="Two"),
    "docs/analysis/three.md": brief("", title="Three"),
    "bib/a.bib": "@book{ash01, author={Ash, Ann}, title={A Book}, year=2001}\n",
}
THEMES = {
    "material": {},
    "material, colours": {
        "theme": {
            "name": "material",
            "font": {"text": "Inter"},
            "palette": {"primary": "teal"},
            "features": ["navigation.instant"],
        }
    },
    "mkdocs": {"theme": "mkdocs"},
    "with nav": {"nav": [{"Home": "index.md"}, {"Plain": "plain.md"}, {"Draft": "pages/draft.md"}]},
}


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("theme", THEMES)
def test_no_other_page_changes_and_no_warning_is_added(theme, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    config = {"site_url": "https://example.org/", **THEMES[theme]}
    pages = {f"docs/{uri}": text for uri, text in PAGES.items()}
    before = build_site(tmp_path / "before", pages, config={**config, "plugins": ["search"]})
    plugins = {"plugins": ["search", {"briefs": {"folders": ["analysis"]}}]}
    after = build_site(tmp_path / "after", pages | BRIEFS, config=config | plugins)
    assert after.warnings() == before.warnings()
    was, now = contents(before.root / "site"), contents(after.root / "site")
    for name in was.keys() - {"search/search_index.json", "sitemap.xml", "sitemap.xml.gz"}:
        assert now[name] == was[name], name


def test_the_briefs_are_a_publication(tmp_path):
    pages = {f"docs/{uri}": text for uri, text in PAGES.items()}
    site = build_site(tmp_path, pages | BRIEFS, options={"folders": ["analysis/"]})
    one = site.html("analysis/one/")
    assert one.select_one(".brief h1").text == "One"
    assert one.select_one(".references li#ref-ash01")
    link = one.select_one("a.actor-link")
    assert site.target("analysis/one/", link) == "countries/norway/"
    for sheet in one.select('.md-content link[rel="stylesheet"]'):
        assert site.target("analysis/one/", sheet).startswith("assets/briefs/")
    assert [card.text for card in site.html("analysis/").select(".brief-card__title")] == ["One", "Three", "Two"]
    # The site's own page at the address of ours is none of ours: nothing says that it lists countries.
    assert not site.html("countries/norway/").select(".page-head .kicker a")
    assert site.html("actors/nato/").select_one(".page-head .kicker a")


def test_our_page_gives_way_to_one_of_the_site(tmp_path):
    pages = {f"docs/{uri}": text for uri, text in PAGES.items()}
    site = build_site(tmp_path, pages | BRIEFS, options={"folders": ["analysis"]}, strict=True)
    assert not site.aborted
    said = [message for message in site.messages if "address-taken" in message]
    assert len(said) == 1
    assert said[0].startswith("INFO briefs: docs/countries/index.md:1: address-taken: ")


def test_the_index_of_the_folder_may_have_a_text(tmp_path):
    index = {"docs/analysis/index.md": "# Our analysis\n\nWhat we think.\n"}
    site = build_site(
        tmp_path, BRIEFS | index, options={"folders": ["analysis"]}, config={"nav": ["analysis/index.md"]}
    )
    assert site.html("analysis/").select_one(".home-head h1").text == "Our analysis"
    assert site.html("analysis/").select(".brief-card")
    assert not site.has("")


def test_profiles_count_in_folders_that_are_named(tmp_path):
    profile = {"docs/actors/ash.md": "---\nname: Ann Ash\n---\n\nA synthetic person.\n"}
    text = {"docs/analysis/one.md": brief("Ann Ash spoke.", title="One")}
    without = build_site(tmp_path / "a", profile | text, options={"folders": ["analysis"]})
    assert not without.html("analysis/one/").select("a.actor-link")
    assert not without.html("actors/ash/").select(".profile")
    named = build_site(tmp_path / "b", profile | text, options={"folders": ["analysis", "actors"]})
    link = named.html("analysis/one/").select_one("a.actor-link")
    assert named.target("analysis/one/", link) == "actors/ash/"


@pytest.mark.parametrize("folder", ["analyses", "../docs", "one.md"])
def test_a_folder_that_is_not_there_ends_the_build(folder, tmp_path):
    site = build_site(tmp_path, BRIEFS, options={"folders": [folder]})
    assert site.aborted
    assert f'the option "folders": there is no folder "{folder}" among the pages.' in site.messages[-1]


@pytest.mark.parametrize("folders", [["."], [""], ["./"]])
def test_the_folder_of_pages_is_all_of_them(folders, tmp_path):
    site = build_site(tmp_path, {"docs/one.md": brief(title="One")}, options={"folders": folders})
    assert site.html("").select(".brief-card")


def test_late_pages_load_the_style_sheets_in_a_preview(tmp_path):
    build_site(tmp_path, BRIEFS, options={"folders": ["analysis"]})
    site = rebuild(tmp_path, serve=True)
    assert site.html("countries/norway/").select('link[href$="assets/briefs/briefs.css"]')


def test_commands_see_the_folders(tmp_path, monkeypatch, capsys):
    build_site(
        tmp_path, BRIEFS | {"docs/other.md": "Bo Dale and Bo Dale and Bo Dale.\n"}, options={"folders": ["analysis"]}
    )
    (tmp_path / "docs/latin.md").write_bytes(b"\xff\xfe\xe4")
    monkeypatch.chdir(tmp_path)
    assert main(["new", "Four", "--author", "Ann Ash", "--region", "Norway"]) == 0
    assert capsys.readouterr().out == "docs/analysis/four.md\n"
    assert main(["actors", "suggest"]) == 0
    assert "Bo Dale" not in capsys.readouterr().out
    assert main(["actors", "add", "Bo Dale"]) == 1
    assert 'the option "folders" does not name "actors"' in capsys.readouterr().err
