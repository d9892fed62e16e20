"""A command sees the project that a build sees: its options, its language, its databases and its pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from site_tests.mini_site import brief, rebuild

from mkdocs_briefs.cli.main import main

NAMED = "plugins: [{briefs: {territories: {TR: {aliases: [Anatolia]}}}}]\n"
COUNTRY = "---\nname: Turkey\naliases: [Anatolia]\n---\n"

VARIANTS: Mapping[str, Mapping[str, str]] = {
    "an alias in the options": {"mkdocs.yml": f"docs_dir: briefs\n{NAMED}"},
    "a name in the options": {"mkdocs.yml": "docs_dir: briefs\nplugins: [{briefs: {territories: {TR: Anatolia}}}]\n"},
    "a country's profile": {"mkdocs.yml": "docs_dir: briefs\nplugins: [briefs]", "briefs/countries/turkey.md": COUNTRY},
    "inherited": {"mkdocs.yml": "INHERIT: more/base.yml\n", "more/base.yml": f"docs_dir: briefs\n{NAMED}"},
    "another folder": {"mkdocs.yml": f"docs_dir: text/pages\n{NAMED}"},
    "the folder that MkDocs takes": {"mkdocs.yaml": NAMED},
}
FOLDERS = {"another folder": "text/pages", "the folder that MkDocs takes": "docs"}


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Writes files, with one brief in the folder of pages, and goes to a folder."""

    def make(files: Mapping[str, str], pages: str = "briefs", at: str = "") -> Path:
        write(tmp_path, {f"{pages}/a.md": brief("So it was."), **files})
        (tmp_path / at).mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(tmp_path / at)
        return tmp_path / pages

    return make


@pytest.mark.parametrize("name", VARIANTS)
def test_add_refuses_what_the_build_would(name, project, capsys):
    pages = project(VARIANTS[name], FOLDERS.get(name, "briefs"))
    assert main(["actors", "add", "Anatolia"]) == 1
    assert '"Anatolia" means a country, ' in capsys.readouterr().err
    assert main(["actors", "add", "Bo Dale", "--alias", "Anatolia"]) == 1
    assert not (pages / "actors").exists()
    assert main(["actors", "add", "Bo Dale", "--country", "Anatolia"]) == 0
    assert (pages / "actors/bo-dale.md").read_text("utf-8") == '---\nname: "Bo Dale"\ncountry: "Anatolia"\n---\n'


@pytest.mark.parametrize("name", VARIANTS)
def test_what_add_refuses_is_what_the_build_reports(name, project):
    pages = project(VARIANTS[name], FOLDERS.get(name, "briefs"))
    root = pages.parents[len(Path(FOLDERS.get(name, "briefs")).parts) - 1]
    file = next(root.glob("mkdocs.y*"))
    file.write_text(f"site_name: Test\n{file.read_text('utf-8')}", "utf-8")
    file.rename(root / "mkdocs.yml")
    write(pages, {"actors/anatolia.md": "---\nname: Anatolia\n---\n"})
    assert "actor-is-country" in "".join(rebuild(root).warnings())


@pytest.mark.parametrize(
    ("at", "shown"), [("briefs", ""), ("briefs/actors", ""), ("more/deep", "../../briefs/actors/")]
)
def test_a_command_may_be_given_below_the_project(at, shown, project, capsys, tmp_path):
    project(VARIANTS["an alias in the options"], at=at)
    assert main(["actors", "add", "Anatolia"]) == 1
    capsys.readouterr()
    assert main(["actors", "add", "Bo Dale"]) == 0
    printed = Path(capsys.readouterr().out.strip())
    assert printed.resolve() == tmp_path / "briefs/actors/bo-dale.md"
    assert printed.as_posix().startswith(shown)
    assert not printed.is_absolute()


def test_the_projects_options_count_for_a_folder_that_is_named(project, capsys, tmp_path, monkeypatch):
    pages = project(VARIANTS["an alias in the options"])
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert main(["actors", "add", "Anatolia", "--folder", str(pages)]) == 1
    assert '"Anatolia" means a country' in capsys.readouterr().err


