"""ProperDocs, a continuation of MkDocs, builds the same publication."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

PYTHON = os.environ.get("NEIGHBOURS_PYTHON", "")
ROOT = Path(__file__).parents[2]
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')

pytestmark = pytest.mark.skipif(not PYTHON, reason="NEIGHBOURS_PYTHON names no Python: run make neighbours")


def build(program: str, folder: Path) -> dict[str, bytes]:
    """The files of the publication. The name of the generator is taken out of the pages."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1798761600", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    command = [PYTHON, "-m", program, "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: GENERATOR.sub(b"", content) for name, content in files.items() if not name.endswith(".gz")}


def test_properdocs_builds_the_publication_with_the_same_bytes(tmp_path):
    ours, theirs = build("mkdocs", tmp_path / "mkdocs"), build("properdocs", tmp_path / "properdocs")
    assert len(ours) > 100
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
