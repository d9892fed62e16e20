"""Two briefs of one title are one to readers, in lists, in searches and in the citations of others."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule


def duplicate_titles(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The briefs whose title an older one has. A brief and its successor may share one."""
    first: dict[str, Brief] = {}
    for brief in reversed(corpus.briefs):
        older = first.get(fold(brief.title))
        if older and brief.src_uri != older.successor:
            message = f'the title "{brief.title}" is that of {older.file}, too. Give one of the two another.'
            yield brief.at("title"), message
        first[fold(brief.title)] = brief


RULE = Rule(
    Code(
        "title-duplicate",
        "two briefs have one title; one that another supersedes may share its",
        "give one of them another",
        Severity.NOTICE,
    ),
    duplicate_titles,
)
