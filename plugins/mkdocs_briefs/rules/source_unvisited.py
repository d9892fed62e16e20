"""What stands on the web changes: a cited page says on which day it was read."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule


def unvisited(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The cited web sources without the day of the visit."""
    for source in corpus.cited.sources:
        if source.is_of_the_web and not source.written.get("urldate"):
            message = f'"{source.key}" is cited from the web, and has no "urldate". Add the day on which it was read.'
            yield source.location, message


RULE = Rule(
    Code(
        "source-unvisited",
        "a cited web source has no `urldate`",
        "add the day on which it was read, as `urldate = {2026-03-31}`",
        Severity.NOTICE,
        is_optional=True,
    ),
    unvisited,
)
