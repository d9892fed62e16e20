"""The term for pages, which Typst leaves to us."""

from __future__ import annotations

import pytest

from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.citations.typst.terms import with_term


@pytest.mark.parametrize(
    ("style", "locator", "shown"),
    [
        ("chicago-author-date", "pp. 3\u20134", "3\u20134"),
        ("modern-language-association", "p. 3", "3"),
        ("apa", "33", "p. 33"),
        ("apa", "33\u201335", "pp. 33\u201335"),
        ("apa", "art. 19", "art. 19"),
        ("chicago-author-date", "art. 19", "art. 19"),
    ],
)
def test_the_term_for_pages_is_the_styles(style, locator, shown):
    assert with_term(locator, Style(style)) == shown
