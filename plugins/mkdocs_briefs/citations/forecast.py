"""Which citations a Markdown text is likely to have, before it is rendered, so that they can be formatted ahead.

What the rendering finds counts. A forecast that is wrong costs the time of asking again, and nothing else: so only what
is common is told apart here, as code, footnotes and links.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from html import escape

from mkdocs_briefs.citations.grammar import NARRATIVE, bare_key, bracket_end, parse_cluster, parse_continuation
from mkdocs_briefs.model.citation import CitationItem, Cluster, Mode

_CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
_BEGINNING = re.compile(rf"\\.|\[(?!\^)|(?<!/){NARRATIVE}", re.DOTALL)
_GAP = re.compile(r"[ \n]?(?=\[)")
_NOTE = re.compile(r"^\[\^(?P<name>[^\]\s]+)\]:(?P<text>.*(?:\n(?:[ ]{4}.*|\t.*|[ ]*$))*)", re.MULTILINE)
_NOTE_SIGN = re.compile(r"\[\^([^\]\s]+)\]")


def likely_clusters(body: str, known: Container[str]) -> tuple[Cluster, ...]:
    """The citations of a text, in the order in which a page has them: those of footnotes come last."""
    if "@" not in body:
        return ()
    text = _CODE.sub("", body)
    notes = {found["name"]: found["text"] for found in _NOTE.finditer(text)}
    text = _NOTE.sub("", text)
    parts = [text, *(notes[name] for name in dict.fromkeys(_NOTE_SIGN.findall(text)) if name in notes)]
    return tuple(cluster for part in parts for cluster in _clusters(part, known))


def _clusters(text: str, known: Container[str]) -> Iterator[Cluster]:
    position = 0
    while found := _BEGINNING.search(text, position):
        position = found.end()
        if found[0].startswith("\\"):
            continue
        cluster, end = _narrative(found, text, known) if found["key"] else _bracketed(found, text)
        if cluster:
            position = end
        if sound := tuple(_rendered(item) for item in cluster if item.key in known):
            yield sound


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
    """The item with affixes as HTML, if they are no more than words."""
    if not item.prefix and not item.suffix:
        return item
    space = " " if item.suffix[:1].isspace() else ""
    return replace(
        item, prefix=escape(item.prefix, quote=False), suffix=space + escape(item.suffix.strip(), quote=False)
    )
