"""Typst as citation engine: it implements CSL, escapes HTML and reads biblatex fields.

Its HTML marks each label and each reference with an id of its own making. Which is which is plain where a source
is cited alone. One that never is, is cited once more at the end of the text, where it changes no number or suffix.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

import typst

from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label, Reference
from mkdocs_briefs.model.citation import CitationItem, Cluster
from mkdocs_briefs.model.source import Source

_BODY = re.compile(r"<body>.*</body>", re.DOTALL)


class EngineError(ValueError):
    """Typst refused to compile: the style is unknown or an entry is beyond it. The text says why."""


class NoteStyleError(ValueError):
    """The style puts its citations into notes, which pages do not show yet."""


class Engine:
    """One CSL style, ready to format pages. Not safe for use in two threads at once."""

    def __init__(self, style: str) -> None:
        self.style = style
        self._compiler = typst.Compiler(ignore_system_fonts=True)

    def format(self, sources: Mapping[str, Source], clusters: Sequence[Cluster], also: Sequence[str] = ()) -> Formatted:
        """Format a page's citations and its reference list.

        ``sources`` holds every source that is cited; ``also`` are keys that the list names without a citation.
        Raises EngineError, or NoteStyleError.
        """
        keys = dict.fromkeys([item.key for cluster in clusters for item in cluster] + list(also))
        names = {key: f"e{number}" for number, key in enumerate(keys)}
        alone = {cluster[0].key for cluster in clusters if len(cluster) == 1}
        probes: list[Cluster] = [(CitationItem(key),) for key in keys if key not in alone]
        cited = [*clusters, *probes]
        paragraphs = ["".join(_cite(names[item.key], item.locator) for item in cluster) for cluster in cited]
        database = "".join(_entry(names[key], sources[key]) for key in keys)
        body = self._compile("\n\n".join(paragraphs), database)
        blocks = body.findall("p")
        if body.find("section[@role='doc-endnotes']") is not None:
            raise NoteStyleError(self.style)
        if len(blocks) != len(paragraphs):
            raise EngineError(f"the style {self.style!r} gave {len(blocks)} citations for {len(paragraphs)}")
        key_of = {
            _target(block): cluster[0].key for block, cluster in zip(blocks, cited, strict=True) if len(cluster) == 1
        }
        return Formatted(
            clusters=tuple(_cluster(block, key_of) for block in blocks[: len(clusters)]),
            references=tuple(_reference(item, key_of) for item in body.iterfind("section/ul/li")),
            failed={},
        )

    def _compile(self, text: str, database: str) -> ET.Element:
        source = f"{text}\n\n#bibliography(bytes({_quote(database)}), style: {_quote(self.style)}, title: none)"
        try:
            html = self._compiler.compile(source.encode(), format="html")
        except typst.TypstError as error:
            raise EngineError(str(error)) from error
        assert isinstance(html, bytes)
        found = _BODY.search(html.decode())
        assert found, "Typst's HTML has a body"
        try:
            return ET.fromstring(found[0])  # noqa: S314 - our own engine's output, with no document type in it
        except ET.ParseError as error:
            raise EngineError(f"Typst's HTML cannot be read: {error}") from error


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _cite(name: str, locator: str = "") -> str:
    supplement = f", supplement: {_quote(locator)}" if locator else ""
    return f"#cite(label({_quote(name)}){supplement})"


def _entry(name: str, source: Source) -> str:
    fields = "".join(f"  {key} = {{{value}}},\n" for key, value in source.fields.items())
    return f"@{source.entry_type}{{{name},\n{fields}}}\n"


def _target(block: ET.Element) -> str:
    anchor = block.find(".//a[@href]")
    if anchor is None:
        raise EngineError(f"the style shows nothing for an entry: {ET.tostring(block, encoding='unicode')}")
    return anchor.attrib["href"]


def _cluster(block: ET.Element, key_of: Mapping[str, str]) -> FormattedCluster:
    parts: list[str | Label] = [_escape(block.text)]
    for element in block:
        key = key_of.get(element.get("href", ""))
        parts.append(Label(key, _inner(element)) if key else _outer(element))
        parts.append(_escape(element.tail))
    return tuple(part for part in parts if part)


def _reference(item: ET.Element, key_of: Mapping[str, str]) -> Reference:
    label = ""
    prefix = item.find("span[@class='prefix']")
    if prefix is not None:
        label = "".join(prefix.itertext()).strip()
        item.text = prefix.tail
        item.remove(prefix)
    return Reference(key_of["#" + item.attrib["id"]], _inner(item).strip(), label)


def _inner(element: ET.Element) -> str:
    return _escape(element.text) + "".join(_outer(child) + _escape(child.tail) for child in element)


def _outer(element: ET.Element) -> str:
    tail, element.tail = element.tail, None
    html = ET.tostring(element, encoding="unicode", method="html")
    element.tail = tail
    return "" if element.tag == "span" and not (element.text or "").strip() and len(element) == 0 else html


def _escape(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
