"""Where a page cites, in the order of its text: in it, in its footnotes, in the alternative texts of its images."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from mkdocs_briefs.citations.engine import InFootnote
from mkdocs_briefs.model.citation import Cluster, Mode

CITED = "cited"
"""Class of the span around one citation."""

_IN_ATTRIBUTE = re.compile("\x02briefs-(\\d+)\x03")
_ATTRIBUTES = ("alt", "title")


class Marker(Element):
    """Stands for a citation until the page is known, with elements for its affixes. Its number is the citation's.

    Python-Markdown takes the text of what becomes an attribute, as an image's alternative text: that is the number.
    """

    def __init__(self, number: int, cluster: Cluster) -> None:
        super().__init__("span", {"class": CITED})
        self.number = number
        self.cluster = cluster
        self.is_narrative = False
        """Whether it is part of its sentence, outside of brackets."""
        self.words = ""
        """What it says in its sentence, if it is narrative."""
        self.anchor = ""
        """The id of the first link in it."""
        self.cited: tuple[str, ...] = ()
        """What it turned out to cite."""

    def itertext(self) -> Generator[str, None, None]:
        yield f"\x02briefs-{self.number}\x03"


def write_out(element: Element, text: str, markers: Sequence[Marker]) -> None:
    """Make the text of an attribute that of an element, with the markers of its citations."""
    element.text, *cited = _IN_ATTRIBUTE.split(text)
    for number, tail in zip(cited[::2], cited[1::2], strict=True):
        marker = markers[int(number)]
        marker.tail = tail
        element.append(marker)


@dataclass(slots=True)
class Place:
    """A citation in the page."""

    marker: Marker
    is_linked: bool
    """Whether it may hold links: one within a link may not, nor one in an attribute."""
    footnote: InFootnote | None
    attribute: str
    """The attribute that it stands in; empty for one in the text."""
    holder: Element
    """The element with the attribute, else the one around the marker."""


@dataclass(slots=True)
class Sign:
    """The sign of a footnote."""

    element: Element
    item: Element
    """The footnote's item in the list."""


@dataclass(slots=True)
class Places:
    """Reads a page, its footnotes where their signs come first."""

    markers: list[Marker]
    found: list[Place | Sign | InFootnote] = field(default_factory=list)
    """Citations, signs of footnotes, and footnotes that cite nothing."""
    footnotes: list[Element] = field(default_factory=list)
    """The items of the page's footnotes, in the order of their first signs; those without one are last."""
    lists: list[tuple[Element, Element]] = field(default_factory=list)
    """Python-Markdown's lists of footnotes, each behind what it stands in."""
    _items: dict[str, Element] = field(default_factory=dict)

    @property
    def citations(self) -> list[Place]:
        return [place for place in self.found if isinstance(place, Place)]

    def read(self, root: Element) -> None:
        self.lists = [
            (parent, child)
            for parent in root.iter()
            for child in parent
            if child.tag == "div" and child.get("class") == "footnote"
        ]
        self._items = {item.get("id", ""): item for _, div in self.lists for item in div.iterfind("ol/li")}
        self._walk(root, True, None)
        for item in self._items.values():
            self._meet(item)

    def _walk(self, element: Element, is_linked: bool, footnote: InFootnote | None) -> None:
        for child in element:
            for name in _ATTRIBUTES:
                for found in _IN_ATTRIBUTE.finditer(child.get(name, "")):
                    marker = self.markers[int(found[1])]
                    self.found.append(Place(marker, False, footnote, name, child))
            if isinstance(child, Marker):
                self.found.append(Place(child, is_linked, footnote, "", element))
            elif item := self._item_of(child):
                self.found.append(Sign(child, item))
                if not footnote:
                    self._meet(item)
            elif not any(child is div for _, div in self.lists):
                self._walk(child, is_linked and child.tag != "a", footnote)

    def _item_of(self, element: Element) -> Element | None:
        """The footnote that an element is the sign of."""
        links = element.findall("a") if element.tag == "sup" else []
        targets = [link.get("href", "")[1:] for link in links if link.get("class") == "footnote-ref"]
        return self._items.get(targets[0]) if targets else None

    def _meet(self, item: Element) -> None:
        """Read a footnote, if it has not been read."""
        if any(item is known for known in self.footnotes):
            return
        self.footnotes.append(item)
        number, first = len(self.footnotes), len(self.found)
        self._walk(item, True, InFootnote(number))
        if not any(isinstance(place, Place) for place in self.found[first:]):
            self.found.append(InFootnote(number))
        begins = _first_in(item)
        for place in self.found[first:]:
            if isinstance(place, Place) and place.marker is begins and begins.cluster[0].mode is not Mode.NARRATIVE:
                place.footnote = InFootnote(number, opens=True)


def replaced(value: str, number: int, text: str) -> str:
    """The value of an attribute, with a text for a citation."""
    return value.replace(f"\x02briefs-{number}\x03", text)


def _first_in(item: Element) -> Element | None:
    """What a footnote begins with, where that is an element."""
    element = item
    while len(element) and not (element.text or "").strip():
        element = element[0]
        if isinstance(element, Marker):
            return element
    return None