def test_a_folder_that_is_named_has_the_options_of_its_own_project(project, capsys, tmp_path, monkeypatch):
    pages = project(VARIANTS["an alias in the options"])
    monkeypatch.chdir("/")
    assert main(["actors", "add", "Anatolia", "--folder", str(pages)]) == 1
    write(tmp_path, {"briefs/other/mkdocs.yml": "docs_dir: pages\n", "briefs/other/pages/b.md": brief("So it was.")})
    monkeypatch.chdir(tmp_path / "briefs/other")
    assert main(["actors", "add", "Anatolia", "--folder", str(pages)]) == 1
    assert capsys.readouterr().err.count('"Anatolia" means a country') == 2


def test_without_a_configuration_the_folder_is_briefs_and_nothing_is_default_of_a_project(project, capsys):
    pages = project({"bib/a.bib": "@book{ash2001, title = {T}"})
    assert main(["actors", "add", "Anatolia"]) == 0
    assert capsys.readouterr() == ("briefs/actors/anatolia.md\n", "")
    assert (pages / "actors/anatolia.md").exists()


def test_new_writes_where_the_pages_are(project, capsys):
    pages = project(VARIANTS["another folder"], "text/pages", at="text")
    assert main(["new", "One", "--author", "A B", "--region", "Norway"]) == 0
    assert capsys.readouterr().out == "pages/one.md\n"
    assert (pages / "one.md").exists()


def test_suggest_reads_the_pages_of_the_site_with_the_names_of_the_site(project, capsys):
    text = brief("Anatolia. In Anatolia, Bo Dale. So Bo Dale. Bo Dale, too.\n")
    files = {
        "mkdocs.yml": f"docs_dir: pages\nexclude_docs: /old/\n{NAMED}",
        "pages/b.md": text,
        "pages/old/c.md": text,
        "pages/templates/d.md": text,
        "pages/.hidden/e.md": text,
        "pages/f.MD": text,
    }
    project(files, "pages")
    assert main(["actors", "suggest", "--format", "json"]) == 0
    assert [(row["name"], row["count"]) for row in json.loads(capsys.readouterr().out)["names"]] == [("Bo Dale", 3)]


def test_suggest_lets_extra_keys_pass(project, capsys):
    files = {
        "mkdocs.yml": "docs_dir: briefs\nplugins: [{briefs: {extra_keys: [mine]}}]\n",
        "briefs/actors/a.md": "---\nname: Bo Dale\nmine: 1\nkind: nothing\n---\n",
    }
    project(files)
    assert main(["actors", "suggest"]) == 0
    error = capsys.readouterr().err
    assert "invalid-field" in error
    assert "unknown-key" not in error


@pytest.mark.parametrize("command", [["suggest"], ["add", "Bo Dale"]])
@pytest.mark.parametrize(
    ("configuration", "says"),
    [
        ("docs_dir: [", "mkdocs.yml:2: the file is not valid YAML"),
        ("docs_dir: nowhere", 'there is no folder "nowhere". Go to the folder of a publication, begin one'),
        (
            "docs_dir: briefs\nplugins:\n- briefs:\n    bibliography: [nowhere.bib]",
            'mkdocs.yml:4: the option "bibliography": there is no database "nowhere.bib".',
        ),
        (
            "docs_dir: briefs\nplugins:\n- briefs:\n    territories:\n      TR: Chad",
            'mkdocs.yml:4: the option "territories": "TR": "Chad" means Chad.',
        ),
        ("docs_dir: briefs\nplugins: [{briefs: {link_demonyms: 1}}]", 'mkdocs.yml:2: the option "link_demonyms": 1 is'),
    ],
)
def test_what_stops_a_build_stops_a_command_and_is_named(command, configuration, says, project, capsys):
    pages = project({"mkdocs.yml": configuration + "\n"})
    assert main(["actors", *command]) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith(f"briefs: {says}")
    assert captured.out == ""
    assert not (pages / "actors").exists()
