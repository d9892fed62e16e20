"""Synthetic documents of the kinds that a desk receives, made with Pandoc from Markdown."""

from __future__ import annotations

import io
import json
import re
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

from mkdocs_briefs.citations.pandoc.process import executable

WRITERS = {
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".html": "html",
    ".md": "markdown",
    ".tex": "latex",
    ".epub": "epub",
}
"""Pandoc's writer, by the end of a file's name. Text is written in the tests."""


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(width: int = 8) -> bytes:
    """A red square, as PNG."""
    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(width))
    head = struct.pack(">IIBBBBB", width, width, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pandoc(folder: Path, *arguments: str, text: str = "") -> str:
    command = [executable(), *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=folder).stdout


def written(folder: Path, name: str, markdown: str, *options: str) -> Path:
    """The document, in the format that its name says."""
    file = folder / name
    if file.suffix == ".txt":
        file.write_text(markdown, "utf-8")
    else:
        form = WRITERS[file.suffix]
        pandoc(folder, "-f", "markdown", "-t", form, "--standalone", "-o", name, *options, text=markdown)
    return file


def repacked(file: Path, name: str, change: Callable[[str], str], more: Mapping[str, str] | None = None) -> Path:
    """A packed document with one of its files changed, and with more files."""
    content = io.BytesIO(file.read_bytes())
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(file, "w") as new:
        for item in old.namelist():
            data = old.read(item)
            new.writestr(item, change(data.decode()) if item == name else data)
        for item, text in (more or {}).items():
            new.writestr(item, text)
    return file


def citation(key: str, items: list[dict[str, object]], shown: str, **more: object) -> str:
    """What Zotero writes of a citation. ``more`` is said of each source, as a locator."""
    data = {
        "citationID": key,
        "properties": {"formattedCitation": shown, "plainCitation": shown},
        "citationItems": [
            {"id": number, "uris": [f"http://zotero.org/users/1/items/{item['id']}"], "itemData": item, **more}
            for number, item in enumerate(items, start=1)
        ],
        "schema": "https://github.com/citation-style-language/schema/raw/master/csl-citation.json",
    }
    return f"ZOTERO_ITEM CSL_CITATION {json.dumps(data)}"


def zotero(key: str, items: list[dict[str, object]], shown: str) -> str:
    """The runs of a citation that Zotero has put into Word's text."""
    code = escape(f" ADDIN {citation(key, items, shown)} ", quote=False)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t xml:space="preserve">{escape(shown)}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def with_marks(file: Path, marks: Mapping[str, tuple[str, str]]) -> Path:
    """An OpenDocument text in which words stand as citations: each within a reference mark with a name."""

    def change(xml: str) -> str:
        for word, (name, shown) in marks.items():
            assert word in xml, word
            start, end = (f'<text:reference-mark-{side} text:name="{escape(name)}"/>' for side in ("start", "end"))
            xml = xml.replace(word, f"{start}{escape(shown)}{end}")
        return xml

    return repacked(file, "content.xml", change)


def with_runs(file: Path, runs: Mapping[str, str]) -> Path:
    """A document of Word in which words of its text are replaced by runs."""

    def change(xml: str) -> str:
        for word, run in runs.items():
            found = re.search(rf"<w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t[^>]*>([^<]*?){word}([^<]*)</w:t></w:r>", xml)
            assert found, word
            before, after = (f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in found.groups())
            xml = xml.replace(found[0], before + run + after)
        return xml

    return repacked(file, "word/document.xml", change)
