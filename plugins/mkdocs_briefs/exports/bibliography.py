"""The cited sources in every format, beside the bibliography page."""

from __future__ import annotations

from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.addresses import BIBLIOGRAPHY
from mkdocs_briefs.sources.formats import in_every_format


def bibliography_files(site: Site) -> dict[str, str]:
    """One file a format, with all cited sources by key."""
    return in_every_format(BIBLIOGRAPHY, [site.source(key) for key in site.corpus.cited_keys], site.item_of)
