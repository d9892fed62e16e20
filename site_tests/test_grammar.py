"""What is a citation and what is not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.citations.grammar import CLUSTER, parse_cluster
from mkdocs_briefs.model.citation import CitationItem


def found_in(text: str) -> list[str]:
    return [found[0] for found in re.finditer(CLUSTER, text) if parse_cluster(found[0])]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("[@ash2001]", [("ash2001", "")]),
        ("[@ash2001, p. 4]", [("ash2001", "p. 4")]),
        ("[@ash2001,p. 4]", [("ash2001", "p. 4")]),
        ("[@ash2001 , p. 4 ]", [("ash2001", "p. 4")]),
        ("[@ash2001, art. 19, para. 2]", [("ash2001", "art. 19, para. 2")]),
        ("[@ash2001, pp. 3-4]", [("ash2001", "pp. 3\u20134")]),
        ("[@ash2001, pp. 3--4]", [("ash2001", "pp. 3\u20134")]),
        ("[@ash2001, pp. 3 \u2013 4]", [("ash2001", "pp. 3\u20134")]),
        ("[@ash2001, sec. A-1]", [("ash2001", "sec. A-1")]),
        ("[@ash2001,\np. 4]", [("ash2001", "p. 4")]),
        ("[@a; @b, pp. 3-4]", [("a", ""), ("b", "pp. 3\u20134")]),
        ("[@a;@b;@c]", [("a", ""), ("b", ""), ("c", "")]),
        ("[@a:b.c/d_e-f+g]", [("a:b.c/d_e-f+g", "")]),
        ("[@_1]", [("_1", "")]),
        ("[@müller1999]", [("müller1999", "")]),
        ("[@10.1000/182]", [("10.1000/182", "")]),
    ],
)
def test_a_citation(text, items):
    assert found_in(f"Text {text} text.") == [text]
    assert parse_cluster(text) == tuple(CitationItem(key, locator) for key, locator in items)


@pytest.mark.parametrize(
    "text",
    [
        "jane@example.org",
        "[jane@example.org]",
        "@ash2001",
        "[ash2001]",
        "[@]",
        "[@ ash2001]",
        "[@-a]",
        "[@a](x.md)",
        "[@a][x]",
        "[@a p. 4]",
        "[@a, p. 4; b]",
        "[@a; see b]",
        "[@a, x@y.org]",
        "[@a, [b]]",
        "[@a;]",
        "[see @a]",
        "[@a.]",
    ],
)
def test_no_citation(text):
    assert found_in(f"Text {text} text.") == []


def test_two_citations_in_one_line_stay_two():
    assert found_in("[@a] and [@b, p. 4], [@c].") == ["[@a]", "[@b, p. 4]", "[@c]"]


KEYS = st.from_regex(r"[a-z0-9_]([a-z0-9_:./-]{0,5}[a-z0-9])?", fullmatch=True)
LOCATORS = st.sampled_from(["", "p. 4", "art. 19", "ch. A, n. 2"])


@given(st.lists(st.tuples(KEYS, LOCATORS), min_size=1, max_size=4))
def test_what_is_written_is_read_back(items):
    text = "[" + "; ".join(f"@{key}, {locator}" if locator else f"@{key}" for key, locator in items) + "]"
    assert found_in(f"({text})") == [text]
    assert parse_cluster(text) == tuple(CitationItem(*item) for item in items)


@given(st.text(alphabet="@[];, ab.\n", max_size=30))
def test_any_text_is_parsed_without_an_exception(text):
    assert all(item.key for item in parse_cluster(text) or ())
