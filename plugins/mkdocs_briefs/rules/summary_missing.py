"""Lists, search results and previews of links show a brief's summary; without one, its title stands alone."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule


def missing_summaries(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The briefs without a summary."""
    for brief in corpus.editions:
        if not brief.fields.summary:
            message = (
                'the front matter has no "summary", which lists and search results show. Add two or three sentences.'
            )
            yield Location(brief.file, 1), message


RULE = Rule(
    Code("summary-missing", "a brief has no summary", "add `summary`", Severity.NOTICE, is_optional=True),
    missing_summaries,
)
