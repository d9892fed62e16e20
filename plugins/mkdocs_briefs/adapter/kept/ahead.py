"""Citations that are formatted ahead of the texts that have them, from the first text on that is to be rendered."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_briefs.assembly.engines import Engines
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.readers.front_matter import Document

_FIRST = 20
"""Texts that are looked at when the first is rendered. Where little has changed, there is no other."""


class Ahead:
    """Looks ahead when a text is about to be rendered: what is kept needs none of it."""

    def __init__(
        self, engines: Engines, publication: Publication, documents: Mapping[str, Document], *, all_: bool
    ) -> None:
        """``documents`` are the texts, by ``src_uri``, in their order. ``all_`` says that none is kept."""
        self._engines = engines
        self._publication = publication
        self._waiting = dict(documents)
        self._wants_all = all_

    def come_to(self, src_uri: str) -> None:
        """Have citations formatted that this text and those behind it are likely to have."""
        if src_uri not in self._waiting:
            return
        names = list(self._waiting)
        at = names.index(src_uri)
        lots = [names[at : at + _FIRST], names[at + _FIRST :]]
        if not self._wants_all:
            lots.pop()
        self._wants_all = True
        for lot in filter(None, lots):
            self._engines.prepare(self._publication, {name: self._waiting[name] for name in lot})
        for name in names[: at + sum(map(len, lots))]:
            del self._waiting[name]
