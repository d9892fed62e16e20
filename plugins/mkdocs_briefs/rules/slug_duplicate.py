"""Two briefs of one file name, in different folders, are hard to tell apart in links, addresses and exports."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from mkdocs_briefs.model.addresses import stem
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule


def duplicate_slugs(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The briefs whose file is called as that of an older one."""
    first: dict[str, Brief] = {}
    for brief in reversed(corpus.editions):
        slug = basename(stem(brief.src_uri)).casefold()
        older = first.setdefault(slug, brief)
        if older is not brief:
            message = f'the file is called as {older.file}, so that "[[{slug}]]" may mean both. Rename one of the two.'
            yield Location(brief.file, 1), message


RULE = Rule(
    Code(
        "slug-duplicate",
        "the files of two briefs, in different folders, have one name",
        "rename one of them",
        Severity.NOTICE,
        is_optional=True,
    ),
    duplicate_slugs,
)
