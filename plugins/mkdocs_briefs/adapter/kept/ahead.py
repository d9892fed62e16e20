"""Citations that are formatted ahead of the texts that have them, from the first text on that is to be rendered."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_briefs.assembly.engines import Engines
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.readers.front_matter import Document

_FIRST = 20
"""Texts that are looked at when the first is rendered. Where little has changed, there is no other; else all are."""


class Ahead:
    """Looks ahead when a text is about to be rendered: what is kept needs none of it."""

    def __init__(self, engines: Engines, publication: Publication, documents: Mapping[str, Document]) -> None:
        """``documents`` are the texts, by ``src_uri``, in the order in which they are rendered."""
        self._engines = engines
        self._publication = publication
        self._waiting = dict(documents)
        self._has_begun = False

    def come_to(self, src_uri: str) -> None:
        """Have citations formatted that this text and those behind it are likely to have."""
        if src_uri not in self._waiting:
            return
        names = list(self._waiting)
        at = names.index(src_uri)
        lot = names[at:] if self._has_begun else names[at : at + _FIRST]
        self._has_begun = True
        documents = {name: self._waiting[name] for name in lot}
        for name in names[: at + len(lot)]:
            del self._waiting[name]
        self._engines.prepare(self._publication, documents)
