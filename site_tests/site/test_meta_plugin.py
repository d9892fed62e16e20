"""Material's plugin ``meta``: what ``.meta.yml`` says for a folder counts for its briefs."""

from __future__ import annotations

import pytest
from site_tests.mini_site import build_site

from mkdocs_briefs.adapter.front_matter import leave_to_meta_plugin
from mkdocs_briefs.cli.main import main
from mkdocs_briefs.readers.defaults import read_defaults, with_defaults
from mkdocs_briefs.readers.front_matter import read_document

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


def test_what_a_folder_adds_is_taken_out_of_a_page_but_for_parts_of_mappings():
    own = {"tags": ["own"], "search": {"exclude": True}, "title": "A & b"}
    folder = {"tags": ["outer"], "search": {"boost": 2}, "region": "Norway"}
    meta = {"tags": ["outer", "own"], "search": {"boost": 2, "exclude": True}, "region": "Norway", "title": "A &amp; b"}
    leave_to_meta_plugin(meta, own, folder | own)
    assert meta == {"tags": ["own"], "search": {"boost": 2, "exclude": True}, "title": "A &amp; b"}


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


PLACES = {
    "docs/.meta.yml": "# the house's\nauthor: [Ann Ash]\nregion:\n  - Norway\n  - Nowhere\n",
    "docs/x/.meta.yml": "---\nregion: [Atlantis]\nkeyjudgements: 1\n",
    "docs/x/one.md": BRIEF.format("One", "region:\n  - Chad\n  - Ownland\n"),
    "docs/x/two.md": BRIEF.format("Two", ""),
}
WRONG = ["docs/.meta.yml:5:", "docs/x/.meta.yml:2:", "docs/x/.meta.yml:3:", "docs/x/one.md:6:"]


@pytest.mark.parametrize("plugins", ORDERS)
def test_what_is_wrong_is_reported_where_it_stands_and_once(plugins, tmp_path):
    built = build_site(tmp_path, PLACES, config={"plugins": plugins})
    assert sorted(message.split()[2] for message in built.messages if ": unknown-" in message) == WRONG


def test_the_command_reports_it_there_too(tmp_path, monkeypatch, capsys):
    build_site(tmp_path, PLACES, config={"plugins": ["meta", "briefs"]})
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    found = "".join(capsys.readouterr()).splitlines()
    assert sorted(line.split()[1] for line in found if ": unknown-" in line) == WRONG


def test_a_text_that_does_not_mention_a_shared_actor_is_reported_in_its_own_file(tmp_path):
    files = {
        "docs/.meta.yml": "author: Ann Ash\nregion: Norway\nactors: [NATO]\n",
        "docs/actors/nato.md": "---\nname: NATO\nkind: organisation\n---\n",
        "docs/one.md": "---\ntitle: One\ndate: 2026-01-02\n---\nNorway.\n",
    }
    built = build_site(tmp_path, files, config={"plugins": ["meta", "briefs"]})
    [message] = [message for message in built.messages if ": actor-unmentioned: " in message]
    assert "docs/one.md:1: " in message


def test_parts_of_shared_mappings_and_lists_have_their_places():
    """Of a key in both files, what is nearer counts; lists are joined, mappings merged."""
    outer = "a: {b: 1}\nc:\n  d: [1]\n  e: 2\n"
    defaults = read_defaults({".meta.yml": ("docs/.meta.yml", outer)})
    document = read_document("---\nf: 0\na:\n  g: 3\nc:\n  d:\n    - 4\n---\n", "docs/x.md")
    found = with_defaults(document, "x.md", defaults)
    assert found.meta == {"a": {"b": 1, "g": 3}, "c": {"d": [1, 4], "e": 2}, "f": 0}
    places = [("a", "b"), ("a", "g"), ("c", "d", 0), ("c", "d", 1), ("c", "e"), ("f",), ("a",), ()]
    assert [str(found.at(*path)) for path in places] == [
        "docs/.meta.yml:1",
        "docs/x.md:4",
        "docs/.meta.yml:3",
        "docs/x.md:7",
        "docs/.meta.yml:4",
        "docs/x.md:2",
        "docs/x.md:3",
        "docs/x.md:1",
    ]
