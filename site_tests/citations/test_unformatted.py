"""Citations of a text that is only checked: the keys stand for what a style would make of them."""

from __future__ import annotations

import pytest

from mkdocs_briefs.citations.formatted import Label, Reference
from mkdocs_briefs.citations.unformatted import Unformatted
from mkdocs_briefs.model.citation import CitationItem

ASH, LESS = CitationItem("ash2001"), CitationItem("a<b")


@pytest.mark.parametrize(
    ("cluster", "shown"),
    [
        ((), ()),
        ((ASH,), ("(", Label("ash2001", "ash2001"), ")")),
        ((LESS, ASH), ("(", Label("a<b", "a&lt;b"), "; ", Label("ash2001", "ash2001"), ")")),
    ],
)
def test_a_citation_is_its_keys_in_brackets(cluster, shown):
    assert Unformatted({}).format([cluster]).clusters == (shown,)


def test_each_source_is_listed_once_in_the_order_of_the_text():
    found = Unformatted({}).format([(LESS,), (ASH, LESS)], ["zorn", "ash2001"])
    assert found.references == (
        Reference("a<b", "a&lt;b"), Reference("ash2001", "ash2001"), Reference("zorn", "zorn"),
    )  # fmt: skip
