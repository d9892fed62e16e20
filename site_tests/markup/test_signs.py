"""Patterns that are tried on texts with their sign alone: they find there what they find everywhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from site_tests.values import render

PIECES = [*"`\\[]@{}-<>!a. \n", "[[", "]]", "@ash2001", "<a b='@c'>", "\x03/"]


class Keep(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        self.md = md


def patterns():
    keep = Keep()
    render("Text.", more=(keep,))
    return list(keep.md.inlinePatterns)


PATTERNS = [pattern for pattern in patterns() if pattern.getCompiledRegExp() is not pattern.compiled_re]


def test_which_patterns_have_a_sign():
    assert len(PATTERNS) == 8  # code, three forms of links, tags that quote, links in double brackets, narrative twice


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.integers(0, 3))
def test_they_find_what_they_would_find_without(text, start):
    for pattern in PATTERNS:
        spans = (
            [found.span() for found in finder.finditer(text, start)]
            for finder in (pattern.compiled_re, pattern.getCompiledRegExp())
        )
        assert next(spans) == next(spans)
