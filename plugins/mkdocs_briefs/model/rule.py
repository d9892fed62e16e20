"""Rules: checks of the finished corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Problem
from mkdocs_briefs.model.standards import Standards


@dataclass(frozen=True, slots=True)
class Rule:
    """A check of a corpus, and the code under which each breach is reported."""

    code: Code
    breaches: Callable[[Corpus], Iterable[tuple[Location, str]]]
    """The locations that break the rule, each with the message of its problem."""
    standards: Standards | None = None
    """The rule is for publications that keep these; None for all."""

    def __call__(self, corpus: Corpus) -> Iterator[Problem]:
        if self.standards not in (None, corpus.publication.standards):
            return
        for location, message in self.breaches(corpus):
            yield Problem(self.code, location, message)
