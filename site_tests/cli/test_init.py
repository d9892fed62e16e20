"""``briefs init``: what it writes builds strictly at once, and says of itself that it is an example."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from site_tests.mini_site import rebuild

from mkdocs_briefs.cli import init
from mkdocs_briefs.cli.main import main
from mkdocs_briefs.cli.schema import schema_files

ASKED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}
EXAMPLES = {"en": "Example", "de": "Beispiel", "fr": "Exemple", "ar": "المثال"}
"""Who has written the source of the example."""


def pages(root: Path) -> list[BeautifulSoup]:
    return [BeautifulSoup(file.read_text("utf-8"), "html.parser") for file in (root / "site").rglob("*.html")]


@pytest.fixture(params=[("material", "en"), ("mkdocs", "de"), ("readthedocs", "fr"), ("material", "ar")], ids=str)
def made(request, tmp_path, capsys) -> tuple[Path, str]:
    theme, language = request.param
    root = tmp_path / "straits-desk"
    assert main(["init", str(root), "--theme", theme, "--language", language]) == 0
    assert capsys.readouterr().err == ""
    return root, language


def test_it_builds_strictly_and_asks_no_other_host(made, monkeypatch, capsys):
    root, language = made
    site = rebuild(root, strict=True)
    assert not site.aborted
    assert site.warnings() == []
    for page in pages(root):
        links = [link["href"] for link in page.find_all("link") if {"stylesheet", "preload", "icon"} & {*link["rel"]}]
        asked = [each[name] for tag, name in ASKED.items() for each in page.find_all(tag) if each.get(name)]
        assert [address for address in links + asked if "//" in address] == []
    assert site.html("").html["lang"] == language
    example = site.html("example/")
    assert f"{EXAMPLES[language]} 2000" in example.text
    links = {link["href"] for link in example.select("p a[href]")}
    assert {"../actors/example-institute/", "../countries/iceland/"} <= links
    monkeypatch.chdir(root / "briefs")
    assert main(["check"]) == 0
    assert capsys.readouterr() == ("", "No problem found. Drafts are looked at with --drafts.\n")


def test_it_says_what_to_do_next(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["init", "one"]) == 0
    count = len([file for file in (tmp_path / "one").rglob("*") if file.is_file()])
    assert capsys.readouterr() == (f"one: {count} files. Go on with:\n  cd one\n  mkdocs serve\n", "")
    assert yaml.safe_load((tmp_path / "one/mkdocs.yml").read_text("utf-8"))["site_name"] == "One"


@pytest.mark.parametrize(
    ("platform", "folder", "shown"),
    [("linux", "my desk", "'my desk'"), ("win32", "my desk", '"my desk"'), ("win32", r"my\desk", r'"my\desk"')],
)
def test_it_names_a_folder_as_the_command_line_wants_it(platform, folder, shown, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "platform", platform)
    assert main(["init", folder]) == 0
    assert f"  cd {shown}\n" in capsys.readouterr().out


def test_the_folder_at_hand_may_hold_other_files(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["init", "."]) == 0
    assert capsys.readouterr().out.endswith("files. Go on with:\n  mkdocs serve\n")
    assert (tmp_path / ".gitignore").is_file()
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_it_writes_over_nothing_and_then_nothing_at_all(tmp_path, capsys):
    (tmp_path / "mkdocs.yml").write_text("mine")
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib/sources.bib").write_text("mine")
    assert main(["init", str(tmp_path)]) == 1
    assert f'"{tmp_path}/mkdocs.yml" and 1 more would be written over. Name' in capsys.readouterr().err
    assert {file.read_text() for file in tmp_path.rglob("*") if file.is_file()} == {"mine"}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--theme", "materail"], 'no theme "materail" is installed. Did you mean "material"? Install it, or take one'),
        (["--language", "deu"], 'Material has no language "deu". Take one of these: af, ar,'),
        (["--language", "German"], '"German" is no code of a language. Write one as de or pt-BR.'),
    ],
)
def test_what_would_not_build_is_refused(options, says, tmp_path, capsys):
    assert main(["init", str(tmp_path / "one"), *options]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"briefs: {says}")
    names = said.partition("one of these: ")[2].rstrip(".\n").split(", ")
    assert names == sorted(names)
    assert not (tmp_path / "one").exists()


def test_a_file_where_a_folder_is_wanted_is_named(tmp_path, capsys):
    (tmp_path / "desk").write_text("x")
    assert main(["init", str(tmp_path / "desk" / "within")]) == 1
    assert f'"{tmp_path / "desk"}" is no folder: ' in capsys.readouterr().err


def test_without_material_it_takes_the_theme_that_mkdocs_brings_and_says_so(tmp_path, capsys, monkeypatch):
    installed = [theme for theme in init.entry_points(group="mkdocs.themes") if theme.name != "material"]
    monkeypatch.setattr(init, "entry_points", lambda **_: installed)
    assert main(["init", str(tmp_path)]) == 0
    said = capsys.readouterr().err
    assert '-m pip install mkdocs-material, and write "name: material" under "theme" in mkdocs.yml.' in said
    assert yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))["theme"]["name"] == "mkdocs"
    assert "material" not in (tmp_path / "requirements.txt").read_text("utf-8")


@pytest.mark.parametrize(("platform", "has_make"), [("win32", False), ("linux", True)])
def test_windows_gets_no_makefile(platform, has_make, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    assert ("Makefile" in [path.name for path, _ in init._templates("en")]) is has_make


def test_what_git_ignores_is_what_a_build_makes(tmp_path):
    assert main(["init", str(tmp_path)]) == 0
    rebuild(tmp_path)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    seen = subprocess.run(["git", "status", "--short"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert {line.split()[1] for line in seen.stdout.splitlines()} == {
        path.parts[0] + "/" * (len(path.parts) > 1)
        for path in (*(path for path, _ in init._templates("en")), *schema_files())
    }
