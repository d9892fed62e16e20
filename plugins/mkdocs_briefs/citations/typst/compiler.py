"""Pages compiled by Typst: it implements CSL, escapes HTML and reads biblatex fields.

Its HTML marks each label and each reference with an id of its own making. Which is which is plain where a source
is cited alone. One that never is, is cited once more at the end of the text, where it changes no number or suffix.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from xml.etree import ElementTree as ET

import typst

from mkdocs_briefs.citations.engine import EngineError
from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label, NoteSign, Reference
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.citations.typst.mending import mended, with_et_al
from mkdocs_briefs.model.citation import CitationItem, Cluster
from mkdocs_briefs.model.source import Source

_VERBATIM = frozenset(["url", "doi", "eprint", "file", "archiveurl"])

# Typst evaluates "$...$" in a BibTeX value as its own code. A bibliography is data: money stays money, and no entry
# can run code or read files.
_MATHS = re.compile(r"(?<!\\)((?:\\\\)*)\$")
_NO_MATHS = r"\1\\$"

_ELEMENTS = frozenset(["a", "b", "em", "i", "span", "strong", "sub", "sup", "u"])
"""What a formatted citation may consist of; of anything else only the text is kept."""

_BODY = re.compile(r"<body>.*</body>", re.DOTALL)


class Compiler:
    """One CSL style, ready to format pages. Not safe for use in two threads at once."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self._style_argument = f"bytes({_quote(style.csl)})" if style.csl else _quote(style.name)
        self._compiler = typst.Compiler(ignore_system_fonts=True)
        self._entries: dict[Source, tuple[str, str]] = {}
        """The type and the fields of each source as Typst is given them: further pages cite it."""

    def format(self, sources: Mapping[str, Source], clusters: Sequence[Cluster], also: Sequence[str] = ()) -> Formatted:
        """Format a page's citations and its reference list.

        ``sources`` holds every source that is cited; ``also`` are keys that the list names without a citation.
        Locators are printed as they are; modes, prefixes and suffixes are not Typst's to place. Raises
        EngineError.
        """
        keys = dict.fromkeys([item.key for cluster in clusters for item in cluster] + list(also))
        names = {key: f"e{number}" for number, key in enumerate(keys)}
        alone = {cluster[0].key for cluster in clusters if len(cluster) == 1}
        probes: list[Cluster] = [(CitationItem(key),) for key in keys if key not in alone]
        cited = [*clusters, *probes]
        paragraphs = ["".join(_cite(names[item.key], item.locator) for item in cluster) for cluster in cited]
        database = "".join(self._entry(names[key], sources[key]) for key in keys)
        body = self._compile("\n\n".join(paragraphs), database)
        blocks = body.findall("p")
        if len(blocks) != len(paragraphs):
            raise EngineError(f"the style {self.style.name!r} gave {len(blocks)} citations for {len(paragraphs)}")
        noted = body.findall("section[@role='doc-endnotes']/ol/li")
        for note in noted:
            _take(note, note.find("sup"))
        key_of = {
            _target(block): cluster[0].key
            for block, cluster in zip(noted or blocks, cited, strict=True)
            if len(cluster) == 1
        }
        parts = tuple(_cluster(block, key_of) for block in (noted or blocks)[: len(clusters)])
        signs = tuple((NoteSign(number),) for number in range(1, len(clusters) + 1))
        return Formatted(
            clusters=signs if noted else parts,
            references=tuple(_reference(item, key_of) for item in body.iterfind("section/ul/li")),
            notes=parts if noted else (),
        )

    def _entry(self, name: str, source: Source) -> str:
        if source not in self._entries:
            entry_type, given = mended(source)
            self._entries[source] = entry_type, "".join(f"  {k} = {{{_value(k, v)}}},\n" for k, v in given.items())
        entry_type, fields = self._entries[source]
        return f"@{entry_type}{{{name},\n{fields}}}\n"

    def _compile(self, text: str, database: str) -> ET.Element:
        source = f"{text}\n\n#bibliography(bytes({_quote(database)}), style: {self._style_argument}, title: none)"
        try:
            html = self._compiler.compile(source.encode(), format="html")
        except typst.TypstError as error:
            raise EngineError(str(error)) from error
        assert isinstance(html, bytes)
        found = _BODY.search(with_et_al(html.decode()))
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


def _value(field: str, value: str) -> str:
    return value if field in _VERBATIM else _MATHS.sub(_NO_MATHS, value)


def _target(block: ET.Element) -> str:
    anchor = block.find(".//a[@href]")
    if anchor is None:
        raise EngineError(f"the style shows nothing for an entry: {ET.tostring(block, encoding='unicode')}")
    return anchor.attrib["href"]


def _cluster(block: ET.Element, key_of: Mapping[str, str]) -> FormattedCluster:
    parts: list[str | Label] = [_html(block.text)]
    for element in block:
        key = key_of.get(element.get("href", ""))
        parts += _labelled(key, element) if key else [_outer(element)]
        parts.append(_html(element.tail))
    return tuple(part for part in parts if part)


def _labelled(key: str, anchor: ET.Element) -> list[str | Label]:
    """The label; a link within it, as to a DOI in a note, comes after it, since links do not nest."""
    html = [_html(anchor.text)]
    for number, child in enumerate(anchor):
        if child.tag == "a" and _is_web(child):
            rest = "".join(_outer(other) + _html(other.tail) for other in list(anchor)[number:])
            return [Label(key, "".join(html)), rest]
        html += [_inner(child) if child.tag == "a" else _outer(child), _html(child.tail)]
    return [Label(key, "".join(html))]


def _reference(item: ET.Element, key_of: Mapping[str, str]) -> Reference:
    prefix = item.find("span[@class='prefix']")
    label = "".join(prefix.itertext()).strip() if prefix is not None else ""
    _take(item, prefix)
    return Reference(key_of["#" + item.attrib["id"]], _inner(item).strip(), label)


def _take(parent: ET.Element, first: ET.Element | None) -> None:
    """Remove a first child, and nothing of what follows it."""
    if first is not None:
        parent.text = (parent.text or "") + (first.tail or "")
        parent.remove(first)


def _inner(element: ET.Element) -> str:
    return _html(element.text) + "".join(_outer(child) + _html(child.tail) for child in element)


def _outer(element: ET.Element) -> str:
    if element.tag not in _ELEMENTS or (element.tag == "a" and not _is_web(element)):
        return _inner(element)
    if element.tag == "span" and not len(element) and not (element.text or "").strip():
        return " "  # so Typst writes a space that it keeps
    attributes = "".join(
        f' {name}="{_html(value).replace(chr(34), "&quot;")}"' for name, value in element.attrib.items()
    )
    return f"<{element.tag}{attributes}>{_inner(element)}</{element.tag}>"


def _is_web(anchor: ET.Element) -> bool:
    """Whether a link leads to the web: a bibliography may hold "javascript:..."."""
    return anchor.get("href", "").lower().startswith(("http://", "https://"))


def _html(text: str | None) -> str:
    return escape(text or "", quote=False)
