"""Files of an author that have an address of ours: theirs stay as they are, ours are left out, and that is said."""

from __future__ import annotations

import json

import pytest
from site_tests.mini_site import Site, brief, build_site

from mkdocs_briefs.cli.main import main

MINE = "mine, every byte\n"
CODE = ": address-taken: "

TAKEN = {
    "x.json": "docs/x.md:1",
    "x.bib": "docs/x.md:1",
    "X.RIS": "docs/x.md:1",
    "bibliography.bib": "docs/bibliography.bib:1",
    "Bibliography.Json": "docs/Bibliography.Json:1",
    "api/v1/graph.json": "docs/api/v1/graph.json:1",
    "API/V1/Briefs.json": "docs/API/V1/Briefs.json:1",
    "api/v1/briefs.schema.json": "docs/api/v1/briefs.schema.json:1",
    "assets/briefs/briefs.css": "docs/assets/briefs/briefs.css:1",
    "assets/briefs/Land.svg": "docs/assets/briefs/Land.svg:1",
    "assets/briefs/flags/no.svg": "docs/assets/briefs/flags/no.svg:1",
    "archive/index.html": "docs/archive/index.html:1",
    "countries/norway/index.html": "docs/countries/norway/index.html:1",
    "countries/chad/index.html": "docs/countries/chad/index.html:1",
    "actors/jane-doe/index.html": "docs/actors/jane-doe/index.html:1",
}
"""An author's file, and where what is left out is reported."""


def built(site: Site, address: str) -> str:
    return (site.root / "site" / address).read_text("utf-8")


def links(site: Site, page: str = "x/") -> list[str]:
    return [site.target(page, link) for link in site.html(page).select(".cite-this__actions a")]


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_brief_at_an_address_of_the_data_has_no_file_there(site, command, tmp_path, monkeypatch, capsys):
    """A build and a check say alike whose address it is."""
    found = site({"docs/api/v1/graph.md": brief("Text.", title="Graph")}, config={"site_url": "https://example.org/"})
    said = "\n".join(found.warnings())
    if command == "check":
        monkeypatch.chdir(tmp_path)
        assert main(["check"]) == 1
        said = capsys.readouterr().out
    assert "docs/api/v1/graph.md:1: address-taken: " in said
    assert "is left out: the data for machines has its address." in said


@pytest.mark.parametrize("name", TAKEN)
def test_a_file_of_the_author_stays(site, name):
    text = brief("Jane Doe saw Norway and Chad [@ash2001].", actors="Jane Doe")
    database = "@book{ash2001, author = {Ash, Ann}, title = {One}, year = {2001}}\n"
    files = {"docs/x.md": text, f"docs/{name}": MINE, "bib/a.bib": database}
    found = site(files, config={"site_url": "https://example.org/"})
    assert built(found, name) == MINE
    [message] = found.warnings()
    assert f"{TAKEN[name]}{CODE}" in message
    assert "Rename" in message
    others = [path for path in (found.root / "site").rglob("*") if path.is_file()]
    same = [path for path in others if path.relative_to(found.root / "site").as_posix().casefold() == name.casefold()]
    assert len(same) == 1
    assert links(found) == [f"x.{end}" for end in ("bib", "ris", "json") if f"x.{end}" != name.casefold()]
    data = found.root / "site/api/v1/briefs.json"
    if data.is_file():
        [item] = json.loads(data.read_text("utf-8"))["items"]
        assert [end for end, url in item["files"].items() if url is None] == [
            end for end in ("bib", "ris", "json") if f"x.{end}" == name.casefold()
        ]


def test_strict_fails(site):
    found = site({"docs/x.md": brief(), "docs/x.json": MINE}, strict=True)
    assert found.aborted


