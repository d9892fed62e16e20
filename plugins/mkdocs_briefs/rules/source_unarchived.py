"""What stands on the web goes away: a cited page has a copy elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule

_ARCHIVES = ("web.archive.org", "archive.today", "archive.is", "archive.ph", "perma.cc", "webcitation.org")


def _is_copy(url: str) -> bool:
    """Whether an address is that of an archived copy."""
    return (urlsplit(url).hostname or "").removeprefix("www.") in _ARCHIVES


def unarchived(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The cited web sources without an archived copy."""
    for source in corpus.cited.sources:
        if source.is_of_the_web and not source.written.get("archiveurl") and not _is_copy(source.plain["url"]):
            message = (
                f'"{source.key}" is cited from the web, and has no archived copy. '
                f'Add "archiveurl", or run "briefs archive".'
            )
            yield source.location, message


RULE = Rule(
    Code(
        "source-unarchived",
        "a cited web source has no archived copy",
        "`briefs archive` asks for one and writes `archiveurl`",
        Severity.NOTICE,
        is_optional=True,
    ),
    unarchived,
)
