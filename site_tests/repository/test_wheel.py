"""The wheel, on its own, serves another project."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = "site_name: Elsewhere\nplugins: [briefs]\n"
BRIEF = "---\ntitle: One\ndate: 2026-01-02\nauthor: Someone\nregion: Chad\n---\nHello [@a].\n"
BIB = "@book{a, author = {Ash, Ann}, title = {A Book}, year = {2001}, publisher = {Press}}\n"


def run(*command: object, **options: object) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_builds_another_project_strictly(tmp_path):
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path, cwd=ROOT)
    [wheel] = tmp_path.glob("*.whl")
    unpacked = tmp_path / "unpacked"
    run(sys.executable, "-m", "zipfile", "-e", wheel, unpacked)  # a wheel is ready to import, entry points included
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/one.md").write_text(BRIEF)
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib/a.bib").write_text(BIB)
    (tmp_path / "mkdocs.yml").write_text(PROJECT)
    env = {**os.environ, "PYTHONPATH": str(unpacked), "NO_MKDOCS_2_WARNING": "1"}
    where = run(sys.executable, "-c", "import mkdocs_briefs; print(mkdocs_briefs.__file__)", env=env, cwd=tmp_path)
    assert where.startswith(str(unpacked))
    run(sys.executable, "-m", "mkdocs", "build", "--strict", env=env, cwd=tmp_path)
    assert (tmp_path / "site/countries/chad/index.html").is_file()
    assert "Ash 2001" in (tmp_path / "site/one/index.html").read_text("utf-8")
    assert (tmp_path / "site/assets/briefs/briefs.css").stat().st_size > 0
    assert (unpacked / "mkdocs_briefs/words/locale/briefs.pot").is_file()
