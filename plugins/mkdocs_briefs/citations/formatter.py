"""Citations of many pages, formatted with little work.

Typst formats a page in about a millisecond a citation. In most pages of an author-date publication, though,
every label and every reference is what it would be alone: then it is enough to format each source once and
to put the pieces together. A style earns this by an experiment, and a page by its sources: they must begin
with different names, so that no year suffix, initial or order can depend on the company.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mkdocs_briefs.citations.ahead import Ahead
from mkdocs_briefs.citations.alone import Pieces, Refusal, format_alone
from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label, Reference
from mkdocs_briefs.citations.typst import Engine
from mkdocs_briefs.model.citation import CitationItem, Cluster
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.source import Source


class Formatter:
    """Formats the citations of pages in one style. Holds what it formatted, so that no source is done twice.

    Raises EngineError where the style is unknown, NoteStyleError where it is a note style.
    """

    def __init__(self, style: str, bibliography: Mapping[str, Source]) -> None:
        self.bibliography = bibliography
        self._engine = Engine(style)
        self._alone: dict[str, Pieces | Refusal] = {}
        self._between = self._learn_punctuation()
        self._ahead = Ahead(style, ())

    def prepare(self, keys: Iterable[str]) -> None:
        """Begin to format these sources, in this order, because pages will ask for them."""
        self.close()
        self._ahead = Ahead(self._engine.style, [self.bibliography[key] for key in dict.fromkeys(keys)])

    def close(self) -> None:
        """Give up what was prepared and not asked for."""
        self._ahead.close()

    def format(self, clusters: Sequence[Cluster], also: Sequence[str] = ()) -> Formatted:
        """Format the citations of a page, in the order of its text.

        Every key must be in the bibliography. ``also`` are keys for the reference list alone. A source that
        the engine refuses is left out and named in ``failed``; the others do not suffer.
        """
        wanted = dict.fromkeys([item.key for cluster in clusters for item in cluster] + list(also))
        outcomes = {key: self._formatted_alone(key) for key in wanted}
        pieces = {key: outcome for key, outcome in outcomes.items() if isinstance(outcome, Pieces)}
        failed = {key: outcome.reason for key, outcome in outcomes.items() if isinstance(outcome, Refusal)}
        sound = [tuple(dict.fromkeys(item for item in cluster if item.key in pieces)) for cluster in clusters]
        if self._between and _independent(pieces.values()) and not any(_repeats(cluster) for cluster in sound):
            formatted = _compose(sound, pieces, self._between)
        else:
            kept = [cluster for cluster in sound if cluster]
            formatted = self._engine.format(self.bibliography, kept, [key for key in also if key in pieces])
            whole = iter(formatted.clusters)
            clusters_again = tuple(_filled(next(whole), pieces) if cluster else () for cluster in sound)
            formatted = Formatted(clusters_again, formatted.references, {})
        return Formatted(formatted.clusters, formatted.references, failed)

    def reference(self, key: str) -> str:
        """The source's reference as HTML, as it stands alone; empty if the engine refuses it."""
        outcome = self._formatted_alone(key)
        return outcome.reference if isinstance(outcome, Pieces) else ""

    def _formatted_alone(self, key: str) -> Pieces | Refusal:
        if key not in self._alone:
            self._alone.update(self._ahead.take(key))
        if key not in self._alone:
            self._alone[key] = format_alone(self._engine, self.bibliography[key])
        return self._alone[key]

    def _learn_punctuation(self) -> tuple[str, str, str] | None:
        """What the style puts before, between and after labels; None if pages must be formatted whole.

        The experiment: sources cited out of their order, one with a locator. If putting the pieces together
        gives what the engine gives for the whole, the style's labels do not depend on their place.
        """
        sources = {name: _specimen(name, year) for name, year in (("Brook", 2003), ("Ash", 2001), ("Cole", 1999))}
        clusters = [
            (CitationItem("Brook"), CitationItem("Ash", "p. 4")),
            (CitationItem("Cole"),),
            (CitationItem("Ash"), CitationItem("Cole", "ch. 2"), CitationItem("Brook")),
            (CitationItem("Brook", "p. 4"),),
            (CitationItem("Brook"),),
        ]
        whole = self._engine.format(sources, clusters)
        first = whole.clusters[0]
        if len(first) != 5 or [type(part) for part in first] != [str, Label, str, Label, str]:
            return None
        between = (str(first[0]), str(first[2]), str(first[4]))
        outcomes = {key: format_alone(self._engine, source) for key, source in sources.items()}
        pieces = {key: outcome for key, outcome in outcomes.items() if isinstance(outcome, Pieces)}
        return between if len(pieces) == len(sources) and _compose(clusters, pieces, between) == whole else None


def _specimen(name: str, year: int) -> Source:
    fields = {"author": f"{name}, Ann", "title": f"A Book of {name}", "year": str(year), "publisher": "Press"}
    return Source(name, "book", fields, Location("", 0))


def _independent(pieces: Iterable[Pieces]) -> bool:
    words = [piece.leading_word for piece in pieces]
    return all(words) and len(set(words)) == len(words)


def _repeats(cluster: Cluster) -> bool:
    """Whether a source stands in the citation twice, as for two passages: styles shorten the second."""
    return len({item.key for item in cluster}) < len(cluster)


def _filled(cluster: FormattedCluster, pieces: Mapping[str, Pieces]) -> FormattedCluster:
    """The citation with a text for each label: a source without a date, cited twice in one, gets none from Typst."""
    return tuple(
        Label(part.key, pieces[part.key].label) if isinstance(part, Label) and not part.html else part
        for part in cluster
    )


def _compose(clusters: Sequence[Cluster], pieces: Mapping[str, Pieces], between: tuple[str, str, str]) -> Formatted:
    opening, delimiter, closing = between

    def label(item: CitationItem) -> Label:
        piece = pieces[item.key]
        if not item.locator:
            return Label(item.key, piece.label)
        return Label(item.key, f"{piece.before_locator}{_escape(item.locator)}{piece.after_locator}")

    def cluster(items: Cluster) -> FormattedCluster:
        parts: list[str | Label] = [opening]
        for number, item in enumerate(items):
            parts += [delimiter, label(item)] if number else [label(item)]
        return (*parts, closing) if items else ()

    ordered = sorted(pieces, key=lambda key: pieces[key].leading_word)
    return Formatted(
        clusters=tuple(cluster(items) for items in clusters),
        references=tuple(Reference(key, pieces[key].reference) for key in ordered),
        failed={},
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
