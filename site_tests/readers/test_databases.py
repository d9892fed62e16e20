"""Databases are read once for all builds of a preview, and anew when one of them changes."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from mkdocs_briefs.readers.databases import read_databases
from mkdocs_briefs.readers.options import Settings
from mkdocs_briefs.readers.paths import in_order

ONE = "@book{one, title = {One}}\n"
BROKEN = "@book{two, title = {Two}\n"


def test_a_database_that_changes_is_read_anew_and_its_problems_are_told_each_time(tmp_path: Path):
    (tmp_path / "bib").mkdir()
    file = tmp_path / "bib" / "a.bib"
    for text, keys, problems in [
        (ONE, ["one"], 0),
        (ONE + BROKEN, ["one"], 1),
        (ONE + BROKEN, ["one"], 1),
        (ONE, ["one"], 0),
    ]:
        file.write_text(text, "utf-8")
        found = read_databases(tmp_path, Settings())
        assert (list(found.sources), len(found.problems)) == (keys, problems)


def test_what_is_read_again_is_what_was_read(tmp_path: Path):
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "a.bib").write_text(ONE, "utf-8")
    first = read_databases(tmp_path, Settings())
    assert read_databases(tmp_path, Settings()).sources is first.sources


@pytest.mark.parametrize("settings", [Settings(), Settings(bibliography=("bib",))])
def test_a_database_whose_name_is_in_capitals_is_read_where_windows_reads_it(tmp_path: Path, settings: Settings):
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "A.BIB").write_text(ONE, "utf-8")
    assert list(read_databases(tmp_path, settings).sources) == ["one"]


@pytest.mark.parametrize("system", [PurePosixPath, PureWindowsPath])
def test_the_first_database_is_the_same_on_all_systems(system: type[PurePosixPath | PureWindowsPath]):
    names = ["bib/a.bib", "bib/B.bib", "bib/a-b.bib", "bib/a/c.bib"]
    ordered = ["bib/B.bib", "bib/a/c.bib", "bib/a-b.bib", "bib/a.bib"]
    assert [path.as_posix() for path in in_order(map(system, names))] == ordered
