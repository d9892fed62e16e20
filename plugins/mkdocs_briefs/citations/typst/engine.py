"""Citations of many pages, formatted with little work.

Typst formats a page in about a millisecond a citation. So each source is formatted once, and pages are put together
from the pieces where that gives the same. A style earns this by an experiment, and a page by its sources: they must
begin with different names, so that no year suffix, initial or order can depend on the company.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mkdocs_briefs.citations.composition import (
    Pieces,
    Punctuation,
    assemble,
    compose,
    independent,
    is_plain,
    names_in_sentence,
    with_affixes_in_note,
)
from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label
from mkdocs_briefs.citations.style import Style, StyleKind
from mkdocs_briefs.citations.typst.compiler import Compiler
from mkdocs_briefs.citations.typst.pieces import Outcome, Refusal, format_alone
from mkdocs_briefs.citations.typst.prefetch import Prefetch
from mkdocs_briefs.citations.typst.terms import with_term
from mkdocs_briefs.model.citation import CitationItem, Cluster, Mode
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.source import Source


class TypstEngine:
    """See ``citations.engine.Engine``. It holds what it formatted, so that no source is done twice."""

    def __init__(self, style: Style, bibliography: Mapping[str, Source]) -> None:
        self._style = style
        self.bibliography = bibliography
        self._compiler = Compiler(style)
        self._alone: dict[str, Outcome] = {}
        self._kind = StyleKind.AUTHOR_DATE
        self._punctuation = Punctuation("", "; ", "")
        self._composes = False
        self._learn()
        self._prefetch = Prefetch(style)

    def prepare(self, sources: Iterable[Source]) -> None:
        self._prefetch.want(sources)

    def close(self) -> None:
        self._prefetch.close()

    def format(self, clusters: Sequence[Cluster], also: Sequence[str] = ()) -> Formatted:
        wanted = dict.fromkeys([item.key for cluster in clusters for item in cluster] + list(also))
        outcomes = {key: self._formatted_alone(key) for key in wanted}
        pieces = {key: outcome for key, outcome in outcomes.items() if isinstance(outcome, Pieces)}
        failed = {key: outcome.reason for key, outcome in outcomes.items() if isinstance(outcome, Refusal)}
        sound = [tuple(dict.fromkeys(item for item in cluster if item.key in pieces)) for cluster in clusters]
        shown = [
            tuple(replace(item, locator=with_term(item.locator, self._style)) for item in items) for items in sound
        ]
        extra = [key for key in also if key in pieces]
        whole = (
            self._notes(shown, extra, pieces) if self._kind is StyleKind.NOTE else self._in_text(shown, extra, pieces)
        )
        return replace(whole, failed=failed)

    def reference(self, key: str) -> str:
        return self.reference_of(self.bibliography[key])

    def reference_of(self, source: Source) -> str:
        outcome = self._source_alone(source)
        return outcome.reference if isinstance(outcome, Pieces) else ""

    def _in_text(self, clusters: Sequence[Cluster], also: Sequence[str], pieces: Mapping[str, Pieces]) -> Formatted:
        """Author-date and numeric styles. What is not plain is formatted item by item and put together here."""
        asked = [[cluster] if is_plain(cluster) else [(item,) for item in cluster] for cluster in clusters]
        plain = [tuple(CitationItem(item.key, item.locator) for item in items) for some in asked for items in some]
        if self._composes and independent(pieces.values()) and not any(_repeats(cluster) for cluster in plain):
            formatted = compose(plain, pieces, self._punctuation)
        else:
            formatted = self._compiled(plain, also, pieces)
        answers = iter(formatted.clusters)
        together = []
        for cluster, some in zip(clusters, asked, strict=True):
            answer = [next(answers) for _ in some]
            together.append(answer[0] if is_plain(cluster) else self._assemble(cluster, answer))
        return replace(formatted, clusters=tuple(together))

    def _assemble(self, cluster: Cluster, answers: Sequence[FormattedCluster]) -> FormattedCluster:
        labels = [_label(item.key, answer) for item, answer in zip(cluster, answers, strict=True)]
        return assemble(cluster, labels, self._kind, self._punctuation, self._names(cluster))

    def _notes(self, clusters: Sequence[Cluster], also: Sequence[str], pieces: Mapping[str, Pieces]) -> Formatted:
        plain = [tuple(CitationItem(item.key, item.locator) for item in cluster) for cluster in clusters]
        formatted = self._compiled(plain, also, pieces)
        kept = [cluster for cluster in clusters if cluster]
        notes = tuple(with_affixes_in_note(*pair) for pair in zip(kept, formatted.notes, strict=True))
        signs = tuple(
            (*self._names(cluster).values(), *sign) for cluster, sign in zip(clusters, formatted.clusters, strict=True)
        )
        return replace(formatted, clusters=signs, notes=notes)

    def _names(self, cluster: Cluster) -> dict[str, str]:
        narrative = (item.key for item in cluster if item.mode is Mode.NARRATIVE)
        return {key: names_in_sentence(self.bibliography[key]) for key in narrative}

    def _compiled(self, clusters: Sequence[Cluster], also: Sequence[str], pieces: Mapping[str, Pieces]) -> Formatted:
        """What Typst makes of the whole page; a citation of which nothing is left stays empty."""
        formatted = self._compiler.format(self.bibliography, [cluster for cluster in clusters if cluster], also)
        answers = iter(formatted.clusters)
        filled = tuple(_filled(next(answers), pieces) if cluster else () for cluster in clusters)
        return replace(formatted, clusters=filled)

    def _formatted_alone(self, key: str) -> Outcome:
        return self._source_alone(self.bibliography[key])

    def _source_alone(self, source: Source) -> Outcome:
        key = source.key
        if key not in self._alone:
            self._alone[key] = self._prefetch.take(key) or format_alone(self._compiler, source)
        return self._alone[key]

    def _learn(self) -> None:
        """Learn the style's kind and punctuation, and whether pages can be put together from pieces.

        The experiment: sources cited out of their order, one with a locator. If putting the pieces together
        gives what Typst gives for the whole, the style's labels do not depend on their place.
        """
        sources = {name: _specimen(name, year) for name, year in (("Brook", 2003), ("Ash", 2001), ("Cole", 1999))}
        clusters = [
            (CitationItem("Brook"), CitationItem("Ash", "p. 4")),
            (CitationItem("Cole"),),
            (CitationItem("Ash"), CitationItem("Cole", "ch. 2"), CitationItem("Brook")),
            (CitationItem("Brook", "p. 4"),),
            (CitationItem("Brook"),),
        ]
        whole = self._compiler.format(sources, clusters)
        numbered = any(reference.label for reference in whole.references)
        in_text = StyleKind.NUMERIC if numbered else StyleKind.AUTHOR_DATE
        self._kind = StyleKind.NOTE if whole.notes else in_text
        first = whole.clusters[0]
        places = [number for number, part in enumerate(first) if isinstance(part, Label)]
        if self._kind is StyleKind.NOTE or len(places) != 2:
            return
        before, between, after = first[: places[0]], first[places[0] + 1 : places[1]], first[places[1] + 1 :]
        plain, located = (_label("Brook", whole.clusters[number]).html for number in (4, 3))
        joint = located.removeprefix(plain).removesuffix("p. 4")
        opening, delimiter, closing = ("".join(map(str, parts)) for parts in (before, between, after))
        self._punctuation = Punctuation(opening, delimiter, closing, joint)
        outcomes = {key: format_alone(self._compiler, source) for key, source in sources.items()}
        pieces = {key: outcome for key, outcome in outcomes.items() if isinstance(outcome, Pieces)}
        self._composes = len(pieces) == len(sources) and compose(clusters, pieces, self._punctuation) == whole


def _specimen(name: str, year: int) -> Source:
    fields = {"author": f"{name}, Ann", "title": f"A Book of {name}", "year": str(year), "publisher": "Press"}
    return Source(name, "book", fields, Location("", 0), issued=str(year))


def _label(key: str, formatted: FormattedCluster) -> Label:
    return next((part for part in formatted if isinstance(part, Label)), Label(key, ""))


def _repeats(cluster: Cluster) -> bool:
    """Whether a source stands in the citation twice, as for two passages: styles shorten the second."""
    return len({item.key for item in cluster}) < len(cluster)


def _filled(cluster: FormattedCluster, pieces: Mapping[str, Pieces]) -> FormattedCluster:
    """The citation with a text for each label: a source without a date, cited twice in one, gets none from Typst."""
    return tuple(
        Label(part.key, pieces[part.key].label) if isinstance(part, Label) and not part.html else part
        for part in cluster
    )
