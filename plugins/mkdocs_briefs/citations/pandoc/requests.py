"""What is asked of Pandoc for the citations of pages, and what its answer says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from mkdocs_briefs.citations.engine import CitedPage
from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label, NoteSign, Reference
from mkdocs_briefs.citations.locators import split_locator
from mkdocs_briefs.citations.pandoc.worlds import World, without_marks
from mkdocs_briefs.model.citation import CitationItem, Mode
from mkdocs_briefs.model.naming import fold

Item = Mapping[str, Any]
"""A source in CSL-JSON."""

_MODES = {Mode.NORMAL: "NormalCitation", Mode.NARRATIVE: "AuthorInText", Mode.SUPPRESSED: "SuppressAuthor"}


def request_for(pages: Sequence[CitedPage], items: Mapping[str, Item]) -> dict[str, Any]:
    """The members of a request for several pages, each of which is a world."""
    clusters: list[list[dict[str, Any]]] = []
    also: list[str] = []
    sources: list[Item] = []
    for number, page in enumerate(pages):
        world = World(number if len(pages) > 1 else None)
        sources += [world.marked(items[key]) for key in page.keys]
        clusters += [[_cited(item, world) for item in cluster] for cluster in page.clusters if cluster]
        also += map(world.identifier, page.also)
    return {"items": sources, "clusters": clusters, "also": also}


def formatted_pages(answer: Mapping[str, Any], pages: Sequence[CitedPage]) -> Iterator[Formatted]:
    """The pages of a request, in its order."""
    clusters, notes = iter(answer["clusters"]), list(answer["notes"])
    references: dict[int, list[Reference]] = {}
    for entry in answer["references"]:
        number, key = World.read(entry["id"])
        html, label = without_marks(entry["html"]), without_marks(entry.get("label") or "").strip()
        references.setdefault(number, []).append(Reference(key, html, label))
    first = 0
    for number, page in enumerate(pages):
        found = [_parts(next(clusters), first) if cluster else () for cluster in page.clusters]
        count = sum(isinstance(part, NoteSign) for parts in found for part in parts)
        yield Formatted(
            clusters=tuple(found),
            references=tuple(references.get(number, ())),
            notes=tuple(_parts(note, 0) for note in notes[first : first + count]),
        )
        first += count


def labels_of(item: Item) -> frozenset[str]:
    """By what a source may be called in a text; sources with nothing in common here do not touch one another."""
    names = [name for part in item.values() if isinstance(part, list) for name in part if isinstance(name, dict)]
    called = [name.get("family") or name.get("literal") or "" for name in names]
    return frozenset(map(fold, called or [str(item.get(part, "")) for part in ("title", "container-title")]))


def _cited(item: CitationItem, world: World) -> dict[str, Any]:
    cited: dict[str, Any] = {"id": world.identifier(item.key), "mode": _MODES[item.mode]}
    if item.prefix:
        cited["prefix"] = _affix(item.prefix)
    if item.locator:
        # In braces where Pandoc would read the words in another way.
        is_plain = split_locator(f", {item.locator}") == (item.locator, "")
        cited["locator"] = item.locator if is_plain else f"{{{item.locator}}}"
    elif item.suffix and split_locator(item.suffix)[0]:
        cited["locator"] = "{}"
    if item.suffix:
        cited["suffix"] = _affix(item.suffix)
    return cited


def _affix(html: str) -> dict[str, str]:
    """Text where it is no more than text, so that Pandoc sees its punctuation."""
    return {"html": html} if "<" in html else {"text": unescape(html)}


def _parts(pieces: Iterable[Any], first: int) -> FormattedCluster:
    """``first`` is the number of notes of the pages before."""
    return tuple(_part(piece, first) for piece in pieces)


def _part(piece: Any, first: int) -> str | Label | NoteSign:
    if isinstance(piece, str):
        return without_marks(piece)
    if "note" in piece:
        return NoteSign(piece["note"] - first)
    return Label(World.read(piece["key"])[1], without_marks(piece["html"]))
