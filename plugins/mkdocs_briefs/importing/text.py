"""A document's text in the Markdown that MkDocs reads, with what cannot be said in it, or must not be."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs_briefs.importing.tree import BLOCKS, Element, changed, elements, para, plain, words

DIALECT = "markdown_strict+pipe_tables+footnotes+citations+definition_lists+four_space_rule"
"""Pandoc's name for it. What it has no form for, as superscripts, is HTML."""
_SHOWN = {
    b"\x89PNG\r\n\x1a\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"GIF8": ".gif",
}
"""What browsers show, by its first bytes."""
_WEB = frozenset(["http", "https", "mailto"])
_SCHEMES_OF_PICTURES = frozenset(["http", "https"])


_PICTURE = re.compile(r"\\includegraphics\s*(?:\[[^\]]*\])?\s*\{(?P<address>[^{}]+)\}")
_FILE = re.compile(r"\\(?:input|include|subfile|import)\b")
_COMMAND = re.compile(
    r"\\(?:begin|end|setlength|label|\w*ref|sbox|usebox|PassOptionsToPackage)\*?(?:\{[^{}]*\})+"
    r"|\\item\s*\[|\\[a-zA-Z]+\*?(?:\[[^\]]*\])?|%.*|[][{}\\&~]"
)
_LENGTH = re.compile(r"-?[\d.]+\s*(?:pt|em|ex|cm|mm|in)\b")


def _prose(raw: str) -> str:
    """The words in commands of LaTeX; empty for those that say how something looks."""
    if "@" in raw:
        return ""  # the inside of a package
    said = " ".join(_LENGTH.sub(" ", _COMMAND.sub(" ", raw)).split())
    return said if re.search(r"\w\w", said) else ""


