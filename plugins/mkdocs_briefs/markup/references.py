"""The reference list and the notes of a page, and the links between them and the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape

from mkdocs_briefs.citations.formatted import Label, Reference
from mkdocs_briefs.markup.places import Marker
from mkdocs_briefs.model.naming import fragment
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.annotations import annotations_html, legend_html
from mkdocs_briefs.words.catalogue import Words
from mkdocs_briefs.words.locales import direction, direction_of

RETURN = "\u21a9"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TAG = re.compile("<[^>]*>")
_OWN_ID = re.compile(r"(?:references|notes)(?:-heading)?|note(?:ref)?-\d+|ref-(.*)|cite-(.*)-\d+", re.DOTALL)


@dataclass(slots=True)
class Anchors:
    """The anchors of a page's citations, to which its references link back; counted as they are made."""

    counts: Counter[str] = field(default_factory=Counter)
    """How often each source is cited."""

    def label(self, label: Label, marker: Marker | None = None) -> str:
        """A label as a link to its reference."""
        self.counts[label.key] += 1
        anchor = anchor_id(label.key, self.counts[label.key])
        if marker is not None:
            marker.anchor = marker.anchor or anchor
        return (
            f'<a class="citation" role="doc-biblioref" id="{escape(anchor)}" '
            f'href="#{fragment(f"ref-{label.key}")}">{label.html}</a>'
        )

    def note_sign(self, number: int, marker: Marker) -> str:
        """The number of a note as a link to it."""
        anchor = f"noteref-{number}"
        marker.anchor = marker.anchor or anchor
        return f'<sup class="note-sign"><a id="{anchor}" role="doc-noteref" href="#note-{number}">{number}</a></sup>'


def anchor_id(key: str, number: int) -> str:
    """The id of the nth place that cites a source."""
    return f"cite-{key}-{number}"


def is_own_id(name: str, keys: Collection[str]) -> bool:
    """Whether a page that cites these sources has this id: in its reference list, its notes, where it cites."""
    found = _OWN_ID.fullmatch(name) if keys else None
    return found is not None and (not found.lastindex or found[found.lastindex] in keys)


def references_html(
    references: Sequence[Reference], sources: Mapping[str, Source], anchors: Anchors, words: Words
) -> str:
    """The reference list, each entry with links back to the places that cite it."""
    numbered = any(reference.label for reference in references)
    listed = "\n".join(_entry_html(reference, sources[reference.key], anchors, words) for reference in references)
    legend = legend_html((sources[reference.key] for reference in references), words)
    tag = "ol" if numbered else "ul"
    return (
        '<section id="references" class="references" role="doc-bibliography" aria-labelledby="references-heading">\n'
        f'<h2 id="references-heading">{escape(words.gettext("References"), quote=False)}</h2>\n'
        f"<{tag}>\n{listed}\n</{tag}>\n{legend}</section>"
    )


def _entry_html(reference: Reference, source: Source, anchors: Anchors, words: Words) -> str:
    label = f' data-label="{escape(reference.label)}"' if reference.label else ""
    way = _direction(reference.html, words)
    return (
        f'<li id="ref-{escape(reference.key)}"{label}{way}>'
        # Pandoc, which writes it for paper, reads the direction of the inner one alone.
        f'<span class="reference"{way}>{reference.html}{annotations_html(source, words)}</span>'
        f"{_backrefs_html(reference.key, anchors, words)}</li>"
    )


def _direction(html: str, words: Words) -> str:
    """The attribute that says in which direction an entry is written, where that is not the page's."""
    own = direction_of(unescape(_TAG.sub("", html)))
    return f' dir="{own}"' if own and own != direction(words.language) else ""


def _backrefs_html(key: str, anchors: Anchors, words: Words) -> str:
    count = anchors.counts[key]
    if not count:
        return ""
    links = []
    for number in range(1, count + 1):
        sign = RETURN if count == 1 else _letter(number)
        if count == 1:
            back = words.gettext("Back to the citation")
        else:
            back = words.gettext("Back to citation %(number)s of %(count)s", number=number, count=count)
        links.append(backref(anchor_id(key, number), back, sign))
    return f' <span class="backrefs">{" ".join(links)}</span>'


def backref(anchor: str, label: str, sign: str) -> str:
    """A link back to an anchor in the text."""
    href = fragment(anchor)
    return f'<a class="backref" role="doc-backlink" href="#{href}" aria-label="{escape(label)}">{sign}</a>'


def _letter(number: int) -> str:
    """A to z, then aa, ab and so on."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters
