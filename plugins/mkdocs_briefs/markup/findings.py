"""What rendering a page brings to light."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.citation import Citation, Passage
from mkdocs_briefs.model.front_text import Path
from mkdocs_briefs.model.mention import Mention
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads, to be checked when all pages and files are known."""

    page: Subject | str
    """A page by its subject or its ``src_uri``, or a file by its address."""
    anchor: str
    location: Location
    written: str


@dataclass(slots=True)
class Findings:
    """What rendering a page brought to light."""

    title_html: str = ""
    """The first ``#`` heading, if it was taken out."""
    references_html: str = ""
    """The reference list, if it was left out."""
    front: dict[Path, str] = field(default_factory=dict)
    """What of the front matter was rendered with the text, as HTML, by where it stands there."""
    mentions: list[Mention] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    """The sentences of its text, if they are wanted."""
    targets: list[Target] = field(default_factory=list)
    links: list[Target] = field(default_factory=list)
    """The links and pictures as they are written, with the page on which they stand, where MkDocs does not see them."""
    problems: list[Problem] = field(default_factory=list)

    def clear(self) -> None:
        """Forget all, because the rendering failed."""
        self.title_html = self.references_html = ""
        self.front.clear()
        self.links.clear()
        for found in (self.mentions, self.citations, self.passages, self.statements, self.targets, self.problems):
            found.clear()

    def report(self, problem: Problem) -> None:
        """Add a problem, once: a slip may stand on a page several times."""
        if problem not in self.problems:
            self.problems.append(problem)
