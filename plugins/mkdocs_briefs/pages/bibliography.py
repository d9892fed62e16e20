"""The list of all that a publication cites, as its pages show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

from markupsafe import Markup

from mkdocs_briefs.citations.engine import Engine
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.pages.parts import Group
from mkdocs_briefs.sources.annotations import annotations_html
from mkdocs_briefs.sources.bibliography import alphabetical, families, type_name
from mkdocs_briefs.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source in the bibliography."""

    key: str
    html: Markup
    text: str
    """The reference without markup."""
    authors: str
    year: str
    type: str


@dataclass(frozen=True)
class Bibliography:
    """All cited sources, in the alphabetical order of their references. Each part of the list asks for all of it."""

    sources: Sequence[CitedSource]

    @cached_property
    def years(self) -> list[str]:
        """Those of sources that have one, the newest first."""
        return sorted({source.year for source in self.sources if source.year}, reverse=True)

    @cached_property
    def types(self) -> list[str]:
        return sorted({source.type for source in self.sources}, key=str.lower)

    @cached_property
    def letters(self) -> list[Group]:
        """The sources by the first letter of their reference; those that begin otherwise under "#"."""
        letters: dict[str, list[CitedSource]] = {}
        for source in self.sources:
            first = fold(source.text)[:1].upper()
            letters.setdefault(first if first.isalpha() else "#", []).append(source)
        return [Group(letter.lower() if letter != "#" else "other", letter, found) for letter, found in letters.items()]


def bibliography_of(corpus: Corpus, engine: Engine, words: Words) -> Bibliography:
    """All that the pages of a corpus cite."""
    sources = corpus.publication.bibliography
    references = {key: engine.reference(key) or escape(key) for key in corpus.cited.keys}
    return Bibliography(
        [
            CitedSource(
                key=key,
                html=Markup(references[key] + annotations_html(sources[key], words)),
                text=text,
                authors=families(sources[key]),
                year=sources[key].year,
                type=type_name(sources[key], words),
            )
            for key, text in alphabetical(references)
        ]
    )
