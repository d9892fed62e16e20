"""The cited sources in every format, beside the bibliography page."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.exports.export import Export, in_every_format
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.addresses import BIBLIOGRAPHY


def bibliography_files(site: Site) -> Iterator[Export]:
    """One file for each format, with all cited sources, sorted by key."""
    return in_every_format(BIBLIOGRAPHY, lambda: map(site.source, site.corpus.cited.keys), site)
