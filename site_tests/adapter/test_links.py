"""Links between pages, by what they say."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_briefs.adapter.links import Links


@pytest.mark.parametrize(
    ("href", "page"),
    [
        ("../two/", "two.md"),
        ("/two/", "two.md"),
        ("../two/?x#y", "two.md"),
        ("../t%77o/", "two.md"),
        ("", None),
        ("#y", None),
        ("//example.org/two/", None),
        ("https://example.org/two/", None),
        ("mailto:two", None),
        ("../three/", None),
    ],
)
def test_a_link_leads_to_a_page_of_the_site_or_elsewhere(href: str, page: str | None) -> None:
    files = {src_uri: File(src_uri, "docs", "site", use_directory_urls=True) for src_uri in ("one.md", "two.md")}
    links = Links(files, MkDocsConfig())

    assert links.page_at(files["one.md"], href) == page
    links.withhold([files["two.md"]])
    assert links.is_withheld(files["one.md"], href) is (page is not None)
