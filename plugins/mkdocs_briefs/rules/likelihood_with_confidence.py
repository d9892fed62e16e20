"""How likely something is, and how sure one is of that, are two things, and stand in two sentences.

Source: ICD 203, D.6.e.2.b: to avoid confusion, not in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule
from mkdocs_briefs.model.standards import Standards


def both_at_once(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The sentences of briefs that name a likelihood and a confidence."""
    for brief in corpus.editions:
        for statement in corpus.statements.get(brief.src_uri, ()):
            likelihood = next((words for _, words in statement.likelihoods), "")
            if likelihood and statement.confidence:
                message = (
                    f'one sentence says "{likelihood}" and "{statement.confidence}". '
                    "Say in one how likely it is, and in another how sure you are."
                )
                yield statement.location, message


RULE = Rule(
    Code(
        "likelihood-with-confidence",
        "a sentence says both how likely something is and with what confidence",
        "make two sentences of it",
        Severity.NOTICE,
    ),
    both_at_once,
    Standards.ICD203,
)
