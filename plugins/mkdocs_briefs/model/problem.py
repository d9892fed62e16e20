"""Problems in what an author wrote: location, description, reason and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.model.naming import fold

_LEAST_LIKENESS = 0.6
"""Of a word that may be suggested: the share of its letters that stay (optimal string alignment)."""
_LETTERS_A_SLIP = 4
_BEGINNING = 4
"""Letters in which words begin alike."""
_LONGEST_ACRONYM = 5
_TRIED = 20
"""Words like it that are looked at more closely."""
_LONGEST, _MOST = 100, 10_000
"""Characters of a word that is compared, and the number of words that it is compared with."""


class Severity(Enum):
    """The severity of a problem, the gravest first."""

    ERROR = "error"
    """Fails every build. No code has it of itself: a publication gives it to what it does not let pass."""
    WARNING = "warning"
    """Fails a strict build."""
    NOTICE = "notice"
    """Logged only; never fails a build."""

    @property
    def fails(self) -> bool:
        """Whether it fails a strict build, and ``briefs check``."""
        return self is not Severity.NOTICE


Severities = Mapping[str, Severity | None]
"""What a publication says of codes, by id; None turns one off."""


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem. ``docs/reference/problems.md`` is generated from all of them.

    The texts are for authors, in Markdown; their links are relative to ``docs/reference/``.
    """

    id: str
    """Stable, for documentation, tests and filters."""
    what: str
    """What is wrong."""
    way_out: str
    """What the author can do about it."""
    severity: Severity = Severity.WARNING
    is_optional: bool = False
    """Whether it is off until a publication asks for it: what is a matter of taste, or takes time."""

    def is_on(self, severities: Severities) -> bool:
        """Whether it is reported to a publication that says this of codes."""
        return severities.get(self.id, None if self.is_optional else self.severity) is not None


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A line of a file."""

    file: str
    """Path relative to the project's folder, as an author would type it."""
    line: int
    """Counted from 1."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, reported once, as ``file:line: code: message``."""

    code: Code
    location: Location
    message: str
    """The problem, its reason and its remedy, in whole sentences."""
    own_severity: Severity | None = None
    """Overrides the severity of the code."""

    @property
    def severity(self) -> Severity:
        return self.own_severity or self.code.severity

    def __str__(self) -> str:
        return visible(f"{self.location}: {self.code.id}: {self.message}")


def weighed(problems: Iterable[Problem], severities: Severities) -> Iterator[Problem]:
    """The problems with the severity that the publication gives to their codes, without those that it turns off."""
    for problem in problems:
        if problem.code.is_on(severities):
            given = severities.get(problem.code.id)
            yield replace(problem, own_severity=given) if given else problem


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that suggests the known word nearest to this one, with a space before it; empty if none is near.

    Of several that are as near it is the first, and of a set the first by alphabet.

    >>> did_you_mean("Venezula", ["Venezuela", "Vietnam"])
    ' Did you mean "Venezuela"?'
    >>> did_you_mean("MENA", ["Armenia"])
    ''
    """
    if len(word) > _LONGEST:
        return ""
    in_order = sorted(known) if isinstance(known, set | frozenset) else known
    compared = [candidate for candidate in islice(in_order, _MOST) if len(candidate) <= _LONGEST]
    if word.isupper() and len(word) <= _LONGEST_ACRONYM:  # with another letter it is another one
        compared = [candidate for candidate in compared if len(candidate) != len(word)]
    alike = process.extract(
        word, compared, scorer=OSA.normalized_similarity, processor=fold, score_cutoff=_LEAST_LIKENESS, limit=_TRIED
    )
    near = next((candidate for candidate, _, _ in alike if _is_near(fold(word), fold(candidate))), "")
    return f' Did you mean "{near}"?' if near else ""


def _is_near(word: str, other: str) -> bool:
    """Whether one may be a slip for the other: a slip for each four letters, or the same letters in disorder.

    Nobody mistakes the first letter: Siberia is not Liberia. Words that begin alike may end differently: ``aliases``.
    """
    letters = _LETTERS_A_SLIP if Prefix.similarity(word, other) < _BEGINNING else _LETTERS_A_SLIP - 1
    few = max(len(word), len(other)) // letters
    few = few or len(word) != len(other)  # a letter more or less, in the shortest
    return word[:1] == other[:1] and (OSA.distance(word, other) <= few or sorted(word) == sorted(other))
