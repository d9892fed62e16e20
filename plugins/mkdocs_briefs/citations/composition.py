"""Citations put together: from sources formatted alone, and with what an engine does not know of.

In most pages of an author-date publication every label and every reference is what it would be alone. Then it is
enough that the engine formats each source once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label, NoteSign, Reference
from mkdocs_briefs.citations.style import StyleKind
from mkdocs_briefs.model.citation import CitationItem, Cluster, Mode
from mkdocs_briefs.model.source import Source

_YEAR = re.compile(r"(?P<author>.+?),?\s+(?P<year>(?:\d{3,4}\S*|n\.d\.\S*|no date|forthcoming|in press))", re.DOTALL)
_SEVERAL = 3  # from this number on, a sentence names the first author "et al."


@dataclass(frozen=True, slots=True)
class Pieces:
    """A source's label and reference, where no other source is near."""

    label: str
    reference: str
    leading_word: str
    """What the reference begins with, in lower case: its place in the list. Empty where that is no safe guide."""


@dataclass(frozen=True, slots=True)
class Punctuation:
    """What a style puts before, between and after labels, and before a locator."""

    opening: str
    delimiter: str
    closing: str
    before_locator: str = ", "


def independent(pieces: Iterable[Pieces]) -> bool:
    """Whether no suffix, initial or order of these sources can depend on the others."""
    words = [piece.leading_word for piece in pieces]
    return all(words) and len(set(words)) == len(words)


def compose(clusters: Sequence[Cluster], pieces: Mapping[str, Pieces], punctuation: Punctuation) -> Formatted:
    """What the engine would make of sources that are independent, from each one's pieces."""

    def label(item: CitationItem) -> Label:
        piece = pieces[item.key]
        if not item.locator:
            return Label(item.key, piece.label)
        return Label(item.key, f"{piece.label}{punctuation.before_locator}{escape(item.locator, quote=False)}")

    def cluster(items: Cluster) -> FormattedCluster:
        parts: list[str | Label] = [punctuation.opening]
        for number, item in enumerate(items):
            parts += [punctuation.delimiter, label(item)] if number else [label(item)]
        return tuple(part for part in (*parts, punctuation.closing) if part) if items else ()

    ordered = sorted(pieces, key=lambda key: pieces[key].leading_word)
    return Formatted(
        clusters=tuple(cluster(items) for items in clusters),
        references=tuple(Reference(key, pieces[key].reference) for key in ordered),
    )


def is_plain(cluster: Cluster) -> bool:
    """Whether the engine can format the citation as it is."""
    return all(item.mode is Mode.NORMAL and not item.prefix and not item.suffix for item in cluster)


def assemble(
    cluster: Cluster, labels: Sequence[Label], kind: StyleKind, punctuation: Punctuation, names: Mapping[str, str]
) -> FormattedCluster:
    """A citation with prefixes, suffixes or modes, from the labels of its items.

    ``names`` are the authors of narrative items, as a sentence names them (HTML), by key.
    """
    if kind is StyleKind.NUMERIC:
        return _numeric(cluster, labels, punctuation, names)
    author = ""
    parts: list[str | Label] = []
    for number, (item, label) in enumerate(zip(cluster, labels, strict=True)):
        shown = label
        if item.mode is not Mode.NORMAL:
            who, rest = split_label(label.html, item.locator)
            if item.mode is Mode.NARRATIVE:
                author = who
            shown = Label(item.key, rest)
        if shown.html or item.mode is not Mode.NARRATIVE:
            parts += _delimited(number and parts, punctuation, _with_affixes(item, shown))
    if not parts:  # a style without years, and no locator: the name is all there is
        return (Label(cluster[0].key, author),)
    within = [punctuation.opening, *parts, punctuation.closing]
    return tuple(part for part in ([f"{author} ", *within] if author else within) if part)


def _numeric(
    cluster: Cluster, labels: Sequence[Label], punctuation: Punctuation, names: Mapping[str, str]
) -> FormattedCluster:
    parts: list[str | Label] = []
    for number, (item, label) in enumerate(zip(cluster, labels, strict=True)):
        if item.mode is Mode.NARRATIVE:
            parts.append(f"{names[item.key]} ")
        parts += _delimited(number, punctuation, _with_affixes(item, label))
    return tuple(parts)


def with_affixes_in_note(cluster: Cluster, note: FormattedCluster) -> FormattedCluster:
    """A note with the prefixes and suffixes of its items."""
    parts: list[str | Label | NoteSign] = []
    items = iter(cluster)
    suffix = ""
    for part in note:
        if isinstance(part, Label):
            parts.append(suffix)
            item = next(items, CitationItem(part.key))
            parts += [f"{item.prefix} " if item.prefix else "", part]
            suffix = item.suffix
        elif isinstance(part, str) and suffix and part.lstrip().startswith((";", ".", ",")):
            parts += [suffix, part]
            suffix = ""
        else:
            parts.append(part)
    return tuple(part for part in (*parts, suffix) if part)


def split_label(label: str, locator: str) -> tuple[str, str]:
    """The author of a label and the rest of it: ``Ash 2001, 4`` is ``Ash`` and ``2001, 4``."""
    head, _, tail = label.rpartition(escape(locator, quote=False)) if locator else (label, "", "")
    base = head.rstrip(" ,:")
    passage = label[len(base) :] if locator else tail
    found = _YEAR.fullmatch(base)
    if found:
        return found["author"], found["year"] + passage
    return base, passage.lstrip(" ,:")


def names_in_sentence(source: Source) -> str:
    """Who wrote a source, as a sentence names them; its title where nobody signs it. HTML."""
    names = source.names.get("author") or source.names.get("editor") or ()
    said = [" ".join(filter(None, (name.particle, name.family))) for name in names]
    if not said:
        return escape(source.plain.get("title", source.key), quote=False)
    if len(said) >= _SEVERAL:
        return escape(f"{said[0]} et al.", quote=False)
    return escape(" and ".join(said), quote=False)


def _with_affixes(item: CitationItem, label: Label) -> list[str | Label]:
    return [part for part in (f"{item.prefix} " if item.prefix else "", label, item.suffix) if part]


def _delimited(later: object, punctuation: Punctuation, parts: list[str | Label]) -> list[str | Label]:
    return [punctuation.delimiter, *parts] if later else parts
