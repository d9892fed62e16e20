"""What Windows needs: names of files, ends of lines, UTF-8, and commands where there is no make."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from site_tests.mini_site import brief, build_site

from mkdocs_briefs.cli.main import main
from mkdocs_briefs.importing import program
from mkdocs_briefs.model.naming import is_portable, slugify

ROOT = Path(__file__).parents[2]
COMMANDS = re.search(r"```\n(python -m venv.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("command", COMMANDS[1].splitlines() if COMMANDS else [])
def test_each_command_without_make_is_what_make_runs(command):
    makefile = re.sub(r"--quiet |\$\(ARGS\)|\$\(BIN\)/", "", (ROOT / "Makefile").read_text("utf-8"))
    makefile = makefile.replace("$(PYTHON)", "python").replace("$(VENV)", ".venv")
    assert command.replace(".venv\\Scripts\\", "") in makefile


def test_there_are_such_commands():
    assert COMMANDS is not None


@pytest.mark.parametrize("name", ["con", "CON.md", "nul.tar.gz", "com1", "a:b.md", "x?.md", "x.", "a\\b", "lpt\u00b9"])
def test_names_that_windows_does_not_know(name):
    assert not is_portable(name)


@pytest.mark.parametrize("name", ["console.md", "auxiliary", "x.aux", "com", "com10", "a b.md", "\u00e9.md"])
def test_names_that_it_knows(name):
    assert is_portable(name)


@pytest.mark.parametrize("name", ["Con", "NUL", "Aux", "Com1"])
def test_no_page_of_ours_has_the_name_of_a_device(name):
    assert is_portable(slugify(name))


def test_no_file_of_the_repository_has_a_name_that_windows_does_not_know():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout
    assert [path for path in listed.splitlines() if not all(map(is_portable, path.split("/")))] == []


def test_lines_end_alike_everywhere():
    assert "* text=auto eol=lf" in (ROOT / ".gitattributes").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_commands_print_utf_8_whatever_the_country_has(tmp_path, encoding):
    build_site(tmp_path, {"docs/x.md": brief("Text.", more="s\u00fcmmary: x")})
    ran = subprocess.run(
        [sys.executable, "-c", "import sys; from mkdocs_briefs.cli.main import main; sys.exit(main())", "check"],
        cwd=tmp_path,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=False,
    )
    assert "s\u00fcmmary" in ran.stdout.decode("utf-8")


def test_a_file_where_the_theme_has_a_folder_is_named_before_anything_is_written(tmp_path):
    built = build_site(tmp_path, {"docs/x.md": brief("Text."), "docs/assets": "x"})
    assert built.aborted
    [error] = [message for message in built.messages if "in which other files are" in message]
    assert 'docs/assets:1: the file has the address of a folder, "assets"' in error


def test_a_project_on_another_drive_has_whole_paths(tmp_path, monkeypatch, capsys):
    def no_way(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")  # what Windows says

    build_site(tmp_path, {"docs/x.md": brief("Text.", more="s\u00fcmmary: x")})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os.path, "relpath", no_way)
    for command in (["check"], ["check", "--format", "json"], ["schema", "--write"]):
        assert main(command) in (0, 1)
        assert tmp_path.as_posix() in capsys.readouterr().out


def test_what_pandoc_prints_has_the_ends_of_lines_of_all_systems(tmp_path):
    (tmp_path / "pandoc").write_bytes(b"#!/bin/sh\nprintf 'one\\r\\ntwo\\r\\n'\n")
    (tmp_path / "pandoc").chmod(0o700)
    assert program.run(tmp_path / "pandoc", []) == "one\ntwo\n"
