"""The parts of the reference that are made from the code."""

from __future__ import annotations

import re

import pytest
from docs import make_reference
from docs.make_reference import ROOT, made, table

MADE = made()
"""All of it, once: it takes half a second."""


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_the_reference_says_what_the_code_says(path):
    is_current = path.exists() and path.read_text("utf-8") == MADE[path]
    assert is_current, f"{path.relative_to(ROOT)} is not what the code says: run `make reference`"


def test_every_page_with_a_made_part_is_made():
    pages = {path for path in (ROOT / "docs").rglob("*.md") if 'made by "make reference"' in path.read_text("utf-8")}
    assert pages <= MADE.keys()


def test_prose_around_a_made_part_stays(tmp_path, monkeypatch):
    page = 'Before.\n\n<!-- x: made by "make reference" -->\nold\n<!-- x: end -->\n\nAfter.\n'
    (tmp_path / "a.md").write_text(page, "utf-8")
    monkeypatch.setattr(make_reference, "ROOT", tmp_path)
    monkeypatch.setattr(make_reference, "PARTS", {"a.md": {"x": lambda: r"new \1" + "\n"}})
    monkeypatch.setattr(make_reference, "FILES", {"b.json": lambda: "{}\n"})
    make_reference.main()
    assert (tmp_path / "a.md").read_text("utf-8") == page.replace("old\n", "\nnew \\1\n\n")
    assert (tmp_path / "b.json").read_text("utf-8") == "{}\n"
    make_reference.main()
    assert (tmp_path / "a.md").read_text("utf-8") == page.replace("old\n", "\nnew \\1\n\n")


@pytest.mark.parametrize("page", ["", '<!-- x: made by "make reference" -->\n', "<!-- x: end -->\n"])
def test_a_page_without_the_comments_is_refused(tmp_path, monkeypatch, page):
    (tmp_path / "a.md").write_text(page, "utf-8")
    monkeypatch.setattr(make_reference, "ROOT", tmp_path)
    monkeypatch.setattr(make_reference, "PARTS", {"a.md": {"x": str}})
    with pytest.raises(ValueError, match=re.escape('<!-- x: made by "make reference" -->')):
        made()


def test_a_bar_within_a_cell_ends_no_cell():
    assert table(("a", "b"), [("1|2", "3")]) == "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |\n"
