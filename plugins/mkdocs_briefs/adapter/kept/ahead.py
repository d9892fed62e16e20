"""Citations that are formatted ahead of the texts that have them, from the first text on that is to be rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdocs_briefs.assembly.engines import Engines
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.readers.front_matter import Document

_FIRST = 20
"""Texts that are looked at when one is rendered far from the last. Where little has changed, there are no others."""


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
        self._lot = 0
        """How many were looked at the last time."""

    def come_to(self, src_uri: str) -> None:
        """Have citations formatted that this text and those behind it are likely to have.

        Right behind those that were looked at before, twice as many are: it is likely that all are rendered.
        """
        if src_uri not in self._waiting:
            return
        names = list(self._waiting)
        at = names.index(src_uri)
        self._lot = 2 * self._lot if at < self._lot else _FIRST
        del names[at + self._lot :]
        self._prepare(names[at:])
        for name in names:
            del self._waiting[name]
        if self._wants_all:
            self.finish()

    def finish(self) -> None:
        """Have citations formatted that all texts are likely to have that were not come to, nor passed."""
        self._prepare(list(self._waiting))
        self._waiting.clear()

    def _prepare(self, names: Sequence[str]) -> None:
        if names:
            self._engines.prepare(self._publication, {name: self._waiting[name] for name in names})
