"""The PDF of a brief, where it has one."""

from __future__ import annotations

from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.addresses import PDF, beside
from mkdocs_briefs.model.brief import Brief

PDF_TYPE = "application/pdf"


def pdf_url(brief: Brief, site: Site) -> str:
    """The URL of a brief's PDF; empty if it has none."""
    return site.file_url(beside(brief.src_uri, PDF)) if site.has_file(brief.src_uri, PDF) else ""
