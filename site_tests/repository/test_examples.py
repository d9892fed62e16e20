"""The examples in docstrings (``>>>``) are true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[2] / "plugins"
MODULES = [
    ".".join(path.relative_to(PLUGINS).with_suffix("").parts)
    for path in sorted(PLUGINS.rglob("*.py"))
    if ">>> " in path.read_text("utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name):
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried
    assert not failed


def test_there_are_modules_with_examples():
    assert len(MODULES) > 10
