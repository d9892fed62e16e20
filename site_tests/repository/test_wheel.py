"""The wheel, on its own, serves another project."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from site_tests.importing.documents import with_runs, written, zotero

ROOT = Path(__file__).parents[2]
PROJECT = "site_name: Elsewhere\nplugins: [briefs]\n"
BRIEF = "---\ntitle: One\ndate: 2026-01-02\nauthor: Someone\nregion: Chad\n---\nHello [@a].\n"
DOCUMENT = """\
# Ports of Norway

By Ann Ash

It is so CITED.[^1]

| Port | Ships |
|------|-------|
| Alpha | 12 |

[^1]: A note.
"""
BIB = "@book{a, author = {Ash, Ann}, title = {A Book}, year = {2001}, publisher = {Press}}\n"


def run(*command: object, **options: object) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """The wheel, ready to import, entry points included."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    [wheel] = folder.glob("*.whl")
    run(sys.executable, "-m", "zipfile", "-e", wheel, folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_builds_another_project_strictly(tmp_path, unpacked):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/one.md").write_text(BRIEF)
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib/a.bib").write_text(BIB)
    (tmp_path / "mkdocs.yml").write_text(PROJECT)
    env = environment(unpacked)
    where = run(sys.executable, "-c", "import mkdocs_briefs; print(mkdocs_briefs.__file__)", env=env, cwd=tmp_path)
    assert where.startswith(str(unpacked))
    run(sys.executable, "-m", "mkdocs", "build", "--strict", env=env, cwd=tmp_path)
    assert (tmp_path / "site/countries/chad/index.html").is_file()
    assert "Ash 2001" in (tmp_path / "site/one/index.html").read_text("utf-8")
    assert (tmp_path / "site/assets/briefs/briefs.css").stat().st_size > 0
    assert (unpacked / "mkdocs_briefs/words/locale/briefs.pot").is_file()


def environment(unpacked: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(unpacked), "NO_MKDOCS_2_WARNING": "1"}


def test_from_an_empty_folder_to_a_publication_without_a_guess(tmp_path, unpacked):
    """The way of somebody new, with the wheel alone. What the commands say is judged where each is tested."""
    root = tmp_path / "straits-desk"
    env = environment(unpacked)

    def briefs(*arguments: object) -> str:
        code = "import sys; from mkdocs_briefs.cli.main import main; sys.exit(main())"
        return run(sys.executable, "-c", code, *arguments, env=env, cwd=root if root.exists() else tmp_path)

    def build() -> None:
        run(sys.executable, "-m", "mkdocs", "build", "--strict", env=env, cwd=root)

    briefs("init", "straits-desk")
    build()
    assert "An example of a brief" in (root / "site/index.html").read_text("utf-8")
    assert briefs("new", "Who may pass", "--author", "Ann Ash", "--region", "Turkey") == "briefs/who-may-pass.md\n"
    book = {"id": 1, "type": "book", "title": "One", "author": [{"family": "Ash"}], "issued": {"date-parts": [[2001]]}}
    file = with_runs(written(tmp_path, "ports.docx", DOCUMENT), {"CITED": zotero("a", [book], "(Ash 2001)")})
    assert briefs("import", file).splitlines() == ["briefs/ports-of-norway.md", "bib/ports-of-norway.bib"]
    draft = root / "briefs/ports-of-norway.md"
    draft.write_text(draft.read_text("utf-8").replace("status: draft", "date: 2026-01-02"), "utf-8")
    assert briefs("check") == ""
    build()
    page = (root / "site/ports-of-norway/index.html").read_text("utf-8")
    assert not (root / "site/who-may-pass").exists()
    assert all(part in page for part in ("Ash 2001", "Alpha", "A note."))
