"""The days in MkDocs' sitemap, which has the build's for each page."""

from __future__ import annotations

from mkdocs.utils import get_build_date

from mkdocs_briefs.adapter.pages import Pages
from mkdocs_briefs.exports.changes import Changes
from mkdocs_briefs.exports.site import Site

SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")


class PageDays:
    """Gives pages the day on which what they show has last changed.

    Of pages that are not the publication's nobody knows it, unless another plugin does: where the ``whole`` site is the
    publication, they have none then.
    """

    def __init__(self, pages: Pages, *, whole: bool) -> None:
        self._build = get_build_date()
        self._pages = pages
        self._ours = [
            (file.page, pages.specs.get(src_uri))
            for src_uri, file in pages.files.items()
            if file.page and file.page.update_date == self._build and (whole or file.src_uri in pages.specs)
        ]

    def tell(self, site: Site) -> None:
        """Do it for what the site holds now. Where no brief is out, MkDocs keeps its own days: it needs one."""
        briefs = site.corpus.publication.briefs_by_page
        changes = Changes(site)
        for page, spec in self._ours if changes.of(None) else ():
            brief = briefs.get(spec.src_uri) if spec else None
            day = brief.last_changed if brief else changes.of(spec.entity if spec else None)
            page.update_date = min(day.isoformat(), self._build) if day and spec else ""
