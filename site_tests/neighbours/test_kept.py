"""Beside other plugins, a build with what is kept is one without: the same pages after an edit."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from site_tests.neighbours.test_neighbours import PYTHON, ROWS, mkdocs, write

pytestmark = pytest.mark.skipif(not PYTHON, reason="NEIGHBOURS_PYTHON names no Python: run make neighbours")

_TIME = re.compile(rb"\d\d:\d\d:\d\d")
"""Of the build, which a plugin shows on pages without a history."""

NAMES = ["macros", "include-markdown", "tags", "blog", "git-revision-date-localized", "minify", "snippets", "autorefs"]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in ROWS if row["name"] in NAMES])
def test_pages_are_the_same_with_what_is_kept(row: dict[str, Any], tmp_path: Path) -> None:
    write(tmp_path, row, "last")
    included = {tmp_path / path for path in row.get("files", {}) if (tmp_path / path).suffix in (".md", ".txt", ".yml")}
    mkdocs(tmp_path, strict=False)
    for path in [tmp_path / "docs/two.md", *sorted(included)]:
        text = path.read_text("utf-8")
        path.write_text(f"{text}# edited\n" if path.suffix == ".yml" else f"{text}\nBee Works came [@ash].\n", "utf-8")

        kept = built(tmp_path)
        shutil.rmtree(tmp_path / ".cache")
        assert kept == built(tmp_path), path.name


def built(root: Path) -> dict[str, bytes]:
    """The pages, the data and the exports of a build, which succeeds."""
    done = mkdocs(root, strict=False)
    assert done.returncode == 0, done.stdout
    site = root / "site"
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and not path.name.startswith("sitemap")]
    return {path.relative_to(site).as_posix(): _TIME.sub(b"", path.read_bytes()) for path in files}
