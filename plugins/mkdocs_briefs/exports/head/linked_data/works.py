"""What a brief cites, as linked data."""

from __future__ import annotations

import re

from mkdocs_briefs.exports.head.linked_data.nodes import Node, node
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.source import Name

_TYPES = {
    **dict.fromkeys(("article", "inproceedings"), "ScholarlyArticle"),
    **dict.fromkeys(("book", "mvbook", "collection", "proceedings"), "Book"),
    **dict.fromkeys(("inbook", "incollection"), "Chapter"),
    **dict.fromkeys(("report", "techreport"), "Report"),
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), "Thesis"),
    **dict.fromkeys(("online", "www", "electronic"), "WebPage"),
    "dataset": "Dataset",
    "legislation": "Legislation",
}
"""Types of schema.org by those of BibTeX. What is neither is a ``CreativeWork``."""

_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
"""A year, month or day in ISO 8601. EDTF has intervals, seasons and signs of doubt, too."""


def work_node(key: str, site: Site) -> Node:
    """A cited source, by its key."""
    source = site.source(key)
    plain = source.plain
    doi, url = plain.get("doi", ""), plain.get("url", "")
    return node(
        _TYPES.get(source.entry_type, "CreativeWork"),
        id_=f"https://doi.org/{doi}" if doi else "",
        name=plain.get("title") or key,
        author=[_person(name) for name in source.names.get("author", ())],
        datePublished=source.issued if _ISO.fullmatch(source.issued) else source.year,
        url=url if url.startswith(("http://", "https://")) else "",
    )


def _person(name: Name) -> Node:
    whole = " ".join(filter(None, (name.given, name.particle, name.family, name.suffix)))
    return node("Organization" if name.is_organisation else "Person", name=whole)
