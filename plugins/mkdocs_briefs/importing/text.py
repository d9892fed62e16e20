"""A document's text in the Markdown that MkDocs reads, with what cannot be said in it, or must not be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_briefs.importing.commands import FILE, PICTURE, prose
from mkdocs_briefs.importing.pictures import ending_of, picture_at, scheme_of
from mkdocs_briefs.importing.tables import joined, plain_table
from mkdocs_briefs.importing.tree import Element, changed, elements, para, plain, words

DIALECT = "markdown_strict+pipe_tables+footnotes+citations+definition_lists+four_space_rule+startnum"
"""Pandoc's name for it. What it has no form for, as superscripts, is HTML."""
_WEB = frozenset(["http", "https", "mailto"])


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
        return para(joined(lines))

    def _math(self, content: Any) -> Element:
        self.lose("formulas stand as code")
        return {"t": "Code", "c": [["", [], []], content[1]]}

    def _rawinline(self, content: Any) -> list[Element]:
        found = PICTURE.search(content[1])
        if found:
            image = self._image([None, [], [found["address"], ""]])
            return [image] if isinstance(image, dict) else image
        if FILE.match(content[1]):
            self.lose(f"another file is not read: {_short(content[1])}")
            return []
        said = prose(content[1])
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
        if scheme_of(address) in _WEB:
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
            picture = picture_at(address, self.pictures, self.folder)
        except FileNotFoundError:
            self.lose(f'the picture "{_short(address)}", which is not beside the document, does not come along')
            return inlines or words("[Picture]")
        except ValueError:
            self.lose("a picture within the text does not come along")
            return inlines or words("[Picture]")
        if picture is None:
            self.lose(f"a picture of another host is a link: {_short(address)}")
            return {"t": "Link", "c": [["", [], []], inlines or words("Picture"), [address, title]]}
        ending = ending_of(picture)
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

    def _table(self, content: Any) -> list[Element]:
        made, merged = plain_table(content)
        if merged:
            self.lose("merged cells of a table are parted")
        return made


def _short(text: str) -> str:
    """A text for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
