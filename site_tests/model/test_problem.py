"""Suggestions of similar names."""

from __future__ import annotations

import pytest

from mkdocs_briefs.model.problem import did_you_mean


@pytest.mark.parametrize(
    ("word", "known", "suggested"),
    [
        ("Venezula", ["Vietnam", "Venezuela"], ' Did you mean "Venezuela"?'),
        ("VENEZULA", ["venezuela"], ' Did you mean "venezuela"?'),
        ("Norway", ["Sweden"], ""),
        ("Norway", [], ""),
        ("a" * 101, ["a" * 101], ""),
        ("aaa", ["a" * 101, "aab"], ""),
        ("aaaa", ["a" * 101, "aaab"], ' Did you mean "aaab"?'),
    ],
)
def test_the_most_similar_name_is_suggested(word, known, suggested):
    assert did_you_mean(word, known) == suggested


def test_no_more_than_so_many_names_are_compared():
    assert did_you_mean("Venezula", [*(f"x{n}" for n in range(10_000)), "Venezuela"]) == ""
