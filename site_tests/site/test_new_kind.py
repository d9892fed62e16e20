"""A new kind of actor is an entry of one table: a copy of the plugin with one more shows it everywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from site_tests.mini_site import Site, brief

import mkdocs_briefs
from mkdocs_briefs.model.kinds import DRAWN, LISTED

ENTRY = """
    CARGO_SHIP = Kind(
        name="cargo-ship",
        noun="cargo ship",
        heading="Cargo ships",
        ftm_schema="Vessel",
        light="#123456",
        dark="#abcdef",
        corners=((-1, -0.5), (1, -0.5), (0, 0.5)),
        is_hollow=True,
    )

    entry: Kind
"""
FILES = {
    "mkdocs.yml": "site_name: Test\ntheme: {name: material, font: false}\ndocs_dir: briefs\nplugins: [briefs]\n",
    "briefs/one.md": brief("The Synthetic Star met Ann Ash.", actors="Synthetic Star, Ann Ash"),
    "briefs/actors/synthetic-star.md": "---\nname: Synthetic Star\nkind: cargo-ship\n---\n",
    "briefs/actors/ann-ash.md": "---\nname: Ann Ash\nkind: person\n---\n",
}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(folder / "plugins")}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, and beside it the plugin with one more kind."""
    root = tmp_path_factory.mktemp("kind")
    copy = shutil.copytree(Path(mkdocs_briefs.__file__).parent, root / "plugins" / "mkdocs_briefs")
    table = copy / "model" / "kinds.py"
    changed, count = re.subn(r"\n    entry: Kind\n", ENTRY, table.read_text("utf-8"))
    assert count == 1
    table.write_text(changed, "utf-8")
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def built(folder: Path) -> Site:
    done = run(folder, "-m", "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return Site(folder)


def text(site: Site, path: str) -> str:
    return (site.root / "site" / path).read_text("utf-8")


def under(soup: BeautifulSoup, heading: str) -> str:
    """What stands below a heading, up to the end of its part of the page."""
    [found] = [element for element in soup.select("h2, .actors-box__heading") if element.text == heading]
    return found.find_next("ul").text


def test_the_actor_is_listed_under_its_heading(built):
    assert "Synthetic Star" in under(built.html("actors/"), "Cargo ships")
    assert "Synthetic Star" in under(built.html("one/").select_one(".actors-box"), "Cargo ships")
    assert "Cargo ship" in built.html("actors/synthetic-star/").select_one(".facts").text


def test_it_has_its_colours(built):
    for sheet, variable in (("charts.css", "--briefs-cargo-ship"), ("graph/graph.css", "--briefs-graph-cargo-ship")):
        light, dark = re.findall(rf"{variable}: (#\w+);", text(built, f"assets/briefs/{sheet}"))
        assert (light, dark) == ("#123456", "#abcdef")
    charts = text(built, "assets/briefs/charts.css")
    assert ".node--cargo-ship {\n  --kind: var(--briefs-cargo-ship);\n}" in charts
    assert ".node--cargo-ship .node__shape {\n  fill:" in charts


def test_it_has_its_shape(built):
    [node] = built.html("actors/ann-ash/").select("a.node--cargo-ship")
    corners = [tuple(map(float, point.split(","))) for point in node.select_one("polygon")["points"].split()]
    [left, right, below] = corners
    assert right[0] - left[0] == 20
    assert below[1] - left[1] == 10
    [switch] = built.html("graph/").select("input[value=cargo-ship]")
    path = switch.parent.select_one("path")
    assert (path["d"], path["fill"]) == ("M-10 -5 10 -5 0 5Z", "none")
    assert "Cargo ships" in switch.parent.text
    assert switch["data-noun"] == "cargo ship"


def test_the_data_keep_their_schemas(built):
    api = built.root / "site/api/v1"
    for name in ("actors", "briefs", "countries", "graph", "sources"):
        schema, data = (json.loads((api / f"{name}{end}.json").read_text("utf-8")) for end in (".schema", ""))
        assert list(Draft202012Validator(schema).iter_errors(data)) == []
    actors = json.loads(text(built, "api/v1/actors.json"))["items"]
    assert {actor["name"]: actor["kind"] for actor in actors}["Synthetic Star"] == "cargo-ship"
    nodes = json.loads(text(built, "api/v1/graph.json"))["nodes"]
    assert {node["label"]: node["type"] for node in nodes}["Synthetic Star"] == "cargo-ship"
    entities = map(json.loads, text(built, "api/v1/actors.ftm.json").splitlines())
    assert {entity["properties"]["name"][0]: entity["schema"] for entity in entities}["Synthetic Star"] == "Vessel"


def test_commands_know_it(folder):
    command = "from mkdocs_briefs.cli.main import main; raise SystemExit(main())"
    added = run(folder, "-c", command, "actors", "add", "Synthetic Moon", "--kind", "cargo-ship")
    assert added.returncode == 0, added.stderr
    assert "kind: cargo-ship" in (folder / "briefs/actors/synthetic-moon.md").read_text("utf-8")


def test_names_fit_where_they_stand():
    names = [kind.name for kind in DRAWN]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names), "classes and variables are named so"
    for shown in ([kind.heading for kind in LISTED], [(kind.corners, kind.is_hollow) for kind in LISTED]):
        assert len({*shown}) == len(shown), "readers tell kinds apart"
    for kind in DRAWN:
        assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in (kind.light, kind.dark))
        assert all(max(abs(x), abs(y)) <= 1.25 for x, y in kind.corners), "there is no more room around a node"
