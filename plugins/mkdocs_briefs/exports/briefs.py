"""The citation of each brief in every format, beside its page."""

from __future__ import annotations

from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.sources.formats import in_every_format


def brief_files(site: Site) -> dict[str, str]:
    """For each brief, one file for each format."""
    texts: dict[str, str] = {}
    for src_uri, source in site.brief_sources.items():
        texts |= in_every_format(src_uri, [source], site.item_of)
    return texts