@dataclass(slots=True)
class Text:
    """The text in the making."""

    slug: str
    """The name of the file that it will be in, without its ending: its pictures are called after it."""
    folder: Path
    """Where the document lies, and pictures that it refers to."""
    pictures: Mapping[str, bytes]
    """Those within the document."""
    extensions: Collection[str]
    """The Markdown extensions of the site."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The citation keys, by those in the document."""
    files: dict[str, bytes] = field(default_factory=dict)
    """The pictures, by the name of the file beside the text."""
    losses: list[str] = field(default_factory=list)
    """What does not come along as it was, in whole sentences."""

    _anchors: Collection[str] = field(default_factory=frozenset, init=False)
    """The headings to which links of the text lead."""
    _merged: bool = field(default=False, init=False)
    """Whether the table at hand has merged cells."""

    def made(self, blocks: list[Element]) -> list[Element]:
        """The blocks without what the dialect cannot say."""
        targets = {e["c"][2][0][1:] for e in elements(blocks) if e["t"] == "Link" and e["c"][2][0].startswith("#")}
        headings = {e["c"][1][0] for e in elements(blocks) if e["t"] == "Header"} & targets
        self._anchors = headings if "attr_list" in self.extensions else set()
        found: list[Element] = changed(blocks, self._changed)
        if "footnotes" not in self.extensions and any(e["t"] == "Note" for e in elements(found)):
            self.lose('it has footnotes: add "footnotes" to markdown_extensions in mkdocs.yml')
        if "tables" not in self.extensions and any(e["t"] == "Table" for e in elements(found)):
            self.lose('it has tables: add "tables" to markdown_extensions in mkdocs.yml')
        return found

    def lose(self, sentence: str) -> None:
        """Record a loss, once."""
        if sentence not in self.losses:
            self.losses.append(sentence)

    def _changed(self, element: Element) -> Element | list[Element]:
        kind = element["t"]
        change: Callable[[Any], Element | list[Element]] | None = getattr(self, f"_{kind.lower()}", None)
        return change(element.get("c")) if change else element

    def _str(self, content: str) -> Element | list[Element]:
        r"""Braces would be attributes, and those may be a script: ``\{`` is a brace."""
        first, *others = content.split("{")
        if not others:
            return {"t": "Str", "c": content}
        brace = {"t": "RawInline", "c": ["markdown", "\\{"]}
        return [{"t": "Str", "c": first}, *(item for text in others for item in (brace, {"t": "Str", "c": text}))]

    def _underline(self, content: Any) -> list[Element]:
        return list(content)

    def _smallcaps(self, content: Any) -> list[Element]:
        return list(content)

    def _code(self, content: Any) -> Element:
        return {"t": "Code", "c": [["", [], []], content[1]]}

    def _codeblock(self, content: Any) -> Element:
        return {"t": "CodeBlock", "c": [["", [], []], content[1]]}

    def _header(self, content: Any) -> Element:
        level, (identifier, _, _), inlines = content
        if identifier in self._anchors:
            raw = {"t": "RawInline", "c": ["markdown", f" {{#{identifier}}}"]}
            return {"t": "Header", "c": [level, ["", [], []], [*inlines, raw]]}
        return {"t": "Header", "c": [level, ["", [], []], inlines]}

    def _lineblock(self, lines: Any) -> Element:
        return para(_joined(lines))

    def _math(self, content: Any) -> Element:
        self.lose("formulas stand as code")
        return {"t": "Code", "c": [["", [], []], content[1]]}

    def _rawinline(self, content: Any) -> list[Element]:
        found = _PICTURE.search(content[1])
        if found:
            image = self._image([None, [], [found["address"], ""]])
            return [image] if isinstance(image, dict) else image
        if _FILE.match(content[1]):
            self.lose(f"another file is not read: {_short(content[1])}")
            return []
        said = _prose(content[1])
        if said:
            self.lose(f"a command of {content[0]} is not known, and its words are text: {_short(content[1])}")
        return words(said)

    def _rawblock(self, content: Any) -> list[Element]:
        inlines = self._rawinline(content)
        return [para(inlines)] if inlines else []

    def _horizontalrule(self, _: Any) -> Element:
        return {"t": "RawBlock", "c": ["markdown", "---"]}

    def _definitionlist(self, items: Any) -> list[Element]:
        if "def_list" in self.extensions:
            return [{"t": "DefinitionList", "c": items}]
        found: list[Element] = []
        for term, meanings in items:
            found.append(para([{"t": "Strong", "c": term}]))
            found += [block for meaning in meanings for block in meaning]
        return found

    def _cite(self, content: Any) -> Element:
        citations, inlines = content
        for citation in citations:
            citation["citationId"] = self.keys.get(citation["citationId"], citation["citationId"])
        return {"t": "Cite", "c": [citations, inlines]}

    def _link(self, content: Any) -> Element | list[Element]:
        _, inlines, (address, title) = content
        link = {"t": "Link", "c": [["", [], []], inlines, [address, title]]}
        if address.startswith("#"):
            if address[1:] in self._anchors:
                return link
            self.lose(f'a link within the document is text: "{_short(plain(inlines))}"')
            return list(inlines)
        if _scheme(address) in _WEB:
            return link
        self.lose(f'a link to {_short(address)}, which is not on the web, is text: "{_short(plain(inlines))}"')
        return list(inlines)

    def _figure(self, content: Any) -> list[Element]:
        _, (_, caption), blocks = content
        shown = [para(block["c"]) if block["t"] == "Plain" else block for block in blocks]
        said = plain(caption)
        texts = {plain(e["c"][1]) for e in elements(blocks) if e["t"] == "Image"}
        if not said or (said in texts and not any(e["t"] == "Note" for e in elements(caption))):
            return shown
        return [*shown, *(para(block["c"]) if block["t"] == "Plain" else block for block in caption)]

    def _image(self, content: Any) -> Element | list[Element]:
        _, inlines, (address, title) = content
        try:
            picture = self._picture(address)
        except ValueError as error:
            self.lose(f"{error} does not come along")
            return inlines or words("[Picture]")
        if picture is None:
            self.lose(f"a picture of another host is a link: {_short(address)}")
            return {"t": "Link", "c": [["", [], []], inlines or words("Picture"), [address, title]]}
        ending = next((e for start, e in _SHOWN.items() if picture.startswith(start)), "")
        if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
            ending = ".webp"
        if not ending:
            self.lose(f'the picture "{_short(address)}", which browsers do not show, does not come along')
            return inlines or words("[Picture]")
        name = next((name for name, known in self.files.items() if known == picture), "")
        if not name:
            name = f"{self.slug}-{len(self.files) + 1}{ending}"
            self.files[name] = picture
        if not plain(inlines):
            self.lose(f'the picture "{name}" has no text for those who cannot see it')
        return {"t": "Image", "c": [["", [], []], inlines, [name, title]]}

    def _picture(self, address: str) -> bytes | None:
        """A picture's bytes; None if another host has it. Raises ValueError with the name of one that is not there."""
        if address in self.pictures:
            return self.pictures[address]
        if address.startswith("data:"):
            head, _, data = address.partition(",")
            try:
                return base64.b64decode(unquote(data), validate=True) if head.endswith(";base64") else b""
            except binascii.Error as error:
                raise ValueError("a picture within the text") from error
        if _scheme(address) in _SCHEMES_OF_PICTURES or address.startswith("//"):
            return None
        base = self.folder.resolve()
        for name in (unquote(address), *(f"{unquote(address)}{ending}" for ending in _SHOWN.values())):
            file = (base / name).resolve()
            if file.is_relative_to(base) and file.is_file():
                return file.read_bytes()
        raise ValueError(f'the picture "{_short(address)}", which is not beside the document,')

    def _table(self, content: Any) -> list[Element]:
        """A table with one line of text a cell, which is what the dialect has: merged cells are parted."""
        _, caption, specs, (head_attr, head), bodies, (_, foot) = content
        width = len(specs)
        self._merged = False
        rows = [row for _, _, inner, outer in bodies for row in (*inner, *outer)]
        if len(head) > 1:
            rows = [*head[1:], *rows]
        rows = self._plain_rows([*head[:1], *rows, *foot], width)
        if self._merged:
            self.lose("merged cells of a table are parted")
        no_caption: list[Any] = [None, []]
        table = {
            "t": "Table",
            "c": [
                ["", [], []],
                no_caption,
                [[align, {"t": "ColWidthDefault"}] for align, _ in specs],
                [head_attr, rows[: len(head[:1])]],
                [[["", [], []], 0, [], rows[len(head[:1]) :]]],
                [["", [], []], []],
            ],
        }
        captions = [para(block["c"]) if block["t"] == "Plain" else block for block in caption[1]]
        return [*captions, table]

    def _plain_rows(self, rows: list[Any], width: int) -> list[Any]:
        found = []
        covered: dict[int, int] = {}
        for attr, cells in rows:
            left = list(cells)
            made: list[Any] = []
            while len(made) < width and (left or covered):
                column = len(made)
                if covered.get(column):
                    covered[column] -= 1
                    made.append(_cell([]))
                    continue
                if not left:
                    break
                _, align, down, across, blocks = left.pop(0)
                for offset in range(across):
                    made.append(_cell(_joined([_line(block) for block in blocks]) if not offset else [], align))
                    if down > 1:
                        covered[column + offset] = down - 1
                self._merged = self._merged or down > 1 or across > 1
            made += [_cell([])] * (width - len(made))
            found.append([attr, made[:width]])
        return found


