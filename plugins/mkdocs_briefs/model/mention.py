"""A mention: an actor's name found in the text of a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from mkdocs_briefs.model.actor import Subject


class Form(Enum):
    """The kind of name by which a text mentions a subject."""

    NAME = "name"
    ALIAS = "alias"
    SHORT = "short"
    """A person's surname."""
    DEMONYM = "demonym"
    """An adjective or noun for the people of a country: ``Venezuelan``."""
    BY_HAND = "by hand"
    """A link that the author wrote, whatever its text."""


class LinkMentions(Enum):
    """Which mentions of an actor or country are links."""

    SECTION = "section"
    """The first in each section under a ``##`` heading."""
    PAGE = "page"
    """The first on the page."""
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a ``##`` heading, or the part before the first one."""

    anchor: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a subject's name, linked or not."""

    subject: Subject
    src_uri: str
    section: Section
    text: str
    """The name as the text has it."""
    sentence: str
    """The sentence around it as plain text; in a heading, the whole heading."""
    start: int
    """Offset of the name in the sentence, in characters."""
    linked: bool
    form: Form = Form.NAME
    in_heading: bool = False
    position: int = 0
    """Offset of the name in the page's plain text, in characters."""
