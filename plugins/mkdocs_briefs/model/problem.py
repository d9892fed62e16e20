"""Problems in what an author wrote: location, description, reason and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice

from rapidfuzz import fuzz, process

from mkdocs_briefs.model.characters import visible

_LEAST_LIKENESS = 70
"""Of a word that is suggested, in per cent (``fuzz.ratio``)."""
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


Severities = Mapping[str, Severity | None]
"""What a publication says of codes, by id; None turns one off."""


def weighed(problems: Iterable[Problem], severities: Severities) -> Iterator[Problem]:
    """The problems with the severity that the publication gives to their codes, without those that it turns off."""
    for problem in problems:
        if problem.code.id not in severities:
            yield problem
        elif severity := severities[problem.code.id]:
            yield replace(problem, own_severity=severity)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that suggests the most similar known word, with a space before it; empty if none is similar.

    >>> did_you_mean("Venezula", ["Venezuela", "Vietnam"])
    ' Did you mean "Venezuela"?'
    """
    if len(word) > _LONGEST:
        return ""
    compared = [candidate for candidate in islice(known, _MOST) if len(candidate) <= _LONGEST]
    near = process.extractOne(word, compared, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_LEAST_LIKENESS)
    return f' Did you mean "{near[0]}"?' if near else ""
