"""What the data say alike of an actor and of a country: where it appears, and with whom."""

from __future__ import annotations

from collections import Counter

from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.outputs.api.ids import Item, id_of, subject_reference

COMPANIONS = 20
"""How many companions are listed at most. All of them follow from ``graph.json``, which is smaller than the lists."""


class Subjects:
    """Who appears in which briefs, and who in the same ones."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        # Companions are counted by text, not by subject: most of the time would go into comparing subjects.
        self._keys: dict[Subject, str] = {}
        self._references: dict[str, Item] = {}
        self._present = {
            brief.src_uri: [self._key(subject) for subject in corpus.subjects_of(brief)] for brief in corpus.briefs
        }

    def briefs(self, subject: Subject) -> list[Item]:
        """The briefs that declare or mention the subject, newest first."""
        return [
            {"id": id_of(appearance.brief.src_uri), "mentions": appearance.count}
            for appearance in self._corpus.appearances(subject)
        ]

    def companions(self, subject: Subject) -> list[Item]:
        """Who appears in the same briefs, the most frequent first, then by type and id."""
        counts: Counter[str] = Counter()
        for appearance in self._corpus.appearances(subject):
            counts.update(self._present[appearance.brief.src_uri])
        counts.pop(self._key(subject), None)
        ordered = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
        return [{**self._references[key], "count": counts[key]} for key in ordered[:COMPANIONS]]

    def _key(self, subject: Subject) -> str:
        if subject not in self._keys:
            reference = subject_reference(subject)
            self._keys[subject] = key = f"{reference['type']} {reference['id']}"
            self._references[key] = reference
        return self._keys[subject]
