"""Withdrawn briefs: of such a file nothing is read but what its page still says."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.readers.briefs import is_brief
from mkdocs_briefs.readers.front_matter import Document

_KEPT = ("title", "date", "updated", "authors", "regions", "status", "status_note", "superseded_by", "contact")
"""The fields by which readers know which brief it was, and why it is gone."""
_KEYS = frozenset(key for field in _KEPT for key in BriefFields.names()[field])


def what_is_read(src_uri: str, document: Document) -> Document:
    """A brief without its text, and without what its front matter says of it, if it is withdrawn; else itself.

    So nothing that comes later can publish it: no page, no index, no data.
    """
    is_withdrawn = str(document.meta.get("status")).strip().lower() == "withdrawn"
    if not is_withdrawn or not is_brief(src_uri, document):
        return document
    meta = {key: value for key, value in document.meta.items() if key in _KEYS}
    if not meta.get("title") and (heading := document.first_heading()):
        meta["title"] = heading
    return replace(document, meta=meta, body="")
