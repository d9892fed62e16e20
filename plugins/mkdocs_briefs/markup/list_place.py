"""Where a page's reference list goes, and its headings in the table of contents."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from mkdocs_briefs.markup.marks import FRONT
from mkdocs_briefs.words.catalogue import Words

_PLACE = "[references]"
"""A paragraph of this text alone is where the reference list goes."""

_NAMES_OF_LIST = frozenset(["references", "bibliography", "works cited", "literature", "sources"])


def end_of_text(root: Element, words: Words) -> Element | None:
    """Where the text wants the reference list: ``[references]``, or a last heading with nothing behind it."""
    for paragraph in root.iter("p"):
        if (paragraph.text or "").strip() == _PLACE and not len(paragraph):
            paragraph.text = ""
            return paragraph
    own = (element for element in reversed(root) if element.get("class") != "footnote" and FRONT not in element.attrib)
    last = next(own, None)
    names = {*_NAMES_OF_LIST, words.gettext("References").casefold()}
    is_heading = last is not None and re.fullmatch("h[1-6]", str(last.tag))
    return last if is_heading and last is not None and (last.text or "").strip().casefold() in names else None


def enter_in_contents(tokens: list[dict[str, Any]], end: Element | None, words: Words, *, has_notes: bool) -> None:
    """Enter the list, and notes before it, in the table of contents. A heading in whose place it is leaves that.

    ``tokens`` are those of Python-Markdown's ``toc``.
    """
    if end is not None:
        _take_from_toc(tokens, end.attrib.pop("id", ""))
    if has_notes:
        _add_to_toc(tokens, "notes", words.gettext("Notes"))
    _add_to_toc(tokens, "references", words.gettext("References"))


def _add_to_toc(tokens: list[dict[str, Any]], anchor: str, name: str) -> None:
    if len(tokens) == 1 and tokens[0]["level"] == 1:
        tokens = tokens[0]["children"]
    tokens.append({"level": 2, "id": anchor, "name": name, "html": name, "children": []})


def _take_from_toc(tokens: list[dict[str, Any]], anchor: str) -> None:
    tokens[:] = [token for token in tokens if token["id"] != anchor or not anchor]
    for token in tokens:
        _take_from_toc(token["children"], anchor)
