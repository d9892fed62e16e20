"""Finding names in running text, in time linear in the text whatever the number of names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import ahocorasick_rs

from mkdocs_briefs.linking.names import Names
from mkdocs_briefs.model.actor import Subject

_SPACES = str.maketrans(dict.fromkeys("\n\t\r\u00a0\u2009\u202f", " "))


@dataclass(frozen=True, slots=True)
class Match:
    """A name in a text, with those who bear it."""

    start: int
    end: int
    subjects: tuple[Subject, ...]


class Matcher:
    """Finds names: whole words, with their case, the longest first.

    A name ends where a word does: ``Pantsir-S1`` is not in ``Pantsir-S1E``, and ``Maduro`` is in ``Maduro's`` and
    ``Russia`` in ``Russia-backed``.
    """

    def __init__(self, names: Names) -> None:
        patterns = sorted(names)
        self._bearers = [names[pattern] for pattern in patterns]
        self._automaton = ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.Standard)

    def find(self, text: str) -> list[Match]:
        """The names in a text, from left to right, without overlap. The text is in Unicode's form C."""
        text = text.translate(_SPACES)
        found = [
            (start, -end, pattern)
            for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if _is_whole(text, start, end)
        ]
        matches: list[Match] = []
        for start, negative_end, pattern in sorted(found):
            if not matches or start >= matches[-1].end:
                matches.append(Match(start, -negative_end, self._bearers[pattern]))
        return matches


def meant(match: Match, declared: Collection[Subject]) -> Subject | None:
    """Whom a brief that declares these subjects means by the name; None where that is no one, or not certain."""
    candidates = [subject for subject in match.subjects if subject in declared]
    return candidates[0] if len(candidates) == 1 else None


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (_is_word(text[start - 1 : start]) or _is_word(text[end : end + 1]))


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
