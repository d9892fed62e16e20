"""Citations that Zotero has put into OpenDocument. Pandoc reads those of Word alone: here they get the same form.

Zotero writes a citation as a reference mark, whose name is ``ZOTERO_ITEM CSL_CITATION``, a JSON object, and an id
(zotero.org/support, "LibreOffice plugin"); the object is that of citeproc-js and of the schema ``csl-citation.json``.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs_briefs.importing.tree import Element, changed, words

_MARKED = re.compile(
    r'<text:reference-mark-start text:name="(?P<name>ZOTERO_ITEM CSL_CITATION [^"]*)"\s*/>'
    r'(?P<shown>.*?)<text:reference-mark-end text:name="(?P=name)"\s*/>',
    re.DOTALL,
)
_SHOWN = re.compile(r"(?<=>)[^<]+|^[^<]+|<text:(?:s|tab|line-break)\b[^>]*/>")
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
"""Around the number of a citation, while Pandoc reads the text."""
PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
"""The place of a citation in a text, with its number."""
_TERMS = {
    "": "p.",
    "page": "p.",
    "book": "bk.",
    "chapter": "chap.",
    "column": "col.",
    "figure": "fig.",
    "folio": "fol.",
    "line": "l.",
    "note": "n.",
    "number": "no.",
    "opus": "op.",
    "paragraph": "para.",
    "part": "pt.",
    "section": "sec.",
    "sub-verbo": "s.v.",
    "verse": "v.",
    "volume": "vol.",
}
"""CSL's labels of locators, as texts have them (CSL 1.0.2, appendix "Locators")."""
_BOOKMARK = b"ZOTERO_BREF"
_IN_RTF = re.compile(rb"ADDIN\s+(?:ZOTERO_ITEM|ZOTERO_TEMP|CSL_CITATION|EN\.CITE|Mendeley)")
_NO_TEXT = ("its words are in the draft, its sources are not", "their words are in the draft, their sources are not")


@dataclass(frozen=True, slots=True)
class Marked:
    """A document whose citations were found."""

    content: bytes
    """With a place for each citation, instead of its words."""
    citations: Sequence[Element]
    """In the order of their places, as Pandoc has citations in its tree."""
    references: list[dict[str, Any]]
    """Their sources in CSL-JSON, each once."""


def without_citations(content: bytes) -> Marked:
    """An OpenDocument text with places for its citations. What cannot be read stays as it is."""
    citations: list[Element] = []
    references: dict[str, dict[str, Any]] = {}

    def place(found: re.Match[str]) -> str:
        items = _items(found["name"])
        if not items:
            return found[0]
        references.update({key: {**item["itemData"], "id": key} for key, item in items.items()})
        shown = html.unescape(re.sub("<[^>]*>", "", found["shown"]))
        cited = [_cited(key, item) for key, item in items.items()]
        citations.append({"t": "Cite", "c": [cited, words(shown)]})
        return f"{_OPEN}{len(citations) - 1}{_CLOSE}{_SHOWN.sub('', found['shown'])}"

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "content.xml":
                data = _MARKED.sub(place, data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
            new.writestr(item.filename, data)
    return Marked(buffer.getvalue() if citations else content, citations, list(references.values()))


def with_citations(blocks: list[Element], citations: Sequence[Element]) -> list[Element]:
    """The text with the citations in their places."""

    def put(element: Element) -> Element | list[Element]:
        if element["t"] != "Str" or not PLACE.search(element["c"]):
            return element
        pieces = PLACE.split(element["c"])
        found: list[Element] = []
        for number, piece in enumerate(pieces):
            if number % 2:
                found.append(citations[int(piece)])
            elif piece:
                found.append({"t": "Str", "c": piece})
        return found

    made: list[Element] = changed(blocks, put) if citations else blocks
    return made


def left_as_text(ending: str, content: bytes) -> str:
    """What to say of citations of a reference manager that stay as text; empty if there are none."""
    if ending == ".rtf" and (count := len(_IN_RTF.findall(content))):
        way_out = "save the document as .docx, with the fields"
    elif ending == ".odt" and (count := _left_in_open_document(content)):
        way_out = "have the reference manager store them as reference marks, or save the document as .docx"
    else:
        return ""
    one = count == 1
    return (
        f"{count} citation{'' if one else 's'} of a reference manager {'is' if one else 'are'} text: "
        f"{_NO_TEXT[not one]}. To bring the sources, {way_out}"
    )


def _left_in_open_document(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("content.xml") if "content.xml" in archive.namelist() else b""
    marks = _MARKED.finditer(text.decode("utf-8", "replace"))
    bookmarks = text.count(b'<text:bookmark-start text:name="' + _BOOKMARK)
    return bookmarks + sum(not _items(found["name"]) for found in marks)


def _items(name: str) -> dict[str, dict[str, Any]]:
    """What a citation cites, by a key for each source; none if the name of its mark cannot be read."""
    text = html.unescape(name).partition("CSL_CITATION")[2].lstrip()
    try:
        data, _ = json.JSONDecoder().raw_decode(text)
        items = data["citationItems"]
        known = {_key(item): item for item in items if isinstance(item["itemData"], dict)}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
    return known if len(known) == len(items) else {}


def _key(item: dict[str, Any]) -> str:
    """What tells a source from others: its address in the library, since numbers differ from document to document."""
    uris = item.get("uris") or item.get("uri") or []
    return str(uris[0] if isinstance(uris, list) and uris else item.get("id"))


def _cited(key: str, item: dict[str, Any]) -> Element:
    """One source of a citation, as Pandoc has it."""
    locator, suffix = str(item.get("locator") or "").strip(), str(item.get("suffix") or "")
    if locator:
        label = str(item.get("label") or "")
        suffix = f", {_TERMS.get(label, label)} {locator}{suffix}"
    return {
        "citationId": key,
        "citationPrefix": words(str(item.get("prefix") or "")),
        "citationSuffix": words(suffix),
        "citationMode": {"t": "SuppressAuthor" if item.get("suppress-author") else "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
