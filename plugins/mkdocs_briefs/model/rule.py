"""A rule over the finished corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """What is asked of a corpus, and the code under which each breach is reported."""

    code: Code
    breaches: Callable[[Corpus], Iterable[tuple[Location, str]]]
    """Where the rule is broken, each with the message for its problem."""

    def __call__(self, corpus: Corpus) -> Iterator[Problem]:
        for location, message in self.breaches(corpus):
            yield Problem(self.code, location, message)
