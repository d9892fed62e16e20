"""What a citation engine does for the rest. Which one it is, ``assembly/engine.py`` alone says."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from mkdocs_briefs.citations.formatted import Formatted
from mkdocs_briefs.model.citation import Cluster
from mkdocs_briefs.model.source import Source


class EngineError(ValueError):
    """The engine cannot use a style, or an entry. The text says why."""


@dataclass(frozen=True, slots=True)
class InFootnote:
    """Where a citation stands that is in a footnote."""

    number: int
    """The footnote's, counted from 1 as their signs come in the text."""
    opens: bool = False
    """Whether the footnote begins with it."""


@dataclass(frozen=True, slots=True)
class CitedPage:
    """What a page cites, as far as its citations depend on it."""

    clusters: tuple[Cluster, ...]
    """In the order of the text, where a footnote stands at its first sign. Prefixes and suffixes are HTML."""
    also: tuple[str, ...] = ()
    """Keys for the reference list alone."""
    footnotes: tuple[InFootnote | None, ...] = ()
    """For each cluster, the footnote that it is in; none at all for a page without footnotes. A footnote that cites
    nothing has an empty cluster: in note styles, it is counted with the notes."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key, once, in the order of first citation."""
        return tuple(dict.fromkeys([item.key for cluster in self.clusters for item in cluster] + list(self.also)))

    def without(self, keys: Container[str]) -> CitedPage:
        """The page without these sources; the number of its citations stays."""
        clusters = tuple(tuple(item for item in cluster if item.key not in keys) for cluster in self.clusters)
        return replace(self, clusters=clusters, also=tuple(key for key in self.also if key not in keys))


class Engine(Protocol):
    """Formats the citations of pages in one style. Making one raises EngineError where the style cannot be used."""

    @property
    def bibliography(self) -> Mapping[str, Source]:
        """The sources that pages may cite, by key."""

    def prepare(self, pages: Iterable[CitedPage]) -> None:
        """Begin to format these pages, in this order, because they are likely to be asked for."""

    def prepare_references(self, sources: Iterable[Source]) -> None:
        """The same for the references of sources as they stand alone."""

    def format(
        self, clusters: Sequence[Cluster], also: Sequence[str] = (), footnotes: Sequence[InFootnote | None] = ()
    ) -> Formatted:
        """Format the citations of a page, which are those of a ``CitedPage``.

        Every key must be in the bibliography. A source that the engine refuses is left
        out and named in ``failed``; the others do not suffer.
        """

    def reference(self, key: str) -> str:
        """The source's reference as HTML, as it stands alone; empty if the engine refuses it."""

    def reference_of(self, source: Source) -> str:
        """The same for a source that need not be in the bibliography; its key must not be another's there."""

    def item_of(self, source: Source) -> Mapping[str, Any]:
        """The source in CSL-JSON, as the engine reads it; empty if it cannot. Its key is as for ``reference_of``."""

    def refused(self, sources: Collection[Source]) -> Mapping[str, str]:
        """Those of these sources that the engine refuses, by key, each with the reason. It formats none for that."""

    @property
    def is_idle(self) -> bool:
        """Whether all that was prepared is formatted. No thread of the engine runs then."""

    def close(self) -> None:
        """Give up what was prepared and not asked for. What was formatted can still be had."""
