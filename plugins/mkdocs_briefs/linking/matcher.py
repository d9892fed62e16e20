"""Multi-pattern search for names in running text (Aho-Corasick): linear in the text, whatever the number of names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import ahocorasick_rs

from mkdocs_briefs.linking.boundaries import addresses, is_whole
from mkdocs_briefs.linking.names import Name, Obstacle
from mkdocs_briefs.linking.normalization import normalize, normalize_with_offsets
from mkdocs_briefs.linking.other_meanings import means_other
from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.mention import Form
from mkdocs_briefs.model.territory import Territory


@dataclass(frozen=True, slots=True)
class Match:
    """A name in a text, with its possible meanings."""

    start: int
    end: int
    """Offsets in the text, in characters."""
    names: tuple[Name, ...]
    """Several if the name is ambiguous; none if it would mean one of ``candidates`` only if the text declared it."""
    candidates: tuple[Subject, ...]
    """The subjects that an ambiguous name may mean. Empty for demonyms of several countries, which are not reported."""

    @property
    def name(self) -> Name | None:
        """The only possible name; None if it is ambiguous."""
        return self.names[0] if len(self.names) == 1 else None


class Matcher:
    """Finds names as whole words: leftmost first, and the longest of those (leftmost-longest).

    ``Name.fits`` decides on case and accents. An obstacle is matched like a name, and hides the names within it.
    """

    def __init__(self, names: Iterable[Name], obstacles: Iterable[Obstacle] = ()) -> None:
        bearers: dict[str, list[Name]] = {}
        for name in names:
            bearers.setdefault(normalize(name.text), []).append(name)
        by_pattern = {normalize(obstacle.text): obstacle for obstacle in obstacles}
        patterns = sorted({*bearers, *by_pattern} - {""})
        self._bearers = [tuple(bearers.get(pattern, ())) for pattern in patterns]
        self._obstacles = [by_pattern.get(pattern) for pattern in patterns]
        self._automaton = ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.Standard)

    def find(self, text: str, declared: Collection[Subject] = ()) -> list[Match]:
        """The names in a text that declares these subjects, from left to right, without overlap.

        The text is in Unicode's form C. A name that cannot match, as an undeclared actor's weak alias, hides no others.
        """
        normalized, offsets = normalize_with_offsets(text)
        found: list[tuple[int, int, int]] = []
        for number, first, last in self._automaton.find_matches_as_indexes(normalized, overlapping=True):
            start, end = offsets[first], offsets[last]
            if is_whole(text, start, end):
                found.append((start, -end, number))
        if not found:
            return []
        found.sort()
        matches: list[Match] = []
        starts = {start for start, _, _ in found}
        last_end = 0
        excluded = addresses(text)
        passed = 0
        for start, negative_end, number in found:
            end = -negative_end
            while passed < len(excluded) and excluded[passed][1] <= start:
                passed += 1
            if start < last_end or (passed < len(excluded) and excluded[passed][0] <= start):
                continue
            match = self._match(number, start, end, text[start:end], declared)
            if match and _may_mean_other(match) and means_other(text, start, end, starts):
                last_end = end
            elif match:
                last_end = end
                if match.names or match.candidates:
                    matches.append(match)
        return matches

    def _match(self, number: int, start: int, end: int, words: str, declared: Collection[Subject]) -> Match | None:
        names = _possible(self._bearers[number], words, declared)
        obstacle = self._obstacles[number]
        if not names and (obstacle is None or not _fits_case(obstacle.text, words)):
            return None
        candidates: tuple[Subject, ...] = obstacle.candidates if obstacle and not names else ()
        if len(names) > 1 and any(name.form is not Form.DEMONYM for name in names):
            candidates = tuple(name.subject for name in names)
        return Match(start, end, names, candidates)


def _may_mean_other(match: Match) -> bool:
    """Whether a match is a country's name, or may be."""
    one = match.name
    return bool(match.candidates) or (
        one is not None and isinstance(one.subject, Territory) and one.form is not Form.DEMONYM
    )


def _possible(names: tuple[Name, ...], words: str, declared: Collection[Subject]) -> tuple[Name, ...]:
    """The names that the words may be, one for each subject: those of declared subjects, or else all."""
    fitting = {
        name.subject: name
        for name in reversed(names)  # of two names of one subject, the first counts
        if (name.subject in declared or not name.only_declared) and name.fits(words)
    }
    if len(fitting) < 2:
        return tuple(fitting.values())
    return tuple(n for n in fitting.values() if n.subject in declared) or tuple(fitting.values())


def _fits_case(phrase: str, words: str) -> bool:
    return words[:1].isupper() or not phrase[:1].isupper()
