"""Which sources have a page of their own."""

from __future__ import annotations

import pytest
from site_tests.values import brief_front, reading

from mkdocs_briefs.model.citation import Citation
from mkdocs_briefs.model.cited import Cited


@pytest.mark.parametrize(("many", "has"), [(5, False), (6, True)])
def test_a_source_that_more_than_five_pages_cite_has_a_page(many, has):
    publication = reading({"x.md": brief_front()}).publication
    citations = {page: (Citation(page, "a"),) for page in (f"{n}.md" for n in range(many))}
    cited = Cited(publication, {**citations, "x.md": (Citation("x.md", "b"),)}, {})
    assert len(cited.pages("a")) == many
    assert ("a" in cited.often, "b" in cited.often) == (has, False)