def _scheme(address: str) -> str:
    """The scheme of an address, in small letters; empty if it has none, or cannot be read."""
    try:
        return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower()
    except ValueError:
        return ""


def _cell(inlines: list[Element], align: Any = None) -> list[Any]:
    return [["", [], []], align or {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": inlines}] if inlines else []]


def _line(block: Element) -> list[Element]:
    """A block in one line."""
    kind, content = block["t"], block.get("c", [])
    if kind in ("Para", "Plain"):
        return [_BREAK if item["t"] == "LineBreak" else item for item in content]
    if kind == "Header":
        return [{"t": "Strong", "c": content[2]}]
    if kind == "CodeBlock":
        return _joined([[{"t": "Code", "c": [["", [], []], line]}] for line in content[1].split("\n") if line])
    if kind in ("BulletList", "OrderedList"):
        items = content if kind == "BulletList" else content[1]
        lines = [_joined([_line(inner) for inner in item]) for item in items]
        marks = ["•" if kind == "BulletList" else f"{number}." for number in range(1, len(lines) + 1)]
        return _joined([[*words(f"{mark} "), *line] for mark, line in zip(marks, lines, strict=True)])
    if kind == "BlockQuote":
        return _joined([_line(inner) for inner in content])
    inner = [item for item in elements(content) if item["t"] in BLOCKS and item["t"] not in ("Table", "Figure")]
    return _joined([_line(item) for item in inner])


_BREAK: Element = {"t": "RawInline", "c": ["html", "<br>"]}


def _joined(lines: list[list[Element]]) -> list[Element]:
    """Lines with breaks between them."""
    found: list[Element] = []
    for line in filter(None, lines):
        found += [_BREAK, *line] if found else line
    return found


def _short(text: str) -> str:
    """A text for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