@pytest.mark.parametrize(
    ("page", "left_out"),
    [
        ("api/v1/briefs.md", "api/v1/briefs.json"),
        ("search/search_index.md", "search/search_index.json"),
        ("tags.md", "tags.json"),
    ],
)
def test_a_brief_takes_no_address_of_the_data_or_of_a_plugin(site, page, left_out):
    config = {"plugins": ["search", "tags", "briefs"]}
    found = site({f"docs/{page}": brief(title="Mine", more="tags: [a]"), "docs/y.md": brief()}, config=config)
    assert f"docs/{page}:1{CODE}" in found.problem("address-taken")
    stem = page.removesuffix(".md")
    assert links(found, f"{stem}/") == [f"{stem}.bib", f"{stem}.ris"]
    index = json.loads(built(found, "search/search_index.json"))
    assert {"config", "docs"} <= index.keys()
    assert json.loads(built(found, "api/v1/briefs.json"))["$schema"] == "briefs.schema.json"


def test_a_folder_is_no_place_for_a_file_and_a_file_none_for_a_folder(tmp_path):
    files = {
        "docs/x.md": brief("Chad.", title="One"),
        "docs/x.json/notes.txt": MINE,  # a folder of the name of our file
        "docs/api": MINE,  # a file of the name of our folder
        "docs/graph": MINE,
        "docs/assets/briefs/flags": MINE,
        "docs/countries/chad": MINE,
    }
    found = build_site(tmp_path, files)
    for name in files:
        assert name == "docs/x.md" or built(found, name.removeprefix("docs/")) == MINE
    assert all(CODE in message for message in found.warnings())
    assert links(found) == ["x.bib", "x.ris"]
    assert found.html("x/").h1.text == "One"


def test_what_is_not_built_takes_nothing(site):
    files = {"docs/x.md": brief(), "docs/x.json": MINE, "docs/assets/briefs/briefs.css": MINE}
    found = site(files, config={"exclude_docs": "*.json\n*.css\n"})
    assert found.warnings() == []
    assert json.loads(built(found, "x.json"))
    assert MINE not in built(found, "assets/briefs/briefs.css")


HOOKS = f"""
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

def on_files(files, config):
    files.append(File.generated(config, "x.bib", content={MINE!r}))

@event_priority(50)
def on_env(env, config, files):
    files.append(File.generated(config, "x.ris", content={MINE!r}))
"""
"""Adds files, before ours are declared and after."""


def test_files_of_other_plugins_stay(site):
    found = site({"docs/x.md": brief(), "hooks.py": HOOKS}, config={"hooks": ["hooks.py"]})
    assert (built(found, "x.bib"), built(found, "x.ris")) == (MINE, MINE)
    assert [CODE in message for message in found.warnings()] == [True, True]
    assert links(found) == ["x.json"]


def test_capitals_make_no_other_address(tmp_path):
    """On macOS and Windows both would be one file."""
    profile = "---\nname: Jane Roe\n---\n"
    files = {
        "docs/x.md": brief("Jane Doe.", actors="Jane Doe"),
        "docs/actors/Jane-Doe.md": profile,
        "docs/Archive.md": "---\nkind: page\n---\n\n# Mine\n",
    }
    found = build_site(tmp_path, files)
    assert "docs/Archive.md:1" in found.problem("address-taken")
    assert found.html("actors/Jane-Doe/").h1.text == "Jane Roe"
    assert found.html("actors/jane-doe-2/").h1.text == "Jane Doe"
    assert not found.has("archive/")


def test_licences_lie_beside_what_they_are_about(tmp_path):
    found = build_site(tmp_path, {"docs/x.md": brief("Chad.")})
    assets = found.root / "site/assets/briefs"
    assert "MIT" in (assets / "flags/LICENSE.flag-icons.txt").read_text("utf-8")
    assert {path.stem for path in (assets / "flags").glob("*.svg")} == {"no", "td"}
    assert (assets / "land.svg").is_file()
    assert "Natural Earth" in (assets / "LICENSE.visionscarto.txt").read_text("utf-8")
    assert len(list((assets / "fonts").glob("LICENSE.*"))) == 2
    assert len(list((assets / "graph").glob("LICENSE.*"))) == 2


def test_a_map_of_the_house_has_not_the_licence_of_ours(tmp_path):
    svg = '<svg viewBox="0 0 9 9"><path id="NO" d="M0 0h9v9z"/></svg>'
    found = build_site(tmp_path, {"docs/x.md": brief(), "map.svg": svg}, options={"world_map": "map.svg"})
    assert not (found.root / "site/assets/briefs/LICENSE.visionscarto.txt").exists()
