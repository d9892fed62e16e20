"""What the extension needs to know to render a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from mkdocs_briefs.citations.engine import InFootnote
from mkdocs_briefs.citations.formatted import Formatted
from mkdocs_briefs.linking.matcher import Match
from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.citation import Cluster
from mkdocs_briefs.model.front_text import FrontText
from mkdocs_briefs.model.mention import LinkMentions
from mkdocs_briefs.model.page_names import PageNames
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.publication import Entity
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.words.catalogue import ENGLISH, Words


class FormatsCitations(Protocol):
    """Of a citation engine, what a text needs (``citations.engine.Engine``)."""

    @property
    def bibliography(self) -> Mapping[str, Source]: ...

    def format(
        self, clusters: Sequence[Cluster], also: Sequence[str] = (), footnotes: Sequence[InFootnote | None] = ()
    ) -> Formatted: ...


class FindsNames(Protocol):
    """Of a matcher, what a text needs (``linking.matcher.Matcher``)."""

    def find(self, text: str, declared: Collection[Subject] = ()) -> list[Match]: ...


class ResolvesNames(Protocol):
    """Of the registry, what a text needs (``model.registry.Registry``)."""

    def find(self, name: str, declared: Collection[Subject] = ()) -> Subject | None: ...

    def resolve(self, name: str, declared: Collection[Subject] = (), pages: Iterable[str] | None = None) -> Subject: ...


class FindsPages(Protocol):
    """Of the pages' names, what a text needs (``model.page_names.PageNames``)."""

    @property
    def titles(self) -> Iterable[str]: ...

    def called(self, name: str, origin: str = "") -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class TextContext:
    """A page about to be rendered, and what surrounds its text."""

    src_uri: str
    file: str
    """Path for messages."""
    body: str
    """The Markdown, for finding the line of what is wrong in it."""
    body_line: int
    engine: FormatsCitations
    matcher: FindsNames
    registry: ResolvesNames
    seeks: bool = True
    """Whether names are sought in its text; if not, only links by hand are mentions."""
    subject: Entity | None = None
    """Whom the page itself is about: it does not mention them."""
    declared: frozenset[Subject] = frozenset()
    """Whom the front matter names: all their names count, and a name that several bear is theirs."""
    nolink: frozenset[Subject] = frozenset()
    """Whose names are not linked."""
    link_mentions: LinkMentions = LinkMentions.SECTION
    link_demonyms: bool = False
    language: str = "en"
    """Of the text, as in ``pt-BR``: by it the sentences are told apart."""
    words: Words = ENGLISH
    """Of the reference list, the notes and the rest that we add to the text."""
    is_withheld: Callable[[str], bool] = lambda _: False
    """Whether a link, by its address as it stands in the page, leads to a file that is not published."""
    subject_at: Callable[[str], Subject | None] = lambda _: None
    """From a link's address, as it stands in the page, to the subject whose page it leads to."""
    href: Callable[[Subject], str] = lambda subject: subject.src_uri
    """From a subject to the address of its page, as seen from this one."""
    pages: FindsPages = field(default_factory=lambda: PageNames({}, ()))
    """The pages and files that ``[[...]]`` may mean."""
    body_of: Callable[[str], str] = lambda _: ""
    """The Markdown of a page."""
    export_at: Callable[[str], str] = lambda _: ""
    """From a link as it is written to the address of the file of ours that it leads to; empty for other links."""
    file_href: Callable[[str], str] = str
    """From the address of such a file to its address as seen from this page."""
    size_of: Callable[[str], tuple[int, int] | None] = lambda _: None
    """From a link to a picture, as it is written, to its width and height in pixels; None if they are not known."""
    also_cited: Mapping[str, Location] = field(default_factory=dict)
    """Sources for the reference list that the text need not cite, with the place that names them."""
    records_statements: bool = False
    """Whether rules want its sentences."""
    is_shown: bool = True
    """Whether pages are made of what is found; else nobody reads the list of sources, or sentences with mentions."""
    front: tuple[FrontText, ...] = ()
    """What of the front matter is rendered with the text: first what stands before it."""
    template_ids: re.Pattern[str] | None = None
    """The ids that the page's template gives to elements of its own, if it has one: the text has to leave them."""
    has_template: bool = False
    """Whether a template shows the title and the reference list: they are left out of the text."""
    title: str = ""
    """A brief's, as its front matter has it."""
    titled: bool = True
    """Whether the front matter has a title; else the first ``#`` heading is it, wherever it stands. Beside one, it
    is the title if the text begins with it, and in a brief, if it says much the same."""
