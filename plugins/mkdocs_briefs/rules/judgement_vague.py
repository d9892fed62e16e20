"""A judgement says how likely something is, not that it "may" be: everything may (ICD 203, D.6.e.2)."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule
from mkdocs_briefs.model.standards import Standards


def vague(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The key judgements, and the sentences that say how likely something is, with words that say nothing."""
    for brief in corpus.editions:
        for statement in corpus.statements.get(brief.src_uri, ()):
            if statement.is_judgement and statement.vague:
                message = (
                    f'"{statement.vague}" in a judgement says no more than that it is possible. '
                    "Take it out: the likelihood says how much."
                )
                yield statement.location, message


RULE = Rule(
    Code(
        "judgement-vague",
        'a key judgement, or a sentence that says how likely something is, has "may", "could", "possibly" or the like',
        "take the word out",
        Severity.NOTICE,
    ),
    vague,
    Standards.ICD203,
)
