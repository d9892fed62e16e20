"""A key judgement says what it rests on.

Source: ICD 203, D.6.e.1: the quality and credibility of underlying sources are described.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location
from mkdocs_briefs.model.rule import Rule
from mkdocs_briefs.model.standards import Standards

_CITED = re.compile(r"@\{?(?P<key>[^\s\[\]{};,]+)")


def unsourced(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The key judgements that name no source that is known, and cite none in their text."""
    known = corpus.publication.bibliography
    for judged in corpus.judgements:
        judgement = judged.judgement
        keys = {*judgement.sources, *(found["key"].rstrip(".:") for found in _CITED.finditer(judgement.text))}
        if known.keys().isdisjoint(keys):
            message = 'the judgement names no source. Add "sources", the keys of what it rests on.'
            yield judged.brief.at("key_judgements", judged.number), message


RULE = Rule(
    Code("judgement-unsourced", "a key judgement has no source", "name in `sources` what it rests on"),
    unsourced,
    Standards.ICD203,
)
