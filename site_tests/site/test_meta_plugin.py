"""Material's plugin ``meta``: what ``.meta.yml`` says for a folder counts for its briefs."""

from __future__ import annotations

import pytest
from site_tests.mini_site import build_site

from mkdocs_briefs.cli.main import main

ORDERS = [["search", "meta", "briefs"], ["search", "briefs", "meta"]]
ROOT = "author: [Ann Ash]\ntags: [outer]\n"
FOLDER = "region: Norway\ntags: [inner]\nactors: [NATO]\n"
BRIEF = "---\ntitle: {}\ndate: 2026-01-02\n{}---\nNATO and Norway.\n"


@pytest.mark.parametrize("plugins", ORDERS)
def test_fields_of_a_folder_are_those_of_its_briefs(plugins, tmp_path):
    files = {
        "docs/.meta.yml": ROOT,
        "docs/x/.meta.yml": FOLDER,
        "docs/x/one.md": BRIEF.format("One", "tags: [own]\n"),
        "docs/x/two.md": BRIEF.format("Two", "author: [Bo Brook]\nregion: Chad\n"),
        "docs/x/page.md": "---\nkind: page\n---\nA page.\n",
    }
    built = build_site(tmp_path, files, config={"plugins": plugins}, strict=True)
    assert not built.aborted, built.messages
    one, two = built.html("x/one/"), built.html("x/two/")
    assert one.select_one(".byline a").text == "Ann Ash"
    assert one.select_one(".brief-places").text == "Norway"
    assert [tag.text for tag in one.select(".tags li")] == ["outer", "inner", "own"]
    assert [link.text for link in one.select(".actors-box a")] == ["NATO"]
    assert [link.text for link in two.select(".byline a")] == ["Ann Ash", "Bo Brook"]
    assert two.select_one(".brief-places").text == "Chad"


@pytest.mark.parametrize("plugins", ORDERS)
def test_a_folder_of_drafts_and_of_pages(plugins, tmp_path):
    files = {
        "docs/drafts/.meta.yml": "status: draft\n",
        "docs/drafts/one.md": BRIEF.format("Hidden words", "author: Ann Ash\nregion: Norway\n"),
        "docs/guide/.meta.yml": "kind: page\n",
        "docs/guide/how.md": "# How\n\nText.\n",
    }
    built = build_site(tmp_path, files, config={"plugins": plugins}, strict=True)
    assert not built.aborted, built.messages
    assert not built.has("drafts/one/")
    assert "Hidden words" not in built.html("").text
    assert built.html("guide/how/").h1.text.startswith("How")


def test_commands_see_it(tmp_path, monkeypatch, capsys):
    files = {
        "docs/x/.meta.yml": FOLDER + "author: Ann Ash\n",
        "docs/x/one.md": "---\ntitle: One\ndate: 2026-01-02\n---\nBo Dale, Bo Dale, Bo Dale.\n",
        "docs/guide/.meta.yml": "kind: page\n",
        "docs/guide/how.md": "Di Elm, Di Elm, Di Elm.\n",
    }
    build_site(tmp_path, files, config={"plugins": ["meta", "briefs"]})
    monkeypatch.chdir(tmp_path)
    assert main(["actors", "suggest"]) == 0
    found = capsys.readouterr().out
    assert "Bo Dale" in found
    assert "Di Elm" not in found
