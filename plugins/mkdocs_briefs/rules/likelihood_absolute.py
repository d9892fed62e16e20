"""No analyst knows what will certainly be: the terms of ICD 203 end at 1 and 99 per cent (D.6.e.2)."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule
from mkdocs_briefs.model.standards import Standards


def absolutes(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The sentences of briefs that leave no doubt of what is to come."""
    for brief in corpus.editions:
        for statement in corpus.statements.get(brief.src_uri, ()):
            if statement.absolute:
                message = (
                    f'"{statement.absolute}" leaves no doubt. Say how likely it is: "almost certain" is 95 to 99%.'
                )
                yield statement.location, message


RULE = Rule(
    Code(
        "likelihood-absolute",
        'a sentence says that something "will certainly" or "will never" be',
        "say how likely it is; what is another's word stands in quotation marks",
        Severity.NOTICE,
    ),
    absolutes,
    Standards.ICD203,
)
