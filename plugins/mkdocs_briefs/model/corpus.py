"""The corpus: a publication with the mentions and citations found in its texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.appearances import Appearances
from mkdocs_briefs.model.brief import Brief, newest_first
from mkdocs_briefs.model.citation import Citation, Passage
from mkdocs_briefs.model.cited import Cited
from mkdocs_briefs.model.correction import Correction
from mkdocs_briefs.model.front_text import Path
from mkdocs_briefs.model.grouping import grouped
from mkdocs_briefs.model.mention import Mention
from mkdocs_briefs.model.network import Network
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.related import Likeness, Nearest
from mkdocs_briefs.model.shelves import Shelves
from mkdocs_briefs.model.statement import Statement
from mkdocs_briefs.model.territory import Place
from mkdocs_briefs.model.track_record import Judged, TrackRecord, track_record

RELATED = 5
"""The most related briefs that a brief shows."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature that two briefs can share."""

    kind: str
    """``mention``, ``place``, ``source`` or ``tag``."""
    value: Subject | Place | str
    """The subject, the place, the citation key or the tag."""


@dataclass(frozen=True)
class Corpus:
    """A publication with what rendering found in its texts. What is asked of it on one subject is in a part of its own.

    Every answer has a stable order.
    """

    publication: Publication
    mentions: Mapping[str, tuple[Mention, ...]]
    """By ``src_uri``, in the order of the text."""
    citations: Mapping[str, tuple[Citation, ...]]
    """By ``src_uri``, in the order of first citation."""
    quoted: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    """By ``src_uri``: the sentences that cite a source, in the order of the text."""
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    """By ``src_uri``: the sentences of its text, in their order, if rules want them."""
    front: Mapping[str, Mapping[Path, str]] = field(default_factory=dict)
    """By ``src_uri``, and by where it stands in the front matter: what was rendered with the text, as HTML."""

    @cached_property
    def shelves(self) -> Shelves:
        """The briefs by place, author, tag and series."""
        return Shelves(self.publication)

    @cached_property
    def appearances(self) -> Appearances:
        """The briefs and other pages by the actors and countries in them."""
        return Appearances(self.publication, self.shelves, self.mentions)

    @cached_property
    def network(self) -> Network:
        """The actors and countries by those with whom they appear."""
        return Network(self.appearances)

    @cached_property
    def cited(self) -> Cited:
        """The pages by the sources that they cite."""
        return Cited(self.publication, self.citations, self.quoted)

    @cached_property
    def briefs(self) -> tuple[Brief, ...]:
        """Those in lists: newest first, drafts without a date before all; of one day, by title. Not withdrawn ones.

        Of a brief's editions in several languages it is one.
        """
        return self.publication.listed

    @property
    def editions(self) -> tuple[Brief, ...]:
        """The same, with every edition."""
        return self.publication.editions

    @cached_property
    def withdrawn(self) -> tuple[Brief, ...]:
        """The others, in the same order."""
        return tuple(brief for brief in self._briefs if brief.status == "withdrawn")

    @cached_property
    def _briefs(self) -> tuple[Brief, ...]:
        return tuple(sorted(self.publication.briefs, key=newest_first))

    @cached_property
    def judgements(self) -> tuple[Judged, ...]:
        """The key judgements of all briefs, newest first; of one day, in the order of briefs."""
        found = [Judged(b, number, one) for b in self.briefs for number, one in enumerate(b.fields.key_judgements)]
        return tuple(sorted(found, key=lambda judged: judged.made or date.max, reverse=True))

    @cached_property
    def track_record(self) -> TrackRecord | None:
        return track_record(self.judgements)

    @cached_property
    def corrections(self) -> tuple[tuple[Brief, int, Correction], ...]:
        """The corrections of all briefs, newest first, each with its brief and its index there."""
        found = [(brief, number, one) for brief in self.briefs for number, one in brief.corrections]
        return tuple(sorted(found, key=lambda item: item[2].date, reverse=True))

    @cached_property
    def superseded(self) -> Mapping[str, tuple[Brief, ...]]:
        """By ``src_uri``, the briefs whose place a brief takes, newest first."""
        return grouped((brief.successor, brief) for brief in self._briefs if brief.successor)

    def related(self, brief: Brief) -> tuple[Likeness[Brief, Feature], ...]:
        """The briefs most like this one, with the features that they share."""
        listed = self.publication.briefs_by_page.get(brief.work, brief)
        return self._related.get(listed, ())

    @cached_property
    def _related(self) -> Mapping[Brief, tuple[Likeness[Brief, Feature], ...]]:
        return Nearest({brief: self._features(brief) for brief in self.briefs}, RELATED)

    def _features(self, brief: Brief) -> list[Feature]:
        return [
            *(Feature("mention", subject) for subject in self.appearances.subjects_in(brief)),
            *(Feature("place", place) for place in brief.places),
            *(Feature("source", citation.key) for citation in self.citations.get(brief.src_uri, ())),
            *(Feature("tag", tag) for tag in brief.fields.tags),
        ]
