"""``briefs check``: which problems, for whom, from where; links; and that what is kept is never old."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from site_tests.mini_site import brief

from mkdocs_briefs.assembly import rendered
from mkdocs_briefs.assembly.processes import in_processes
from mkdocs_briefs.cli.main import main

BIB = "@book{ash2001, author={Ash, Ann}, title={T}, publisher={P}, date={2001}}\n"
WRONG_BIB = "@book{bad, title = {Two\n"
FILES = {
    "desk/docs/one.md": brief("It is so [@none].\n\n#### Skips\n", title="One"),
    "desk/docs/notes/two.md": brief("Text.", title="Two", more="sumary: x"),
    "desk/bib/a.bib": BIB,
    "desk/bib/b.bib": WRONG_BIB,
    ".git/HEAD": "ref: refs/heads/main\n",
}
FOUND = {
    ("desk/docs/one.md", 8, "citation-unknown"),
    ("desk/docs/one.md", 10, "heading-level"),
    ("desk/docs/notes/two.md", 2, "unknown-key"),
    ("desk/bib/b.bib", 1, "bibtex-syntax"),
}


def write(root: Path, files: dict[str, str], **config: object) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    settings = {"site_name": "T", "plugins": ["briefs"], **config}
    (root / "desk/mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    return root / "desk"


@pytest.fixture
def check(monkeypatch, capsys):
    """Runs the command in a folder: the status, and what it prints."""

    def run(folder: Path, *arguments: str) -> tuple[int, str]:
        monkeypatch.chdir(folder)
        status = main(["check", *arguments])
        return status, capsys.readouterr().out

    return run


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    return write(tmp_path_factory.mktemp("top"), FILES)


def of_github(out: str) -> set[tuple[str, int, str]]:
    found = (line.split("::")[1] for line in out.splitlines())
    properties = (dict(part.split("=") for part in one.partition(" ")[2].split(",")) for one in found)
    return {(one["file"], int(one["line"]), one["title"]) for one in properties}


def of_gitlab(out: str) -> set[tuple[str, int, str]]:
    return {(x["location"]["path"], x["location"]["lines"]["begin"], x["check_name"]) for x in json.loads(out)}


def of_sarif(out: str) -> set[tuple[str, int, str]]:
    results = json.loads(out)["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    return {
        (place["artifactLocation"]["uri"], place["region"]["startLine"], result["ruleId"])
        for place, result in zip(places, results, strict=True)
    }


def of_junit(out: str) -> set[tuple[str, int, str]]:
    cases = ET.fromstring(out.encode()).iter("testcase")
    named = ((case.get("classname"), *case.get("name").split(" (")[0].split(", line ")) for case in cases)
    return {(file, int(line), code) for file, code, line in named}


READERS = {"github": of_github, "gitlab": of_gitlab, "sarif": of_sarif, "junit": of_junit}


@pytest.mark.parametrize("where", ["", "docs/notes", "bib"])
@pytest.mark.parametrize("form", READERS)
def test_programs_get_paths_from_the_top_of_the_repository_wherever_it_is_called(desk, check, form, where):
    status, out = check(desk / where, "--format", form)
    assert status == 1
    assert READERS[form](out) == FOUND


@pytest.mark.parametrize("where", ["", "docs/notes", "bib"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_people_get_paths_from_where_they_are(desk, check, form, where):
    _, out = check(desk / where, "--format", form)
    if form == "json":
        found = {(one["file"], one["line"], one["code"]) for one in json.loads(out)}
    else:
        parts = (line.split(": ")[1:3] for line in out.splitlines())
        found = {(place.rpartition(":")[0], int(place.rpartition(":")[2]), code) for place, code in parts}
    here = desk / where
    assert {
        (Path(os.path.normpath(here / file)).relative_to(desk.parent).as_posix(), n, c) for file, n, c in found
    } == FOUND


@pytest.mark.parametrize(
    ("arguments", "codes", "status"),
    [
        (["docs/notes"], {"unknown-key"}, 1),
        (["docs/one.md", "bib"], {"citation-unknown", "heading-level", "bibtex-syntax"}, 1),
        (["--select", "heading-level"], {"heading-level"}, 0),
        (["--select", "heading-level,unknown-key", "--ignore", "unknown-key"], {"heading-level"}, 0),
        (["--select", "summary-missing"], {"summary-missing"}, 0),
        (["--select", "all", "docs/notes"], {"unknown-key", "summary-missing"}, 1),
        (["--ignore", "all"], set(), 0),
    ],
)
def test_one_may_ask_for_some_files_and_some_codes(desk, check, arguments, codes, status):
    done, out = check(desk, "--format", "json", *arguments)
    assert ({one["code"] for one in json.loads(out)}, done) == (codes, status)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (
            "plugins: [search]\n",
            'mkdocs.yml:2: "plugins" does not name briefs, and a build makes no publication. Add it.',
        ),
        (
            "plugins:\n  - briefs:\n      citaton_style: apa\n",
            'mkdocs.yml:4: the plugin has no option "citaton_style". Did you mean "citation_style"?',
        ),
    ],
)
def test_what_mkdocs_would_say_of_the_configuration_is_said(tmp_path, monkeypatch, capsys, written, says):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: One\n{written}")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert capsys.readouterr() == ("", f"briefs: {says}\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--select", "headng-level"], 'Did you mean "heading-level"?'),
        (["no-such.md"], "no-such.md"),
        (["--format", "xml"], "xml"),
        (["--folder", "nowhere"], 'there is no folder "nowhere"'),
    ],
)
def test_where_nothing_can_be_checked_the_status_is_2(desk, monkeypatch, capsys, arguments, says):
    monkeypatch.chdir(desk)
    assert main(["check", *arguments]) == 2
    assert says in capsys.readouterr().err


def test_drafts_are_checked_if_one_asks(tmp_path, check):
    desk = write(tmp_path, {"desk/docs/x.md": brief("[@none].", title="X", more="status: draft")})
    assert check(desk) == (0, "")
    status, out = check(desk, "--drafts")
    assert (status, "docs/x.md:9: citation-unknown" in out) == (1, True)


LINKS = {
    "desk/docs/a.md": brief(
        "[to b](notes/b.md#there) [c](b%20c.md) ![x](x.png) <https://example.org> <a@example.org> "
        "[a](mailto:a@example.org)\n\n"
        "[gone](gone.md)\n\n[no heading](notes/b.md#nowhere)\n\n[no file](notes)\n\n[from the host](/x/)\n\n"
        '![gone](gone.png)\n\n[own](#there) [all](bibliography.md) <a id="there"></a>\n\n'
        "[Chad](countries/chad.md) [the data](bibliography.bib) [actors](actors/index.md)\n\n`[code](gone.md)`\n\n"
        "[by name][ref]\n\n[ref]: gone2.md\n\n[[b#nowhere]]\n",
        title="A",
    ),
    "desk/docs/notes/b.md": brief("## There\n\n[back](../a.md) [draft](../draft.md)", title="B"),
    "desk/docs/b c.md": brief("Text.", title="C"),
    "desk/docs/draft.md": brief("[gone](gone.md)", title="D", more="status: draft"),
    "desk/docs/x.png": "",
}
FIRST = 8


@pytest.mark.parametrize("levels", [{}, {"validation": {"anchors": "warn", "links": {"not_found": "ignore"}}}])
def test_links_are_checked_as_mkdocs_would(tmp_path, check, levels):
    desk = write(tmp_path, LINKS, **levels)
    _, out = check(desk, "--select", "link-unknown", "--format", "json")
    found = {(one["file"], one["line"], one["severity"]) for one in json.loads(out)}
    not_found = set() if levels else {("docs/a.md", FIRST + line, "warning") for line in (2, 10, 20)}
    assert found == not_found | {
        ("docs/a.md", FIRST + 4, "warning" if levels else "notice"),
        ("docs/a.md", FIRST + 6, "notice"),
        ("docs/a.md", FIRST + 8, "notice"),
        ("docs/a.md", FIRST + 22, "warning"),
    }


def test_beside_a_plugin_that_may_make_pages_a_missing_one_is_a_notice(tmp_path, check):
    desk = write(tmp_path, {"desk/docs/x.md": brief("[gone](gone.md)", title="X")}, plugins=["briefs", "gen-files"])
    status, out = check(desk)
    assert (status, out.startswith("notice: docs/x.md:8: link-unknown")) == (0, True)


@pytest.fixture
def rendering(monkeypatch) -> list[str]:
    """The texts that are rendered, by their ``src_uri``, as they are."""
    seen: list[str] = []

    def noted(work, texts):
        seen.extend(texts)
        return in_processes(work, texts)

    monkeypatch.setattr(rendered, "in_processes", noted)
    return seen


KEPT = {
    "desk/docs/one.md": brief("Jane Doe said so [@ash2001]. See [two](two.md#part).", title="One"),
    "desk/docs/two.md": brief("## Part\n\nAcme Works fell.", title="Two"),
    "desk/docs/actors/jane-doe.md": "---\nname: Jane Doe\nkind: person\n---\nSynthetic.\n",
    "desk/bib/a.bib": BIB,
}


def test_where_nothing_has_changed_nothing_is_read_again(tmp_path, check, rendering, monkeypatch):
    desk = write(tmp_path, KEPT | {"desk/docs/x.md": brief("[@none]", title="X")})
    first = check(desk)
    assert sorted(rendering) == ["actors/jane-doe.md", "one.md", "two.md", "x.md"]
    monkeypatch.setattr("mkdocs_briefs.cli.check.open_project", None)
    assert check(desk) == first
    assert first[0] == 1


@pytest.mark.parametrize(
    ("path", "text", "again", "found"),
    [
        ("docs/two.md", brief("## Another\n\nText.", title="Two"), ["two.md"], "docs/one.md:8: link-unknown"),
        ("docs/two.md", brief("## Part\n\n[@none].", title="Two"), ["two.md"], "docs/two.md:10: citation-unknown"),
        ("bib/a.bib", BIB.replace("ash2001", "ash2002"), ["one.md"], "docs/one.md:8: citation-unknown"),
        ("docs/one.md", brief("Text.", title="Two"), ["one.md"], "title-duplicate"),
        ("docs/three.md", brief("Text.", title="One"), ["three.md"], "title-duplicate"),
    ],
)
def test_what_has_changed_is_read_again_and_what_follows_from_it(tmp_path, check, rendering, path, text, again, found):
    desk = write(tmp_path, KEPT)
    assert check(desk) == (0, "")
    rendering.clear()
    (desk / path).write_text(text, "utf-8")
    _, out = check(desk)
    assert found in out
    assert rendering == again


def test_a_name_of_another_is_looked_for_in_all_texts(tmp_path, check, rendering):
    desk = write(tmp_path, KEPT)
    check(desk)
    rendering.clear()
    (desk / "docs/actors/text.md").write_text("---\nname: Acme Works\nkind: organisation\n---\nSynthetic.\n", "utf-8")
    check(desk)
    assert sorted(rendering) == ["actors/text.md", "two.md"]


MENDED = {
    "desk/docs/one.md": brief("Text [@none].", title="One: two").replace("\n", "\r\n"),
    "desk/docs/two.md": brief("Text.", title="T\u202ewo"),
    "desk/docs/three.md": '---\ntitle: One: "two" # three\n---\nText.\n',
    "desk/bib/a.bib": "@book{b,\n  title = {Two}\n\n  year = {2002}}\n",
}


def test_fix_mends_what_has_one_remedy_shows_it_and_reports_the_rest(tmp_path, monkeypatch, capsys):
    desk = write(tmp_path, {path: text for path, text in MENDED.items() if path != "desk/docs/one.md"})
    one = desk / "docs/one.md"
    one.write_bytes(MENDED["desk/docs/one.md"].encode())
    monkeypatch.chdir(desk)
    assert main(["check", "--fix", "--format", "json"]) == 1
    said = capsys.readouterr()
    assert one.read_bytes().startswith(b'---\r\ntitle: "One: two"\r\ndate: 2026-01-02\r\n')
    assert "title: Two\n" in (desk / "docs/two.md").read_text("utf-8")
    assert (desk / "docs/three.md").read_text("utf-8") == MENDED["desk/docs/three.md"]
    assert (desk / "bib/a.bib").read_text("utf-8") == "@book{b,\n  title = {Two},\n\n  year = {2002}}\n"
    for line in ("-title: One: two", '+title: "One: two"', "-  title = {Two}", "+  title = {Two},"):
        assert line in said.err.splitlines()
    left = {(one["file"], one["code"]) for one in json.loads(said.out)}
    assert left == {("docs/one.md", "citation-unknown"), ("docs/three.md", "front-matter-yaml")}


def test_a_folder_without_a_project_is_left_as_it_was(tmp_path, monkeypatch, capsys):
    """Nothing is kept where nobody has said that a publication is."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.md").write_text(brief("Text [@none]."), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--folder", "texts"]) == 1
    assert "texts/a.md" in capsys.readouterr().out
    assert [path.name for path in tmp_path.rglob("*")] == ["texts", "a.md"]
