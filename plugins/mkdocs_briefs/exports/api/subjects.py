"""Parts that items of actors and of countries share: their briefs and companions."""

from __future__ import annotations

from functools import cache

from mkdocs_briefs.exports.api.ids import Item, id_of, subject_reference
from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.corpus import Corpus

COMPANIONS = 20
"""The most companions in a list. All can be derived from ``graph.json``, which is smaller than complete lists."""


class Subjects:
    """The briefs and companions of subjects, as items."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._reference = cache(subject_reference)

    def briefs(self, subject: Subject) -> list[Item]:
        """The briefs that declare or mention the subject, newest first."""
        return [
            {"id": id_of(appearance.brief.src_uri), "mentions": appearance.count}
            for appearance in self._corpus.appearances.of(subject)
        ]

    def companions(self, subject: Subject) -> list[Item]:
        """The subjects in the same briefs, the most frequent first, then by name; at most ``COMPANIONS``."""
        return [
            {**self._reference(companion.subject), "count": companion.count}
            for companion in self._corpus.network.companions(subject, COMPANIONS)
        ]
