"""Readers judge a source by its age: a cited one says when it came out."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule


def undated(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The cited sources without a date of publication, and without a word on it (``pubstate``)."""
    for source in corpus.cited.sources:
        if not source.issued and not source.plain.get("pubstate"):
            message = (
                f'"{source.key}" is cited, and has no date. Add "date", or "pubstate" for what is not published yet.'
            )
            yield source.location, message


RULE = Rule(
    Code(
        "source-undated", "a cited source has no date", "add `date`, or `pubstate`", Severity.NOTICE, is_optional=True
    ),
    undated,
)
