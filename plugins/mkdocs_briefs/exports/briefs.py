"""The citation of each brief in every format, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.exports.export import Export, in_every_format
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.source import Source


def brief_files(site: Site) -> Iterator[Export]:
    """For each brief, one file for each format."""
    for page, source in site.brief_sources.items():
        yield from _files(page, source, site)


def _files(page: str, source: Source, site: Site) -> Iterator[Export]:
    return in_every_format(page, lambda: [source], site)
