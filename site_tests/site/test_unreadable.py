"""What stands where a file is expected and is none, or may not be read: a message each, and never a hang."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from site_tests.mini_site import Site, brief, rebuild, write_site
from site_tests.values import BIB

from mkdocs_briefs.cli.main import main

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")


def _forbidden(path: Path) -> None:
    """A file whose reading is refused; tests may run as root, who may read everything."""
    path.write_text("x", encoding="utf-8")
    path.chmod(0)


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (Path.mkdir, "it is a folder"),
    "pipe": (os.mkfifo, "it is a pipe"),
    "link": (lambda path: path.symlink_to("nowhere"), "it is a link to nothing"),
    "ring": (lambda path: path.symlink_to(path.name), "too many levels"),
    "forbidden": (_forbidden, "ermission denied"),
}


@pytest.fixture
def project(tmp_path, monkeypatch) -> Callable[[str, str], Path]:
    """A project with something of a kind at a path."""
    access, read = os.access, Path.read_bytes

    def is_forbidden(path: os.PathLike[str] | str) -> bool:
        return Path(path).is_file() and Path(path).stat().st_mode & 0o777 == 0

    def refusing(path: Path) -> bytes:
        if is_forbidden(path):
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(os, "access", lambda path, *more: not is_forbidden(path) and access(path, *more))
    monkeypatch.setattr(Path, "read_bytes", refusing)

    def make(kind: str, path: str) -> Path:
        write_site(tmp_path, {"docs/x.md": brief("Kept text [@ash2001]."), "bib/a.bib": BIB})
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        KINDS[kind][0](tmp_path / path)
        return tmp_path

    return make


def kept(built: Site) -> bool:
    return "Kept text" in built.html("x/").text and "A Synthetic Book" in built.html("x/").text


@pytest.mark.parametrize("closed", ["docs", "docs/notes", "bib"])
def test_a_folder_that_may_not_be_read(project, monkeypatch, capsys, closed):
    root, scandir, access = project("folder", "docs/notes/a.md"), os.scandir, os.access

    def refusing(path="."):
        if isinstance(path, str) and Path(path) in (Path(closed), root / closed):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    monkeypatch.setattr(os, "access", lambda path, *more: Path(path).name != closed and access(path, *more))
    monkeypatch.chdir(root)
    assert main(["check"]) == 2
    said = f'the folder "{closed}" cannot be read: permission denied. Give yourself the right to read it.'
    assert capsys.readouterr().err == f"briefs: {said}\n"
    built = rebuild(root)
    assert built.aborted
    assert f'{closed}" cannot be read: permission denied.' in "".join(built.messages)


@pytest.mark.parametrize("kind", KINDS)
def test_a_database(project, kind):
    built = rebuild(project(kind, "bib/b.bib"))
    message = built.problem("bibtex-file")
    assert "bib/b.bib:1: bibtex-file: the database cannot be read: " in message
    assert KINDS[kind][1] in message
    assert kept(built)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("\ufeff@book{b, title={B}}".encode("utf-16"), "UTF-16"),
        (b"@book{b, title={\0}}", "no text"),
        (b"\0" * 9, "no text"),
    ],
)
def test_a_database_that_is_no_utf8(site, tmp_path, content, why):
    site({"docs/x.md": brief("Kept text [@ash2001]."), "bib/a.bib": BIB})
    (tmp_path / "bib/b.bib").write_bytes(content)
    built = rebuild(tmp_path)
    assert why in built.problem("bibtex-file")
    assert kept(built)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "folder"])
@pytest.mark.parametrize("path", ["docs/b.md", "docs/actors/jane.md", "docs/data.csv"])
def test_a_file_among_the_pages(project, kind, path):
    built = rebuild(project(kind, path), strict=False)
    message = built.problem("file-unreadable")
    assert f"{path}:1: file-unreadable: " in message
    assert KINDS[kind][1] in message
    assert kept(built)
    assert not built.has("b/")
    assert rebuild(built.root, strict=True).aborted


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "folder"])
@pytest.mark.parametrize("command", [["suggest"], ["add", "Bo Dale"]])
def test_commands(project, kind, command, capsys):
    root = project(kind, "docs/b.md")
    assert main(["actors", *command, "--folder", str(root / "docs")]) == 1
    said = capsys.readouterr().err
    assert f'b.md" cannot be read: {KINDS[kind][1]}' in said or KINDS[kind][1] in said


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("option", "path"), [("world_map", "own.svg"), ("citation_style", "own.csl")])
def test_a_map_and_a_style(site, project, kind, option, path, monkeypatch):
    root = project(kind, path)
    refused = Path.read_text

    def read_text(self: Path, *args: object, **more: object) -> str:
        self.read_bytes() if self.name == path else None
        return refused(self, *args, **more)

    monkeypatch.setattr(Path, "read_text", read_text)
    config = (root / "mkdocs.yml").read_text() + f"plugins:\n- briefs:\n    {option}: {path}\n"
    (root / "mkdocs.yml").write_text(config.replace("plugins:\n- briefs\n", ""))
    built = rebuild(root)
    assert built.aborted
    assert f'the option "{option}"' in built.warnings()[-1]
    monkeypatch.chdir(root)
    assert main(["check"]) == (2 if option == "citation_style" else 0)


def test_a_page_with_a_character_of_no_text_is_read_by_all(site, tmp_path, monkeypatch):
    site({"docs/x.md": brief("Kept text."), "docs/b.md": brief("Text \0.", title="B")})
    assert (tmp_path / "site/b/index.html").is_file()
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such names")
@pytest.mark.parametrize("name", [b"\xff.md", b"\xff.png", b"\xff/one.md"])
def test_a_name_that_is_no_text_ends_the_build_with_a_message(tmp_path, name):
    path = os.fsencode(tmp_path) + b"/docs/" + name
    os.makedirs(os.path.dirname(path))  # noqa: PTH103, PTH120 - bytes
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("# X")
    (tmp_path / "mkdocs.yml").write_text("site_name: T\nplugins: [briefs]\n")
    built = rebuild(tmp_path)
    assert built.aborted
    end = f"docs/\\udcff{os.fsdecode(name[1:]).partition('/')[0]}:1: the name of the file is no UTF-8"
    assert any(end in message for message in built.messages)


def test_a_locale_without_utf_8_is_no_traceback(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "\u00f6.md").write_text("# X")
    (tmp_path / "mkdocs.yml").write_text("site_name: T\nplugins: [briefs]\n")
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    built = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 1
    assert "(ascii). Rename the file, or set PYTHONUTF8=1." in built.stderr
    assert "Traceback" not in built.stderr
    (tmp_path / "docs" / "\u00f6.md").rename(tmp_path / "docs" / "o.md")
    assert subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False).returncode == 0
