"""The ``briefs`` command."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_briefs.cli.main import main, parser
from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.readers.fields import read_fields
from mkdocs_briefs.readers.front_matter import read_document

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "commands.md").read_text("utf-8")
COMMAND = ["new", 'A "quoted" title: part 1', "--author", "Jane Doe", "--region", "Norway"]


def test_new_writes_a_sound_draft(tmp_path, capsys):
    assert main([*COMMAND, "--folder", str(tmp_path)]) == 0
    file = tmp_path / "a-quoted-title-part-1.md"
    assert capsys.readouterr().out.strip() == str(file)
    fields, problems = read_fields(BriefFields, read_document(file.read_text("utf-8"), "a.md"))
    assert problems == []
    assert fields.title == 'A "quoted" title: part 1'
    assert fields.status == "draft"


@pytest.mark.parametrize("char", ["\x7f", "\x9b", "\ufffe", "\u202e", "\x1b", "\n"])
def test_new_leaves_out_what_is_never_shown(char, tmp_path):
    """Some of these end the front matter for a reader of YAML."""
    assert (
        main(["new", f"A{char}title", "--author", f"A{char}", "--region", f"{char}NO", "--folder", str(tmp_path)]) == 0
    )
    [file] = tmp_path.iterdir()
    document = read_document(file.read_text("utf-8"), file.name)
    assert document.problems == ()
    assert (document.meta["title"], document.meta["author"]) == ("A title" if char == "\n" else "Atitle", "A")
    assert document.meta["region"] == "NO"


def test_new_never_writes_over_a_file(tmp_path, capsys):
    (tmp_path / "a-quoted-title-part-1.md").write_text("mine")
    assert main([*COMMAND, "--folder", str(tmp_path)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "a-quoted-title-part-1.md").read_text() == "mine"


def test_new_says_which_folder_is_missing(tmp_path, capsys):
    assert main([*COMMAND, "--folder", str(tmp_path / "nowhere")]) == 1
    assert "there is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("command", [COMMAND, ["actors", "add", "Bo Dale"]], ids=["new", "add"])
def test_what_cannot_be_written_leaves_nothing(command, tmp_path, capsys, monkeypatch):
    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert main([*command, "--folder", str(tmp_path)]) == 1
    assert "cannot be written: No space left on device" in capsys.readouterr().err
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


@pytest.mark.parametrize("command", [COMMAND, ["actors", "add", "Bo Dale"]], ids=["new", "add"])
def test_a_folder_that_may_not_be_written_to(command, tmp_path, capsys, monkeypatch):
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)  # tests may run as root, who may do everything
    assert main([*command, "--folder", str(tmp_path)]) == 1
    assert "cannot be written: Permission denied" in capsys.readouterr().err


@pytest.mark.parametrize("place", [1, 3, 5])
def test_an_argument_that_is_not_utf8_writes_nothing(place, tmp_path, capsys):
    command = [*COMMAND]
    command[place] = "caf\udce9"
    assert main([*command, "--folder", str(tmp_path)]) == 1
    assert '"caf\\udce9" is not UTF-8' in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def commands(found: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parsers of all commands that have none below them."""
    below = [action for action in found._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield found
    for action in below:
        for each in action.choices.values():
            yield from commands(each)


@pytest.mark.parametrize("command", list(commands(parser())), ids=lambda command: command.prog)
def test_every_command_is_described_with_its_options_and_no_others(command):
    section = REFERENCE.partition(f"## {command.prog}\n")[2].partition("\n## ")[0]
    assert section, f"{command.prog} has no section"
    options = {name for action in command._actions for name in action.option_strings if name.startswith("--")}
    assert "--folder" in options
    assert options - {"--help"} == set(re.findall(r"--[a-z]+", section))


def test_every_command_that_is_described_is_there():
    assert re.findall(r"^## (briefs .+)$", REFERENCE, re.MULTILINE) == [each.prog for each in commands(parser())]
