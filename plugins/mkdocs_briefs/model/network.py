"""The network: which actors and countries appear together (co-occurrence)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.appearances import Appearances

CORE = 40
"""The subjects with which a large network begins."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A subject that appears in the same briefs as another."""

    subject: Subject
    count: int
    """Number of briefs in which both appear."""


@dataclass(frozen=True)
class Network:
    """Who appears with whom."""

    appearances: Appearances

    def companions(self, subject: Subject, most: int | None = None) -> tuple[Companion, ...]:
        """The subjects in the same briefs, the most frequent first, then by name; at most ``most``, if given."""
        counts: Counter[int] = Counter()
        for appearance in self.appearances.of(subject):
            counts.update(self._numbers_in[appearance.brief.src_uri])
        counts.pop(self._numbers.get(subject, -1), None)
        ordered = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
        return tuple(Companion(self.appearances.present[number], counts[number]) for number in ordered[:most])

    @cached_property
    def best_connected(self) -> tuple[Subject, ...]:
        """The listed subjects, those with the most companions first, then by briefs and by name."""

        def ties(subject: Subject) -> tuple[int, int]:
            return self.degree(subject), len(self.appearances.of(subject))

        return tuple(sorted(self.appearances.subjects, key=ties, reverse=True))

    @property
    def has_core(self) -> bool:
        """Whether it is too large to be drawn at once."""
        return len(self.best_connected) > 2 * CORE

    def degree(self, subject: Subject) -> int:
        """How many companions the subject has."""
        return self._degrees[self._numbers[subject]] if subject in self._numbers else 0

    @cached_property
    def _degrees(self) -> Sequence[int]:
        beside: list[set[int]] = [set() for _ in self.appearances.present]
        for numbers in self._numbers_in.values():
            for number in numbers:
                beside[number].update(numbers)
        return [max(0, len(found) - 1) for found in beside]

    @cached_property
    def _numbers(self) -> Mapping[Subject, int]:
        """Indexes into those present. Companions are counted by them: subjects are slow to hash and compare."""
        return {subject: number for number, subject in enumerate(self.appearances.present)}

    @cached_property
    def _numbers_in(self) -> Mapping[str, tuple[int, ...]]:
        """By ``src_uri`` of a brief, the subjects that it declares or mentions."""
        numbers, appearances = self._numbers, self.appearances
        return {
            brief.src_uri: tuple(numbers[subject] for subject in appearances.subjects_in(brief))
            for brief in appearances.publication.editions
        }
