"""A document as its file holds it: read by Pandoc without network, within bounds."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs_briefs.importing.program import ConversionError, run
from mkdocs_briefs.importing.tree import Element, flattened, para, words
from mkdocs_briefs.importing.zotero import Marked, with_citations, without_citations

LONGEST = 50 * 2**20
"""Bytes of a document."""
_LONGEST_UNPACKED = 250 * 2**20
"""Bytes of all that is packed in one."""
_MOST_PACKED = 10_000
"""Files that are packed in one."""

FORMATS = {
    ".docx": "docx+citations",
    ".odt": "odt",
    ".rtf": "rtf",
    ".html": "html-native_divs-native_spans",
    ".htm": "html-native_divs-native_spans",
    ".md": "markdown-raw_html-markdown_in_html_blocks-native_divs-native_spans-smart",
    ".markdown": "markdown-raw_html-markdown_in_html_blocks-native_divs-native_spans-smart",
    ".txt": "",
    ".tex": "latex+raw_tex",
    ".epub": "epub-raw_html",
}
"""By the end of a file's name: Pandoc's format. Plain text is read here. HTML in Markdown stays as it is written:
it may be a script.
"""
PACKED = frozenset([".docx", ".odt", ".epub"])
"""Those that are zip archives."""
_SCRIPT = Path(__file__).with_name("reader.lua")


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read."""

    file: Path
    sha256: str
    """Of its bytes, in hexadecimal."""
    content: bytes
    meta: Mapping[str, Element]
    """What the document says of itself, as Pandoc has it: ``title``, ``author``, ``date``."""
    blocks: list[Element]
    pictures: Mapping[str, bytes]
    """By the target of the image that shows it."""
    references: list[dict[str, Any]]
    """The sources that it brings, in CSL-JSON."""
    messages: tuple[str, ...] = ()
    """What Pandoc says that it left out."""


def read(file: Path, program: Path) -> Document:
    """Read a document. Raises ConversionError."""
    form = FORMATS.get(file.suffix.lower())
    if file.is_dir():
        raise ConversionError("it is a folder. Name the documents that are in it.")
    if form is None:
        raise ConversionError(f"documents of this kind cannot be read. Save it as one of {', '.join(FORMATS)}.")
    content = _content(file)
    digest = hashlib.sha256(content).hexdigest()
    if not form:
        return Document(file, digest, content, {}, _paragraphs(_text(content)), {}, [])
    if file.suffix.lower() not in PACKED and file.suffix.lower() != ".rtf":
        _text(content)  # Pandoc would take other encodings for Latin letters
    marked = without_citations(content) if file.suffix.lower() == ".odt" else Marked(content, (), [])
    with TemporaryDirectory(prefix="briefs-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        copy = folder / f"document{file.suffix.lower()}"
        copy.write_bytes(_mended(content) if file.suffix.lower() == ".rtf" else marked.content)
        # Its Lua does not know how Windows writes the letters of a path: those of names in this folder are plain.
        said = json.loads(run(program, ["lua", "-E", str(_SCRIPT), copy.name, form], folder=folder))
        tree = json.loads((folder / "document.json").read_text("utf-8"))
        pictures = {item["path"]: (folder / item["name"]).read_bytes() for item in said["pictures"]}
    messages = tuple(dict.fromkeys(said["messages"]))
    blocks = flattened(with_citations(tree["blocks"], marked.citations))
    references = [*said["references"], *marked.references]
    return Document(file, digest, content, tree["meta"], blocks, pictures, references, messages)


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LONGEST:
            raise ConversionError(f"it is larger than {LONGEST >> 20} MB. Make its pictures smaller, or divide it.")
        content = file.read_bytes()
    except OSError as error:
        raise ConversionError(f"it cannot be read: {error.strerror}.") from error
    if file.suffix.lower() in PACKED:
        _refuse_bomb(file)
    return content


def _refuse_bomb(file: Path) -> None:
    """Raises ConversionError for an archive of which little becomes much."""
    try:
        with zipfile.ZipFile(file) as archive:
            items = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise ConversionError("it is damaged. Open it in the program that made it, and save it anew.") from error
    if len(items) > _MOST_PACKED or sum(item.file_size for item in items) > _LONGEST_UNPACKED:
        raise ConversionError(f"more than {_LONGEST_UNPACKED >> 20} MB are packed in it. Divide it.")


def _text(content: bytes) -> str:
    """Raises ConversionError if the bytes are no UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConversionError(f"it is not UTF-8 (byte {error.start}). Save it as UTF-8.") from error


def _paragraphs(text: str) -> list[Element]:
    """Plain text: what is between empty lines is a paragraph; in a text without any, each line is one."""
    text = re.sub(r"\r\n?", "\n", text).strip()
    parts = re.split(r"\n[ \t]*\n\s*", text)
    if len(parts) == 1:
        parts = text.split("\n")
    return [para(words(" ".join(part.split()))) for part in parts if part.strip()]


def _mended(content: bytes) -> bytes:
    r"""RTF as Pandoc reads it whole.

    It takes one letter too many after ``\u8220?``, but not after ``\u8220 ?``, and leaves out footnotes that say that
    old programs may leave them out.
    """
    content = re.sub(rb"(\\u-?\d+)(?=[^\s\d\\{};])", rb"\1 ", content)
    return content.replace(rb"{\*\footnote", rb"{\footnote")
