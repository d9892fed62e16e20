"""The days in MkDocs' sitemap: it has the build's for each page."""

from __future__ import annotations

from mkdocs.utils import get_build_date

from mkdocs_briefs.adapter.pages import Pages
from mkdocs_briefs.exports.changes import last_change
from mkdocs_briefs.exports.site import Site


def date_pages(pages: Pages, site: Site, *, whole: bool) -> None:
    """Give pages the day on which what they show has last changed.

    Of pages that are not the publication's nobody knows it, unless a plugin does: where the ``whole`` site is the
    publication, they have none then.
    """
    build, lists = get_build_date(), last_change(None, None, site)
    briefs = site.corpus.publication.briefs_by_page
    for src_uri, file in pages.files.items():
        page, spec = file.page, pages.specs.get(src_uri)
        if page is None or page.update_date != build:
            continue
        if spec:
            brief = briefs.get(spec.src_uri)
            day = last_change(brief, spec.entity, site) if brief or spec.entity else lists
            page.update_date = day.isoformat() if day else ""
        elif whole and file.src_uri not in pages.specs:
            page.update_date = ""
