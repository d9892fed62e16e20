"""The Markdown of a brief that stands in its front matter: what is rendered together with the brief's text."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.words.catalogue import marked

Path = tuple[str | int, ...]
"""Where in the front matter a text stands, as ``("corrections", 0, "text")``."""


@dataclass(frozen=True, slots=True)
class FrontText:
    """One text of front matter, in one line of Markdown."""

    path: Path
    markdown: str
    location: Location
    anchor: str
    """The id of the part of the page that shows it: mentions in it are quoted from there."""
    heading: str
    """What that part is called, in English."""
    sources: tuple[str, ...] = ()
    """Keys that are cited behind it."""
    follows: bool = False
    """Whether it stands behind the brief's text."""

    def cited(self, known: Container[str]) -> str:
        """The text with those of its sources that are known cited behind it, before a full stop at its end."""
        keys = [key for key in self.sources if key in known]
        if not keys:
            return self.markdown
        stop = "." if self.markdown.endswith(".") else ""
        return f"{self.markdown.removesuffix('.')} [{'; '.join(f'@{{{key}}}' for key in keys)}]{stop}"


def front_texts(brief: Brief) -> tuple[FrontText, ...]:
    """Those of a brief, in the order of its page."""
    return tuple(_texts(brief))


def _texts(brief: Brief) -> Iterator[FrontText]:
    fields = brief.fields

    def text(
        markdown: str | None,
        *path: str | int,
        part: tuple[str, str],
        sources: tuple[str, ...] = (),
        follows: bool = False,
    ) -> Iterator[FrontText]:
        if markdown:
            yield FrontText(path, markdown, brief.at(*path), *part, sources, follows)

    yield from text(fields.status_note, "status_note", part=("status-note", marked("Since then")))
    glance = "at-a-glance", marked("At a glance")
    for name in ("new", "matters", "next") if fields.at_a_glance else ():
        yield from text(getattr(fields.at_a_glance, name), "at_a_glance", name, part=glance)
    judgements = "key-judgements", marked("Key judgements")
    for number, judgement in enumerate(fields.key_judgements):
        place = "key_judgements", number
        yield from text(judgement.text, *place, "text", part=judgements, sources=judgement.sources)
        yield from text(judgement.note, *place, "note", part=judgements)
    for number, correction in enumerate(fields.corrections):
        part = "corrections", marked("Corrections")
        yield from text(correction.text, "corrections", number, "text", part=part, follows=True)
    for number, version in enumerate(fields.versions):
        yield from text(version.note, "versions", number, "note", part=("versions", marked("Versions")), follows=True)
