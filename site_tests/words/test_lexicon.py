"""The word lists of ``data/en/lexicon.yml``: anybody can add a word, and a slip in the file is noticed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from importlib.resources import files

import pytest
import yaml

from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.words.lexicon import Lexicon, lexicon

TEXT = (files("mkdocs_briefs") / "data/en/lexicon.yml").read_text("utf-8")
LISTS = yaml.safe_load(TEXT)
CASED = {"abbreviations", "american_states", "continents"}


def test_each_list_has_its_field_and_a_comment_above_it():
    assert list(LISTS) == [field.name for field in fields(Lexicon)]
    lines = TEXT.splitlines()
    for name in LISTS:
        assert lines[lines.index(f"{name}: |") - 1].startswith("# "), name


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_each_word_once_in_the_form_in_which_it_is_compared(name):
    words = LISTS[name].split()
    assert len(set(words)) == len(words) > 0
    assert getattr(lexicon(), name) == set(words)
    if name not in CASED:
        assert [word for word in words if word != fold(word) or word != word.strip("\"',-")] == []


def test_titles_that_are_something_else_as_well_are_titles():
    assert lexicon().last_names <= lexicon().titles
    assert lexicon().portfolios <= lexicon().titles


def test_a_build_needs_none_of_the_lists():
    code = (
        "import mkdocs_briefs.adapter.plugin, mkdocs_briefs.cli.main\n"
        "from mkdocs_briefs.words.lexicon import lexicon\n"
        "assert lexicon.cache_info().misses == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
