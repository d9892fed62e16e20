"""Pictures: captions, credits and licences in ``<figure>``, and sizes, so that nothing moves while they load."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.markup.citations import Citations
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.places import write_out
from mkdocs_briefs.markup.runs import CREDIT

_CREATIVE_COMMONS = re.compile(
    r"CC[ -](?P<terms>BY(?:-NC)?(?:-ND|-SA)?)[ -](?P<version>\d\.\d)|CC ?0(?:[ -]1\.0)?", re.IGNORECASE
)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_SIDES = frozenset(["width", "height"])
_PIXELS = re.compile(r"(\d{1,5})(?:px)?")

_INLINE = ("inline", "smarty")
"""What makes Markdown within a line."""


class _Shown(NamedTuple):
    """A picture, and where it stands."""

    picture: Element
    link: Element
    """The link that holds it and nothing else, or the picture itself."""
    holder: Element
    figure: Element | None
    """The figure that is around it already."""

    @property
    def is_alone(self) -> bool:
        """Whether a paragraph has nothing else."""
        around = (self.holder.text or "") + (self.link.tail or "")
        return self.holder.tag == "p" and len(self.holder) == 1 and not around.strip()


class Pictures(Treeprocessor):
    """Completes the pictures that Markdown has made; those in raw HTML stay as they are written.

    As Pandoc's implicit figures, one alone in its paragraph becomes a ``<figure>``, if it has a title, which is its
    caption, or a credit or licence (``{ credit="..." licence="..." }``). In a figure that is there already the credit
    joins the caption; within a text it stands behind the picture.
    """

    def __init__(self, md: Markdown, citations: Citations, context: TextContext) -> None:
        super().__init__(md)
        self._citations = citations
        self._context = context

    def run(self, root: Element) -> None:
        for number, shown in enumerate(list(_pictures(root))):
            self._give_size(shown.picture)
            if number and "loading" not in shown.picture.attrib:
                shown.picture.set("loading", "lazy")
            self._say(shown, _credit(shown.picture))

    def _give_size(self, picture: Element) -> None:
        """Width and height. To one that the author names, the other is in proportion."""
        given = _SIDES.intersection(picture.attrib)
        if given == _SIDES or not (size := self._context.size_of(picture.get("src", ""))):
            return
        sides, factor = {"width": size[0], "height": size[1]}, 1.0
        for side in given:
            if not (pixels := _PIXELS.fullmatch(picture.attrib[side].strip())):
                return  # in per cent
            factor = int(pixels[1]) / sides.pop(side)
        for side, length in sides.items():
            picture.set(side, str(max(1, round(length * factor))))

    def _say(self, shown: _Shown, credit: Element | None) -> None:
        """Show what its author says of a picture."""
        holder = shown.holder
        if shown.figure is not None:
            caption = next(shown.figure.iter("figcaption"), None)
            if credit is not None:
                _append(SubElement(shown.figure, "figcaption") if caption is None else caption, credit)
        elif shown.is_alone and (credit is not None or shown.picture.get("title", "").strip()):
            holder.tag = "figure"
            holder.set("class", f"{holder.get('class', '')} picture".strip())
            caption = SubElement(holder, "figcaption")
            write_out(caption, shown.picture.attrib.pop("title", "").strip(), self._citations.markers)
            for name in _INLINE:  # a caption is text of the author's, with Markdown
                if name in self.md.treeprocessors:
                    self.md.treeprocessors[name].run(holder)
            if credit is not None:
                _append(caption, credit)
        elif credit is not None:
            credit.tail, shown.link.tail = shown.link.tail, " "
            holder.insert(list(holder).index(shown.link) + 1, credit)


def _pictures(root: Element) -> Iterator[_Shown]:
    """All in the tree, in their order."""
    waiting: list[tuple[Element, Element | None]] = [(root, None)]
    while waiting:
        holder, figure = waiting.pop()
        if holder.tag == "figure":
            figure = holder
        deeper = []
        for child in holder:
            inside = child[0] if child.tag == "a" and len(child) == 1 and not (child.text or child[0].tail) else child
            if inside.tag == "img":
                yield _Shown(inside, child, holder, figure)
            else:
                deeper.append((child, figure))
        waiting += reversed(deeper)


def _credit(picture: Element) -> Element | None:
    """Who made it, and on which terms it may be used; these attributes are ours, and no HTML."""
    who, *licences = (picture.attrib.pop(name, "").strip() for name in ("credit", "licence", "license"))
    licence = next(filter(None, licences), "")
    if not (who or licence):
        return None
    credit = Element("small", {"class": CREDIT})
    if address := _address_of(licence):
        credit.text = f"({who}, " if who else "("
        link = SubElement(credit, "a", {"href": address, "rel": "license"})
        link.text, link.tail = licence, ")"
    else:
        credit.text = f"({', '.join(filter(None, (who, licence)))})"
    return credit


def _address_of(licence: str) -> str:
    """Where a licence can be read: one of Creative Commons, by its short name, or one whose address is written."""
    if _WEB.fullmatch(licence):
        return licence
    if not (known := _CREATIVE_COMMONS.fullmatch(licence)):
        return ""
    if not known["terms"]:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return f"https://creativecommons.org/licenses/{known['terms'].lower()}/{known['version']}/"


def _append(caption: Element, credit: Element) -> None:
    """Put a credit behind what a caption says."""
    if len(caption) and caption[-1].tag == "p" and not (caption[-1].tail or "").strip():
        caption = caption[-1]
    if len(caption):
        caption[-1].tail = f"{(caption[-1].tail or '').rstrip()} "
    elif (caption.text or "").strip():
        caption.text = f"{(caption.text or '').rstrip()} "
    caption.append(credit)
