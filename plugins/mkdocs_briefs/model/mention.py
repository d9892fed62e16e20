"""A mention: an actor's name found in the text of a page."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefs.model.actor import Subject


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
    """The sentence around it, as plain text."""
    start: int
    """Where in the sentence the name begins, in characters."""
    linked: bool
