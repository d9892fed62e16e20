"""One source, formatted as if it were the only one."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefs.citations.composition import Pieces
from mkdocs_briefs.citations.engine import EngineError
from mkdocs_briefs.citations.formatted import FormattedCluster, Label
from mkdocs_briefs.citations.typst.compiler import Compiler
from mkdocs_briefs.model.citation import CitationItem
from mkdocs_briefs.model.source import Source

_ARTICLES = frozenset(["A", "An", "The"])
"""Typst sorts what begins with one of them by the next word."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Typst's reason for refusing a source."""

    reason: str


Outcome = Pieces | Refusal
"""What becomes of a source that is formatted alone."""


def format_alone(compiler: Compiler, source: Source) -> Outcome:
    """The source's label and reference, where nothing else is cited."""
    key = source.key
    try:
        formatted = compiler.format({key: source}, [(CitationItem(key),)])
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
