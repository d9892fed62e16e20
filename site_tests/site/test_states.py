"""What has become of a brief: scheduled, superseded, withdrawn."""

from __future__ import annotations

import json

import pytest
from site_tests.mini_site import brief, build_site
from site_tests.site.test_published import files_with

from mkdocs_briefs.cli.main import main

MARK = "Withdrawable"
GONE = f"""\
status: withdrawn
status_note: It rested on a forged letter [@ash2001]; Norway wrote it.
summary: {MARK} summary.
description: {MARK} description.
subtitle: {MARK} subtitle.
at_a_glance: {{new: {MARK} news.}}
key_judgements: [{{text: {MARK} judgement., likelihood: likely}}]
corrections: [{{date: 2026-01-03, text: {MARK} correction.}}]
versions: [{{version: 1, date: 2026-01-02, note: {MARK} note.}}]
funding: {MARK} funds.
tags: [{MARK} tag]
nocite: [brook2002]
own: {MARK} key
"""
TEXT = f"""\
{MARK} text on Norway and Jane Doe, who had it from Chad [@brook2002].

## {MARK} heading

More of {MARK}.
"""
FILES = {
    "docs/gone.md": brief(TEXT, title="The letter", actors="Jane Doe", more=GONE),
    "docs/headed.md": brief(f"# A heading\n\n{TEXT}", more=GONE).replace("title: A synthetic brief\n", ""),
    "docs/other.md": brief(
        "Jane Doe left Norway. See [it](gone.md) and [[The letter]].", title="Other", actors="Jane Doe"
    ),
    "bib/a.bib": "@book{ash2001, title = {One}, date = {2001}}\n@book{brook2002, title = {Two}, date = {2002}}\n",
}
CONFIG = {"site_url": "https://example.org/"}


def build(root, theme="material", **kwargs):
    plugins = ["search", {"briefs": {"extra_keys": ["own"]}}]
    return build_site(root, FILES, config={**CONFIG, "plugins": plugins, "theme": {"name": theme}}, **kwargs)


@pytest.fixture(scope="module", params=["material", "mkdocs"])
def built(request, tmp_path_factory):
    return build(tmp_path_factory.mktemp("withdrawn"), request.param)


def api(built, name="briefs") -> list:
    return json.loads((built.root / f"site/api/v1/{name}.json").read_text("utf-8"))["items"]


def test_no_word_of_a_withdrawn_brief_is_in_any_file(built):
    assert not built.aborted
    assert built.warnings() == []
    assert files_with(built, "left Norway"), "the search finds what is published"
    assert files_with(built, MARK) == []


@pytest.mark.parametrize("serve", [False, True])
def test_nor_in_a_preview(tmp_path, serve):
    assert files_with(build(tmp_path, serve=serve), MARK) == []


def test_its_page_keeps_title_and_reason(built):
    page = built.html("gone/")
    assert page.select_one("h1").text == "Withdrawn The letter"
    assert "This brief has been withdrawn." in page.select_one(".state").text
    assert "Reason" in page.select_one("#status-note").text
    assert "It rested on a forged letter" in page.select_one("#status-note").text
    assert page.select_one("h1").find_next(class_="byline")
    assert [item["id"] for item in page.select("#references li")] == ["ref-ash2001"]
    assert "Withdrawn." in page.select_one("#cite-text").text
    assert "Withdrawn" in (built.root / "site/gone.bib").read_text("utf-8")


def test_a_title_that_was_a_heading_stays(built):
    assert built.html("headed/").select_one("h1").text == "Withdrawn A heading"


def test_it_is_in_no_list_and_no_picture(built):
    for page in ("", "archive/", "authors/test-author/", "countries/norway/", "countries/chad/", "actors/jane-doe/"):
        if built.has(page):
            assert "The letter" not in built.html(page).select_one(".home, .profile").text, page
    assert not built.has("countries/chad/"), "only its text named it"
    graph = json.loads((built.root / "site/api/v1/graph.json").read_text("utf-8"))
    assert "gone" not in {node["id"] for node in graph["nodes"]}
    assert built.html("other/").select(".related") == []


def test_links_to_it_stay(built):
    links = [link for link in built.html("other/").select(".brief-body a") if "gone" in link["href"]]
    assert len(links) == 2
    assert {built.target("other/", link) for link in links} == {"gone/"}


def test_search_does_not_find_it(built):
    entries = json.loads((built.root / "site/search/search_index.json").read_text("utf-8"))["docs"]
    found = [entry for entry in entries if entry["location"].startswith(("gone/", "headed/"))]
    assert [text for entry in found for text in (entry["title"], entry["text"]) if text] == []
    assert any(entry["location"] == "other/" and entry["text"] for entry in entries)
    assert "The letter" in built.html("gone/").select_one("title").text


def test_the_data_says_that_it_is_gone(built):
    items = {item["id"]: item for item in api(built)}
    assert list(items)[-2:] == ["headed", "gone"] or list(items)[-2:] == ["gone", "headed"]
    gone = items["gone"]
    assert (gone["status"], gone["title"]) == ("withdrawn", "The letter")
    assert gone["status_note"].startswith("It rested")
    assert not any(gone[name] for name in ("summary", "tags", "key_judgements", "corrections", "actors", "countries"))
    assert "gone" not in (built.root / "site/api/v1/mentions.jsonl").read_text("utf-8")


