"""Which citations a Markdown text is likely to have, before it is rendered, so that they can be formatted ahead.

What the rendering finds counts. A forecast that is wrong costs the time of asking again, and nothing else: so only what
is common is told apart here, as code, footnotes and links.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from html import escape

from mkdocs_briefs.citations.code import without_code
from mkdocs_briefs.citations.engine import CitedPage, InFootnote
from mkdocs_briefs.citations.grammar import NARRATIVE, bare_key, bracket_end, parse_cluster, parse_continuation
from mkdocs_briefs.model.citation import CitationItem, Cluster, Mode

_BEGINNING = re.compile(rf"\\.|\[(?!\^)|\[\^(?P<note>[^\]\s]+)\]|(?<!/){NARRATIVE}", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\\*\w])\*([^*\s]|[^*\s][^*]*[^*\s\\])\*(?![*\w])")
_GAP = re.compile(r"[ \n]?(?=\[)")
_NOTE = re.compile(r"^\[\^(?P<name>[^\]\s]+)\]:(?P<text>.*(?:\n(?:[ ]{4}.*|\t.*|[ ]*$))*)", re.MULTILINE)


def likely_page(body: str, known: Container[str], also: tuple[str, ...] = ()) -> CitedPage:
    """The citations of a text, in the order in which a page has them: those of a footnote come where its sign is."""
    text = without_code(body)
    notes = {found["name"]: found["text"] for found in _NOTE.finditer(text)}
    found = list(_clusters(_NOTE.sub("", text), known, notes)) if "@" in body else []
    clusters, footnotes = tuple(cluster for cluster, _ in found), tuple(footnote for _, footnote in found)
    return CitedPage(clusters, also, footnotes if any(footnotes) else ()) if any(clusters) else CitedPage((), also)


def _clusters(
    text: str, known: Container[str], notes: Mapping[str, str]
) -> Iterator[tuple[Cluster, InFootnote | None]]:
    position = 0
    seen: list[str] = []
    while found := _BEGINNING.search(text, position):
        position = found.end()
        if found[0].startswith("\\"):
            continue
        if name := found["note"]:
            if name in notes and name not in seen:
                seen.append(name)
                yield from _in_footnote(notes[name], known, len(seen))
            continue
        cluster, end = _narrative(found, text, known) if found["key"] else _bracketed(found, text)
        if cluster:
            position = end
            yield tuple(_rendered(item) for item in cluster if item.key in known), None


def _in_footnote(text: str, known: Container[str], number: int) -> Iterator[tuple[Cluster, InFootnote]]:
    clusters = [cluster for cluster, _ in _clusters(text, known, {})]
    for place, cluster in enumerate(clusters or [()]):
        opens = place == 0 and text.lstrip().startswith("[") and bool(cluster)
        yield cluster, InFootnote(number, opens)


def _bracketed(found: re.Match[str], text: str) -> tuple[Cluster, int]:
    end = bracket_end(text, found.start())
    inside = text[found.end() : end - 1]
    if end < 0 or "@" not in inside or text[end : end + 1] in ("(", "["):
        return (), 0
    return parse_cluster(inside) or (), end


def _narrative(found: re.Match[str], text: str, known: Container[str]) -> tuple[Cluster, int]:
    key = bare_key(found["key"])
    if key not in known:
        return (), 0
    item = CitationItem(key, mode=Mode.SUPPRESSED if found["suppressed"] else Mode.NARRATIVE)
    gap = _GAP.match(text, found.end())
    end = bracket_end(text, gap.end()) if gap else -1
    if gap and end > 0 and text[end : end + 1] not in ("(", "["):
        inside = text[gap.end() + 1 : end - 1]
        if more := parse_cluster(inside):
            return (item, *more), end
        if continuation := parse_continuation(inside):
            item = replace(item, locator=continuation.locator, suffix=continuation.suffix)
            return (item, *continuation.others), end
    return (item,), found.end()


def _rendered(item: CitationItem) -> CitationItem:
    """The item with affixes as HTML, if they are no more than words and emphasis."""
    if not item.prefix and not item.suffix:
        return item
    space = " " if item.suffix[:1].isspace() else ""
    return replace(item, prefix=_html(item.prefix), suffix=space + _html(item.suffix.strip()))


def _html(text: str) -> str:
    return _EMPHASIS.sub(r"<em>\1</em>", escape(text, quote=False))
