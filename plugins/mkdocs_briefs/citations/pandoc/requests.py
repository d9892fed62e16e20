"""What is asked of Pandoc for the citations of pages, and what its answer says."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import zip_longest
from typing import Any

from mkdocs_briefs.citations.engine import CitedPage, InFootnote
from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label, NoteSign, Reference
from mkdocs_briefs.citations.locators import split_locator
from mkdocs_briefs.citations.pandoc.entries import LESS
from mkdocs_briefs.citations.pandoc.parts import Item
from mkdocs_briefs.citations.pandoc.worlds import World, without_marks
from mkdocs_briefs.model.citation import CitationItem, Cluster, Mode

Word = str | Mapping[str, str]
"""A word, a space, or ``{"html": tag}``."""

_MODES = {Mode.NORMAL: "NormalCitation", Mode.NARRATIVE: "AuthorInText", Mode.SUPPRESSED: "SuppressAuthor"}

_HIDDEN = str.maketrans("[]{}-", "\uf010\uf011\uf012\uf013\uf014")
"""In a locator, what Pandoc would read in another way: brackets that do not pair up, hyphens that are no ranges."""
_SHOWN = {hidden: chr(character) for character, hidden in _HIDDEN.items()} | {ord(LESS): "&lt;"}

_COLON = "\uf016"
"""What stands for a colon in a note: citeproc makes variables of what looks like some, as Zotero's "Number: 1"."""
_SHOWN[ord(_COLON)] = ":"

_TEXT_AND_TAG = re.compile("([^<]*)(<[^>]*>)?")
_SPACES = re.compile(r"[ \t\r\n]+")
_WORD = re.compile("[^ ]+| ")


def request_for(pages: Sequence[CitedPage], items: Mapping[str, Item]) -> dict[str, Any]:
    """The members of a request for several pages, each of which is a world."""
    clusters: list[list[dict[str, Any]]] = []
    footnotes: list[dict[str, Any] | bool] = []
    also: list[str] = []
    sources: list[Item] = []
    for number, page in enumerate(pages):
        world = World(number if len(pages) > 1 else None)
        sources += [world.marked(items[key]) for key in page.keys]
        for cluster, footnote in _asked(page):
            clusters.append([_cited(item, world) for item in cluster])
            footnotes.append({"id": f"{number}.{footnote.number}", "opens": footnote.opens} if footnote else False)
        also += map(world.identifier, page.also)
    return {"bibliography": _address_of(sources), "clusters": clusters, "footnotes": footnotes, "also": also}


def _address_of(sources: Iterable[Item]) -> str:
    """Sources as a file of CSL-JSON, in its own address: Pandoc reads it without Lua, which would have to hold it."""
    said = [{**item, "note": item["note"].replace(":", _COLON)} if "note" in item else item for item in sources]
    return f"data:application/json;base64,{base64.b64encode(json.dumps(said).encode()).decode()}"


def formatted_pages(answer: Mapping[str, Any], pages: Sequence[CitedPage]) -> Iterator[Formatted]:
    """The pages of a request, in its order."""
    is_shared = len(pages) > 1

    def cleaned(text: str) -> str:
        return (without_marks(text) if is_shared else text).translate(_SHOWN)

    clusters, notes = iter(answer["clusters"]), list(answer["notes"])
    references: dict[int, list[Reference]] = {}
    for entry in answer["references"]:
        number, key = World.read(entry["id"])
        html, label = cleaned(entry["html"]), cleaned(entry.get("label") or "").strip()
        references.setdefault(number, []).append(Reference(key, html, label))
    first = 0
    for number, page in enumerate(pages):
        found = [
            _parts(next(clusters), first, cleaned) if cluster or footnote else ()
            for cluster, footnote in _with_footnotes(page)
        ]
        count = sum(isinstance(part, NoteSign) for parts in found for part in parts)
        yield Formatted(
            clusters=tuple(found),
            references=tuple(references.get(number, ())),
            notes=tuple(_parts(note, 0, cleaned) for note in notes[first : first + count]),
        )
        first += count


def _with_footnotes(page: CitedPage) -> Iterator[tuple[Cluster, InFootnote | None]]:
    return zip_longest(page.clusters, page.footnotes)


def _asked(page: CitedPage) -> Iterator[tuple[Cluster, InFootnote | None]]:
    """The clusters that Pandoc gets: those without a source are asked for only where they are a footnote."""
    return ((cluster, footnote) for cluster, footnote in _with_footnotes(page) if cluster or footnote)


def _cited(item: CitationItem, world: World) -> dict[str, Any]:
    cited: dict[str, Any] = {"id": world.identifier(item.key), "mode": _MODES[item.mode]}
    if item.prefix:
        cited["prefix"] = _words(item.prefix)
    suffix = [*_locator(item), *_words(item.suffix)]
    if suffix:
        cited["suffix"] = suffix
    return cited


def _locator(item: CitationItem) -> list[Word]:
    """The locator as it is written in Markdown; in braces where Pandoc would read it in another way."""
    if not item.locator:
        return ["{}"] if split_locator(unescape(item.suffix))[0] else []
    is_plain = "-" not in item.locator and split_locator(f", {item.locator}") == (item.locator, "")
    return _text(f", {item.locator}" if is_plain else f", {{{item.locator.translate(_HIDDEN)}}}")


def _words(html: str) -> list[Word]:
    """HTML as words, spaces and tags, so that Pandoc sees its punctuation."""
    found: list[Word] = []
    for text, tag in _TEXT_AND_TAG.findall(html):
        found += _text(unescape(text))
        if tag:
            found.append({"html": tag})
    return found


def _text(text: str) -> list[Word]:
    return list(_WORD.findall(" ".join(_SPACES.split(text))))


def _parts(pieces: Iterable[Any], first: int, cleaned: Callable[[str], str]) -> FormattedCluster:
    """``first`` is the number of notes of the pages before."""
    return tuple(_part(piece, first, cleaned) for piece in pieces)


def _part(piece: Any, first: int, cleaned: Callable[[str], str]) -> str | Label | NoteSign:
    if isinstance(piece, str):
        return cleaned(piece)
    if "note" in piece:
        return NoteSign(piece["note"] - first)
    return Label(World.read(piece["key"])[1], cleaned(piece["html"]))