def test_the_commands_say_the_same(tmp_path, monkeypatch):
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    main(["api", "out"])
    texts = [path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.json*")]
    assert texts
    assert not any(MARK in text for text in texts)


def test_without_a_reason_it_does_not_go_out(site):
    built = site({"docs/x.md": brief(TEXT, more="status: withdrawn")})
    message = built.problem("missing-field")
    assert "docs/x.md:2: " in message
    assert '"status_note"' in message
    assert "Until then, a build leaves the file out." in message
    assert files_with(built, MARK) == []


def test_a_superseded_brief_leads_to_the_one_in_its_place_and_back(site):
    old = brief("Old text.", title="Old", more="status: superseded\nsuperseded_by: new.md")
    built = site({"docs/old.md": old, "docs/new.md": brief("New text.", title="New")}, strict=True)
    page = built.html("old/")
    assert page.select_one("h1").text == "Superseded Old"
    assert "This brief is out of date." in page.select_one(".state").text
    assert built.target("old/", page.select_one(".state a")) == "new/"
    assert "Old text." in page.text
    assert built.target("new/", built.html("new/").select_one(".supersedes a")) == "old/"
    assert "Superseded" in [mark.text for mark in built.html("archive/").select(".draft-mark")]
    items = {item["id"]: item for item in api(built)}
    assert (items["old"]["status"], items["old"]["superseded_by"]) == ("superseded", "new")
    assert items["new"]["superseded_by"] is None


@pytest.mark.parametrize("path", ["b/new.md", "b/new", "new.md", "../b/new.md", "/b/new.md", "new"])
def test_the_path_may_start_from_the_brief_or_from_all_pages(site, path):
    old = brief("Old text.", more=f"status: superseded\nsuperseded_by: {path}")
    built = site({"docs/b/old.md": old, "docs/b/new.md": brief()}, strict=True)
    assert built.target("b/old/", built.html("b/old/").select_one(".state a")) == "b/new/"


@pytest.mark.parametrize(
    ("others", "path", "says"),
    [
        ({"docs/newer.md": brief()}, "newest.md", 'no brief has the path "newest.md". Did you mean "newer"?'),
        ({}, "zzz.md", "Write that of its file"),
        ({"docs/new.md": brief(more="status: draft")}, "new.md", "does not go out"),
        ({"docs/new.md": brief().replace("2026-01-02", "2999-01-02")}, "new.md", "does not go out"),
        ({"docs/new.md": "---\nkind: page\n---\nText.\n"}, "new.md", "no brief has the path"),
        ({"docs/new.md": brief(more="status: superseded\nsuperseded_by: x.md")}, "new.md", "superseded by this brief"),
        ({}, "x.md", "superseded by this brief"),
    ],
)
def test_a_path_that_leads_nowhere_is_reported(site, others, path, says):
    built = site({"docs/x.md": brief("Kept text.", more=f"status: superseded\nsuperseded_by: {path}"), **others})
    [message] = [m for m in built.warnings() if "docs/x.md:3: unknown-brief: " in m]
    assert says in message
    assert "Kept text." in built.html("x/").text
    assert built.html("x/").select_one(".state a") is None


def test_a_superseded_brief_names_the_one_in_its_place(site):
    built = site({"docs/x.md": brief("Text.", more="status: superseded")})
    assert '"superseded_by"' in built.problem("missing-field")


@pytest.mark.parametrize("status", ["", "status: scheduled\n"])
def test_the_preview_says_when_a_brief_comes_out(tmp_path, status):
    files = {"docs/x.md": brief("Text.", more=f"{status}summary: x").replace("2026-01-02", "2999-01-02")}
    built = build_site(tmp_path, files, serve=True)
    assert "This brief comes out on 2 January 2999" in built.html("x/").select_one(".state").text
    assert api(built)[0]["status"] == "scheduled"


@pytest.mark.parametrize(("clock", "goes_out"), [("1795824000", False), ("4102444800", True)])
def test_a_scheduled_brief_is_in_no_file_before_its_day_and_in_all_after_it(tmp_path, monkeypatch, clock, goes_out):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
    text = brief(f"{MARK} text on Norway.", title=f"{MARK} title", more="status: scheduled")
    files = {"docs/x.md": text.replace("2026-01-02", "2099-12-31"), "docs/y.md": brief("Norway.")}
    built = build_site(tmp_path, files, config={**CONFIG, "plugins": ["search", "briefs"]})
    found = files_with(built, MARK)
    if goes_out:
        expected = {
            "site/x/index.html",
            "site/search/search_index.json",
            "site/api/v1/briefs.json",
            "site/archive/index.html",
        }
        assert expected <= set(found)
        assert {item["status"] for item in api(built)} == {"published"}
        assert built.html("x/").select(".state") == []
    else:
        assert found == []


def test_a_scheduled_brief_has_a_date(site):
    built = site({"docs/x.md": brief("Text.", more="status: scheduled").replace("date: 2026-01-02\n", "")})
    assert '"date"' in built.problem("missing-field")
