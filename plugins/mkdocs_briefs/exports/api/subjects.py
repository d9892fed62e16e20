"""What the data say alike of an actor and of a country: where it appears, and with whom."""

from __future__ import annotations

from functools import cache

from mkdocs_briefs.exports.api.ids import Item, id_of, subject_reference
from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.corpus import Corpus

COMPANIONS = 20
"""How many companions are listed at most. All of them follow from ``graph.json``, which is smaller than the lists."""


class Subjects:
    """Who appears in which briefs, and who in the same ones."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._reference = cache(subject_reference)

    def briefs(self, subject: Subject) -> list[Item]:
        """The briefs that declare or mention the subject, newest first."""
        return [
            {"id": id_of(appearance.brief.src_uri), "mentions": appearance.count}
            for appearance in self._corpus.appearances(subject)
        ]

    def companions(self, subject: Subject) -> list[Item]:
        """Who appears in the same briefs, the most frequent first, then by name."""
        return [
            {**self._reference(companion.subject), "count": companion.count}
            for companion in self._corpus.companions(subject, COMPANIONS)
        ]
