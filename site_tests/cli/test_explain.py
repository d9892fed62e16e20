"""``briefs explain``: each code has its texts, and its examples are what they say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from mkdocs_briefs.cli.main import main
from mkdocs_briefs.readers.explanations import explanations
from mkdocs_briefs.rules import ALL_CODES

CODES = {code.id: code for code in ALL_CODES}
SHOWN = {code: found for code, found in explanations().items() if found.shown}
FRONT = {"title": "Title of {}", "date": "2026-01-02", "author": "Ann Ash", "region": "Norway", "summary": "Short."}
COMMON = {
    "mkdocs.yml": "site_name: Test\nsite_url: https://x.example/\ndocs_dir: pages\n"
    "plugins: [{briefs: {standards: icd203}}]\nmarkdown_extensions: [footnotes, md_in_html]\n",
    "bib/sources.bib": "@book{example2000, title = {A Book}, author = {Example, Ann}, date = {2000}}\n",
    "pages/example.md": "---\ntitle: Example\ndate: 2026-01-02\nauthor: Ann Ash\nregion: Norway\n---\nText.\n",
    "pages/actors/example-institute.md": "---\nname: Example Institute\n---\n",
}


def test_every_code_has_its_texts_and_no_other_has():
    assert explanations().keys() == CODES.keys()
    for code, found in explanations().items():
        assert found.why.endswith("."), code
        assert found.wrong != found.right or found.right_at, code


def example(code: str, at: str, lines: str) -> tuple[str, str]:
    """The path of a file, and its text, in which the lines of an example stand."""
    name = f"pages/{code}.md"
    if at == "bib":
        return f"bib/{code}.bib", lines
    if at not in ("front matter", "text"):
        return f"pages/{at}", lines
    keys = {line.partition(":")[0] for line in lines.splitlines()} if at == "front matter" else set()
    front = "".join(f"{key}: {value.format(code)}\n" for key, value in FRONT.items() if key not in keys)
    return name, f"---\n{front}{lines if keys else ''}---\n{'Text.' if keys else lines}\n"


def reported(root: Path, monkeypatch, capsys, of: Mapping[str, tuple[str, str]]) -> dict[str, set[str]]:
    """The codes that are reported, by file, once there are these files."""
    for path, text in {**COMMON, **dict(of.values())}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    monkeypatch.chdir(root)
    main(["check", "--select", "all", "--format", "json"])
    found: dict[str, set[str]] = {}
    for problem in json.loads(capsys.readouterr().out):
        found.setdefault(problem["file"], set()).add(problem["code"])
    return found


def test_what_is_wrong_has_the_problem_and_what_is_right_has_it_not(tmp_path, monkeypatch, capsys):
    wrong = {code: example(code, found.at, found.wrong) for code, found in SHOWN.items()}
    codes = reported(tmp_path / "wrong", monkeypatch, capsys, wrong)
    assert {code for code, (file, _) in wrong.items() if code not in codes.get(file, set())} == set()
    right = {code: example(code, found.right_at or found.at, found.right) for code, found in SHOWN.items()}
    codes = reported(tmp_path / "right", monkeypatch, capsys, right)
    assert {code for code, (file, _) in right.items() if code in codes.get(file, set())} == set()


def test_a_code_is_told_with_its_way_out(capsys):
    assert main(["explain", "ambiguous-place"]) == 0
    assert capsys.readouterr().out == (
        "ambiguous-place is a warning: it fails a strict build.\n"
        "What: More than one place bears the name, or no present state does.\n"
        "Why: Nothing is guessed. A brief on the wrong country's page misleads readers of\n"
        "  both.\n"
        "Way out: Write one of the codes that the message names.\n"
        "Wrong (in the front matter):\n"
        "    region: Georgia\n"
        "Right (in the front matter):\n"
        "    region: GE\n"
        "The publication sets how grave it is: the option `severity` in mkdocs.yml.\n"
    )


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_told_without_links_that_lead_nowhere(code, capsys):
    assert main(["explain", code]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{code} is a")
    assert ".md#" not in told
    assert "](" not in told.partition("Wrong")[0].replace("`![A map of the strait](map.png)`", "").replace(
        "![A map of the strait](map.png)", ""
    )


def test_without_a_code_all_are_listed(capsys):
    assert main(["explain"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(CODES)


def test_a_code_that_is_none(capsys):
    assert main(["explain", "ambigous-place"]) == 1
    assert 'is no code of a problem. Did you mean "ambiguous-place"? "briefs explain" lists' in capsys.readouterr().err
