"""One source, formatted alone: the pieces of which most pages are put together."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefs.citations.formatted import FormattedCluster, Label
from mkdocs_briefs.citations.typst.compiler import Engine, EngineError
from mkdocs_briefs.model.citation import CitationItem
from mkdocs_briefs.model.source import Source

_ARTICLES = frozenset(["A", "An", "The"])
"""Typst sorts what begins with one of them by the next word."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A source's label and reference, where no other source is near."""

    label: str
    reference: str
    leading_word: str
    """What the reference begins with, in lower case: its place in the list. Empty where that is no safe guide."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The engine's reason for refusing a source."""

    reason: str


def format_alone(engine: Engine, source: Source) -> Pieces | Refusal:
    """Format one source as if it were the only one."""
    key = source.key
    try:
        formatted = engine.format({key: source}, [(CitationItem(key),)])
    except EngineError as error:
        return Refusal(str(error))
    reference = formatted.references[0].html
    return Pieces(_label(formatted.clusters[0]), reference, _leading_word(reference))


def _label(cluster: FormattedCluster) -> str:
    return next((part.html for part in cluster if isinstance(part, Label)), "")


def _leading_word(reference: str) -> str:
    word = reference.partition(" ")[0].rstrip(".,:;")
    # A single letter is the initial of a name that is sorted by what follows it.
    safe = word.isascii() and word.isalpha() and word[0].isupper() and len(word) > 1 and word not in _ARTICLES
    return word.casefold() if safe else ""
