"""In note styles, the notes of a page: those that citations make and its footnotes, in one sequence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString

from mkdocs_briefs.citations.formatted import FormattedCluster, Label, NoteSign
from mkdocs_briefs.markup.places import Marker, Place, Places, Sign
from mkdocs_briefs.markup.references import RETURN, Anchors, backref
from mkdocs_briefs.words.catalogue import Words

_STOPS = re.compile(r"[.,;:!?\u2026)\]]+")
_ENDED = re.compile(r"[.!?\u2026]$")
_OPENED = re.compile(r"[(\[]$")


@dataclass(slots=True)
class Notes:
    """The notes, numbered as they are met in the order of the text. Without ``texts`` footnotes stay as they are."""

    texts: Sequence[FormattedCluster]
    """What the engine has for the notes of citations."""
    anchors: Anchors
    md: Markdown
    words: Words
    items: list[Element] = field(default_factory=list)
    """The items of the list, the first of which has the number 1."""

    def sign(self, number: int, place: Place) -> str:
        """The sign of a citation's note, whose number in ``texts`` is given."""
        item = Element("li")
        self.items.append(item)
        shown = len(self.items)
        item.set("id", f"note-{shown}")
        html = "".join(
            self.anchors.label(part) if isinstance(part, Label) else str(part) for part in self.texts[number - 1]
        )
        back = backref(f"noteref-{shown}", self.words.gettext("Back to the text"), RETURN)
        item.text = AtomicString(self.md.htmlStash.store(f"{html} {back}"))
        if not place.is_linked:
            return f'<sup id="noteref-{shown}">{shown}</sup>'
        return self.anchors.note_sign(shown, place.marker)

    def meet(self, sign: Sign) -> None:
        """Number a footnote, where its sign is."""
        if not self.texts:
            return
        if not any(sign.item is item for item in self.items):
            self.items.append(sign.item)
            for link in sign.item.iter("a"):
                if link.get("class") == "footnote-backref":
                    link.set("title", self.words.gettext("Back to the text"))
        number = next(number for number, item in enumerate(self.items, start=1) if item is sign.item)
        for link in sign.element.iter("a"):
            link.text = str(number)

    def place(self, root: Element, page: Places) -> None:
        """Put the list where the page has its footnotes, or at its end."""
        self.items += [item for item in page.footnotes if not any(item is known for known in self.items)]
        section = Element(
            "section", {"id": "notes", "class": "notes", "role": "doc-endnotes", "aria-labelledby": "notes-heading"}
        )
        SubElement(section, "h2", {"id": "notes-heading"}).text = self.words.gettext("Notes")
        SubElement(section, "ol").extend(self.items)
        parent, position = root, len(root)
        for holder, footnotes in page.lists:
            parent, position = holder, list(holder).index(footnotes)
            section.tail = footnotes.tail
            holder.remove(footnotes)
        parent.insert(position, section)


def plain_note(note: Iterable[str | Label | NoteSign]) -> str:
    """A note, or a part of a citation, as HTML without links and signs."""
    return "".join(part.html if isinstance(part, Label) else part for part in note if not isinstance(part, NoteSign))


def stop_before_sign(marker: Marker, holder: Element, *, is_bare: bool) -> str:
    """The stop behind a note's sign, which goes before it, and no space between (as in Pandoc): ``text.1``.

    Takes it out of the text behind the marker. A bare sign, which has no words of its own, has it in the text before;
    otherwise it is returned, to be put between the words and the sign.
    """
    found = _STOPS.match(marker.tail or "")
    stop = found[0] if found else ""
    position = list(holder).index(marker)
    if is_bare:
        while position and _is_sign(holder[position - 1]):
            position -= 1
        before = (holder[position - 1].tail if position else holder.text) or ""
        if _OPENED.search(before):
            return ""
        text = before.rstrip()
        written = stop[1:] if stop.startswith(".") and _ENDED.search(text) else stop
        if position:
            holder[position - 1].tail = text + written
        else:
            holder.text = text + written
    marker.tail = (marker.tail or "")[len(stop) :]
    behind = list(holder).index(marker) + 1
    if stop and not marker.tail and behind < len(holder) and holder[behind].tag == "sup":
        marker.tail = " "  # two signs stay apart
    return "" if is_bare else escape(stop, quote=False)


def _is_sign(element: Element) -> bool:
    """Whether an element is a sign with another right behind it: they stay together."""
    is_sign = element.tag == "sup" or (isinstance(element, Marker) and not element.is_narrative)
    return is_sign and not (element.tail or "").strip()
