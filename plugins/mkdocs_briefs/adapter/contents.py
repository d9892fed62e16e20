"""The contents of a page as themes list them: under its title, as of a page that has no template around its text."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_briefs.adapter.look.printed import in_html

TITLE = "page-title"
"""The id of the title in our templates, to which a theme's link past the navigation leads."""


def under_title(title: str, contents: Iterable[AnchorLink]) -> TableOfContents:
    heading = AnchorLink(in_html(title), TITLE, 1)
    heading.children = list(contents)
    return TableOfContents([heading])
