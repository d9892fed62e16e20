"""A page as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_briefs.markup.findings import Findings

Question = tuple[Any, ...]
"""What the rendering of a page asked: a name of ``questions.QUESTIONS``, and what was asked of."""

Heading = tuple[str, str, int, tuple[Any, ...]]
"""A line of the table of contents: title, id, level, and the lines below it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The answer to a name that nobody bears, or several do."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What a page's Markdown became."""

    html: str
    title: str | None
    """Of its first heading."""
    contents: tuple[Heading, ...]
    anchors: frozenset[str]
    links: tuple[tuple[str, str, str], ...]
    """The ``src_uri`` of each page that it links to, the anchor there, and the link as it is written."""
    messages: tuple[tuple[str, int, str], ...]
    """What was logged meanwhile: the logger, the level, the text."""
    findings: Findings
    asked: tuple[tuple[Question, Any], ...]
    """What the rendering asked, with the answers: where one is another now, the page is made anew."""
    surroundings: Mapping[str, bytes]
    """The digests of those surroundings, by group of questions: where one is still the same, so are its answers."""
