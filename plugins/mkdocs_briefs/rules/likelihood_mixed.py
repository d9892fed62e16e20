"""A brief keeps to one row of ICD 203's terms: ``likely`` and ``probable`` in one text read as two degrees.

Source: ICD 203, D.6.e.2.a: analysts are strongly encouraged not to mix terms from different rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.likelihood import Likelihood
from mkdocs_briefs.model.problem import Code, Location
from mkdocs_briefs.model.rule import Rule


def mixed_rows(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The terms of the row that a brief uses less often: in its judgements and, where they are known, its sentences."""
    for brief in corpus.editions:
        used = [*_terms(brief, corpus)]
        rows = Counter(term.row for term, _, _ in used)
        if len(rows) < 2:
            continue
        usual = max(rows, key=lambda row: (rows[row], -row))
        for term, words, location in used:
            if term.row != usual:
                other = next(one for one in Likelihood if one.row == usual and one.band == term.band)
                message = (
                    f'"{words}" is of another row of terms than those that the brief uses. '
                    f'Keep to one row: write "{other.value}".'
                )
                yield location, message


def _terms(brief: Brief, corpus: Corpus) -> Iterable[tuple[Likelihood, str, Location]]:
    for number, judgement in enumerate(brief.fields.key_judgements):
        term = judgement.likelihood
        yield term, term.value, brief.at("key_judgements", number, "likelihood")
    for statement in corpus.statements.get(brief.src_uri, ()):
        for term, words in statement.likelihoods:
            yield term, words, statement.location


RULE = Rule(
    Code(
        "likelihood-mixed",
        "a brief uses terms of both rows of likelihood, as `likely` and `probable`, in its key judgements or, with "
        "`standards: icd203`, its text",
        "keep to one [row](standards.md#likelihood); the message has the other term",
    ),
    mixed_rows,
)
