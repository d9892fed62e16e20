"""The examples in docstrings: each gives what it says."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import mkdocs_briefs

_ROOT = Path(mkdocs_briefs.__file__).parent
_FILES = [file.relative_to(_ROOT.parent) for file in sorted(_ROOT.rglob("*.py")) if ">>> " in file.read_text("utf-8")]


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.relative_to("mkdocs_briefs").as_posix())
def test_an_example_gives_what_it_says(file, capsys):
    tried = doctest.testmod(import_module(".".join(file.with_suffix("").parts)))
    assert tried.attempted
    assert not tried.failed, capsys.readouterr().out
