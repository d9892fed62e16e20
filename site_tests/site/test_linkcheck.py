"""``make linkcheck``: lychee with the repository's settings finds what is broken, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from site_tests.mini_site import brief

ROOT = Path(__file__).parents[2]


def check(site: Path) -> subprocess.CompletedProcess[str]:
    lychee = Path(sys.executable).parent / "lychee"
    command = [lychee, "--config", ROOT / "lychee.toml", "--root-dir", site, f"{site}/**/*.html"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(site):
    files = {
        "docs/a.md": brief("Jane Doe spoke.\n\n## Part\n\nJane Doe [@ash].", actors="Jane Doe"),
        "bib/a.bib": "@book{ash, author={Ash, Ann}, title={A Synthetic Book}, year={2001}}\n",
    }
    return site(files, strict=True).root / "site"


def test_a_sound_site_passes(folder):
    found = check(folder)
    assert found.returncode == 0, found.stdout


def test_a_missing_page_is_found(folder):
    (folder / "actors/jane-doe/index.html").unlink()
    found = check(folder)
    assert found.returncode == 2
    assert "actors/jane-doe" in found.stdout


def test_a_missing_anchor_is_found(folder):
    page = folder / "a/index.html"
    page.write_text(page.read_text("utf-8").replace('id="ref-ash"', 'id="ref-oak"'), "utf-8")
    found = check(folder)
    assert found.returncode == 2
    assert "#ref-ash" in found.stdout
