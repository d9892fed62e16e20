"""What the rendered texts turned out to hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Problem, Severities
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.rules import RULES


def corpus_of(publication: Publication, findings: Mapping[str, Findings]) -> Corpus:
    """The publication with what was found in each page, by ``src_uri``."""
    return Corpus(
        publication,
        mentions={page: tuple(found.mentions) for page, found in findings.items()},
        citations={page: tuple(found.citations) for page, found in findings.items()},
        front={page: found.front for page, found in findings.items()},
        statements={page: tuple(found.statements) for page, found in findings.items()},
        quoted={page: tuple(found.passages) for page, found in findings.items()},
    )


def problems_of(corpus: Corpus, findings: Mapping[str, Findings], severities: Severities) -> Iterator[Problem]:
    """Those of the texts, then those of the rules that are on, in the order in which they are reported."""
    for page in sorted(findings):
        yield from findings[page].problems
    for rule in RULES:
        if rule.code.is_on(severities):
            yield from rule(corpus)
