"""The ``briefs`` command."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Context, Option

from mkdocs_briefs.cli.command import Command, Group
from mkdocs_briefs.cli.main import briefs, main
from mkdocs_briefs.cli.terminal import warn
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
    def refused(self: Path, mode: str = "r", **options: object) -> object:
        if "x" in mode:
            raise PermissionError(13, "Permission denied")
        return opened(self, mode, **options)

    opened = Path.open
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


def commands(group: Group) -> Iterator[tuple[str, Command]]:
    """All commands, with the words by which they are called, in the order of the help."""
    for name in group.list_commands(Context(group)):
        found = group.get_command(Context(group), name)
        if isinstance(found, Group):
            yield from ((f"{name} {below}", each) for below, each in commands(found))
        else:
            assert isinstance(found, Command)
            yield name, found


COMMANDS = dict(commands(briefs))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_described_with_its_options_and_no_others(name):
    section = REFERENCE.partition(f"## briefs {name}\n")[2].partition("\n## ")[0]
    assert section, f"briefs {name} has no section"
    options = {option for each in COMMANDS[name].params for option in each.opts if option.startswith("--")}
    assert options == set(re.findall(r"^\| `(--[a-z-]+)", section, re.MULTILINE))


def test_every_command_that_is_described_is_there():
    assert sorted(re.findall(r"^## briefs (.+)$", REFERENCE, re.MULTILINE)) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_how_it_is_called_as_the_reference_does(name, capsys):
    assert main([*name.split(), "--help"]) == 0
    shown, example = capsys.readouterr().out.split("Example:\n")
    assert shown.partition("\n")[0].startswith(f"Usage: briefs {name} ")
    assert example == "".join(f"  {line}\n" for line in COMMANDS[name].example.splitlines())
    for line in COMMANDS[name].example.splitlines():
        called, *_ = shlex.split(line)
        assert called == "briefs"
        assert f"\n{line}\n" in REFERENCE


def test_every_option_says_what_it_means():
    for name, command in COMMANDS.items():
        assert [each.name for each in command.params if isinstance(each, Option) and not each.help] == [], name


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], 'No such command \'chek\'. Did you mean "check"? See the example in "briefs --help".'),
        (["actors", "ad"], 'No such command \'ad\'. Did you mean "add"? See the example in "briefs actors --help".'),
        (["new"], "Missing argument 'TITLE'. See the example in \"briefs new --help\"."),
        (["check", "--f\x1b[2J=x"], "No such option"),
    ],
    ids=str,
)
def test_a_command_line_that_cannot_be_read(arguments, says, capsys):
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith(f"briefs: {says}")


def test_the_command_alone_lists_the_commands(capsys):
    assert main([]) == 2
    listed = capsys.readouterr().err
    assert all(f"  {name.split()[0]} " in listed for name in COMMANDS)


def test_the_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("mkdocs-briefs ")


def test_a_message_is_coloured_for_a_reader_and_plain_for_a_program(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    warn("a [bold]word[/bold] and one more, and then another one")
    assert capsys.readouterr().err == "briefs: a [bold]word[/bold] and one more, and then another one\n"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    warn("a [bold]word[/bold] and one more, and then another one")
    assert capsys.readouterr().err == (
        "\x1b[1;33mbriefs: \x1b[0ma [bold]word[/bold] and one \nmore, and then another one\n"
    )


def test_a_command_waits_for_no_other():
    """A hook before each commit calls one: the whole of the program is a tenth of its time."""
    code = (
        "import sys; from mkdocs_briefs.cli.main import main; main(['--version'])\n"
        "assert not {'pydantic', 'rich', 'mkdocs', 'mkdocs_briefs.cli.check'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
