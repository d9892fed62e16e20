"""Finding names in running text, in time linear in the text whatever the number of names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import ahocorasick_rs

from mkdocs_briefs.linking.boundaries import addresses, is_whole
from mkdocs_briefs.linking.names import Name, Obstacle
from mkdocs_briefs.linking.normalization import normalize, normalize_with_offsets
from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.mention import Form


@dataclass(frozen=True, slots=True)
class Match:
    """A name in a text, with all that it may mean there."""

    start: int
    end: int
    names: tuple[Name, ...]
    """Several where the name is ambiguous; none where it could mean someone, if the text declared it."""
    candidates: tuple[Subject, ...]
    """Whom an ambiguous name may mean. None for a demonym of several countries: these are not reported."""

    @property
    def name(self) -> Name | None:
        """The one that is meant; None where that is not certain."""
        return self.names[0] if len(self.names) == 1 else None


class Matcher:
    """Finds names: whole words, the leftmost first and of these the longest.

    Case and accents count as little as ``Name.fits`` says. An obstacle is found as a name, and means nobody.
    """

    def __init__(self, names: Iterable[Name], obstacles: Iterable[Obstacle] = ()) -> None:
        bearers: dict[str, list[Name]] = {}
        for name in names:
            bearers.setdefault(normalize(name.text), []).append(name)
        in_the_way = {normalize(obstacle.text): obstacle for obstacle in obstacles}
        patterns = sorted({*bearers, *in_the_way} - {""})
        self._bearers = [tuple(bearers.get(pattern, ())) for pattern in patterns]
        self._obstacles = [in_the_way.get(pattern) for pattern in patterns]
        self._automaton = ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.Standard)

    def find(self, text: str, declared: Collection[Subject] = ()) -> list[Match]:
        """The names in a text that declares these subjects, from left to right and without overlap.

        The text is in Unicode's form C. What cannot count in it, as a weak alias of someone undeclared, hides nothing.
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
        passed = 0
        unnamed = addresses(text)
        for start, negative_end, number in found:
            end = -negative_end
            if start < passed or any(left <= start < right for left, right in unnamed):
                continue
            match = self._match(number, start, end, text[start:end], declared)
            if match:
                passed = end
                if match.names or match.candidates:
                    matches.append(match)
        return matches

    def _match(self, number: int, start: int, end: int, words: str, declared: Collection[Subject]) -> Match | None:
        names = _possible(self._bearers[number], words, declared)
        obstacle = self._obstacles[number]
        if not names and (obstacle is None or not _is_capital_as(obstacle.text, words)):
            return None
        candidates: tuple[Subject, ...] = obstacle.candidates if obstacle and not names else ()
        if len(names) > 1 and any(name.form is not Form.DEMONYM for name in names):
            candidates = tuple(name.subject for name in names)
        return Match(start, end, names, candidates)


def _possible(names: tuple[Name, ...], words: str, declared: Collection[Subject]) -> tuple[Name, ...]:
    """What the words may mean: the declared bearers of the name if there are any, or else all; one name for each."""
    fitting = {
        name.subject: name
        for name in reversed(names)  # of two names of one subject, the first counts
        if (name.subject in declared or not name.only_declared) and name.fits(words)
    }
    if len(fitting) < 2:
        return tuple(fitting.values())
    return tuple(n for n in fitting.values() if n.subject in declared) or tuple(fitting.values())


def _is_capital_as(phrase: str, words: str) -> bool:
    return words[:1].isupper() or not phrase[:1].isupper()
