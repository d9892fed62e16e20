"""A summary that goes on is cut off: in lists of results, in previews of links, in feeds."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule

LONGEST = 400
"""Characters: about five lines. Search engines show some 160, previews of links up to 300."""


def long_summaries(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The briefs whose summary is no summary any more."""
    for brief in corpus.editions:
        length = len(brief.fields.summary or "")
        if length > LONGEST:
            message = f'"summary" has {length:,} characters, and is cut off where it is shown. Keep to {LONGEST}.'
            yield brief.at("summary"), message


RULE = Rule(
    Code(
        "summary-long",
        f"a summary has more than {LONGEST} characters",
        "write one paragraph of two or three sentences",
        Severity.NOTICE,
    ),
    long_summaries,
)
