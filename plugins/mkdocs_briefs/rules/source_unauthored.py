"""Somebody answers for a source: a cited one names its author, its editor, or the organisation behind it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule

_ANSWER = ("author", "editor", "organization", "institution", "publisher", "journaltitle", "translator")
"""The fields that name somebody who does."""
_OF_LAW = ("jurisdiction", "legal", "legislation")
"""Types of what a court or a parliament answers for, which its title says."""


def unauthored(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The cited sources that name nobody."""
    for source in corpus.cited.sources:
        if source.entry_type not in _OF_LAW and not any(source.written.get(field) for field in _ANSWER):
            message = (
                f'"{source.key}" is cited, and names nobody. Add "author", an organisation in braces: {{The Office}}.'
            )
            yield source.location, message


RULE = Rule(
    Code(
        "source-unauthored",
        "a cited source names no author, editor or organisation",
        "add `author`; an organisation stands in braces",
        Severity.NOTICE,
        is_optional=True,
    ),
    unauthored,
)
