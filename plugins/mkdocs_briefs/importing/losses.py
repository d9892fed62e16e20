"""What of a document's words is not in the draft: read off the bytes, without Pandoc, so that it can err."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator

from mkdocs_briefs.importing.zotero import PLACE, without_citations

_WORD = re.compile(r"\w+")
_FIELD = re.compile(r'w:fldCharType="begin"(?:(?!fldCharType).)*?ADDIN (?:ZOTERO|CSL|EN\.|Mendeley)', re.DOTALL)
_MOST_WORDS = 12


def lost(ending: str, content: bytes, draft: str) -> list[str]:
    """The passages of a document of which words are missing in its draft, in their order, each shortened."""
    have = Counter(_words(_unescaped(draft)))
    found: list[str] = []
    for passage in _PASSAGES.get(ending, _lines)(content):
        missing = []
        for word in _words(passage):
            if have[word]:
                have[word] -= 1
            else:
                missing.append(word)
        if missing:
            line = " ".join(passage.split())
            words = line.split()
            found.append(line if len(words) <= _MOST_WORDS else f"{' '.join(words[:_MOST_WORDS])} …")
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("_", " "))


def _unescaped(markdown: str) -> str:
    """Markdown without what is in the way of its words."""
    return html.unescape(re.sub(r"</?(?:sup|sub|s)>|\\(?=[^\w\s])|[~^]", "", markdown.replace("<br>", " ")))


def _word(content: bytes) -> Iterator[str]:
    """The paragraphs of Word's text, headers, notes and comments; without what a manager of sources wrote."""
    for _, packed in _packed(content, r"word/(?:document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml"):
        text = _without_fields(re.sub(r"<mc:Fallback\b.*?</mc:Fallback>", "", packed, flags=re.DOTALL))
        text = re.sub(r"<w:(?:tab|br|cr)\b[^>]*>", "<w:t> </w:t>", text)
        text = re.sub(r"<w:noBreakHyphen/>", "<w:t>-</w:t>", text)
        for paragraph in re.findall(r"<w:p[ >].*?</w:p>", text, re.DOTALL):
            yield html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph)))


def _without_fields(text: str) -> str:
    """Without the fields of reference managers, which nest."""
    while found := _FIELD.search(text):
        depth, end = 0, len(text)
        for mark in re.finditer(r'w:fldCharType="(begin|end)"', text[found.start() :]):
            depth += 1 if mark[1] == "begin" else -1
            if not depth:
                end = found.start() + mark.end()
                break
        inside = "".join("</w:p><w:p>" for _ in re.findall("</w:p>", text[found.start() : end]))
        text = text[: found.start()] + "/>" + inside + "<w:x " + text[end:]
    return text


def _open_document(content: bytes) -> Iterator[str]:
    content = without_citations(content).content
    for _, packed in _packed(content, r"(?:content|styles)\.xml"):
        text = re.sub(r"<text:tracked-changes>.*?</text:tracked-changes>", "", packed, flags=re.DOTALL)
        text = re.sub(r"<text:note-citation\b.*?</text:note-citation>", " ", text, flags=re.DOTALL)
        text = re.sub(r"<text:(?:s|tab|line-break)\b[^>]*/>", " ", re.sub(PLACE, " ", text))
        for paragraph in re.findall(r"<text:[ph][ >].*?</text:[ph]>", text, re.DOTALL):
            yield html.unescape(re.sub("<[^>]*>", "", paragraph.replace("<text:p", " <text:p")))


def _web_page(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8-sig", "replace")
    text = re.sub(r"<!--.*?-->|<(script|style|head|template)\b.*?</\1>", " ", text, flags=re.DOTALL | re.IGNORECASE)
    breaks = (
        r"</?(?:p|div|h\d|li|ul|ol|table|tr|td|th|br|hr|dl|dt|dd|blockquote|pre|section|article|figure|img)\b[^>]*>"
    )
    for passage in re.split(breaks, text, flags=re.IGNORECASE):
        yield html.unescape(re.sub(r"<[^>]*>", "", passage))


def _book(content: bytes) -> Iterator[str]:
    for name, text in _packed(content, r".*\.x?html?"):
        if not re.search(r"(?:nav|toc|title_page|cover)\.x?html?$", name):
            yield from _web_page(text.encode())


def _tex(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8-sig", "replace")
    text = re.sub(r"(?<!\\)%.*", "", text)
    text = re.sub(r"\A.*?\\begin\{document\}", "", text, flags=re.DOTALL)
    named = r"label|\w*ref|\w*cite\w*|begin|end|includegraphics|bibliography\w*|setlength|setcounter|def"
    text = re.sub(rf"\\(?:{named})\*?(?:\[[^\]]*\])*\{{[^}}]*\}}(?:\{{[^}}]*\}})?", " ", text)
    text = re.sub(r"\\[a-zA-Z]+\*?(?:\[[^\]]*\])?", " ", text)
    yield from re.split(r"\n\s*\n", text)


def _rich_text(content: bytes) -> Iterator[str]:
    """The text of RTF: groups of tables and of programs are left out, words of control taken out."""
    text = content.decode("latin-1")
    for group in ("fonttbl", "colortbl", "stylesheet", "info", "pict", r"\*\\(?!footnote)\w+", "fldinst"):
        text = _without_group(text, group)
    text = re.sub(r"\\u(-?\d+) ?(?:\\'[0-9a-fA-F]{2}|[^\\{}\s])?", lambda m: chr(int(m[1]) % 65536), text)
    text = re.sub(r"\\'([0-9a-fA-F]{2})", lambda m: bytes.fromhex(m[1]).decode("cp1252", "replace"), text)
    text = re.sub(r"\\(?:par|line|cell|row|tab|pard)\b", "\n", text)
    text = re.sub(r"\\[a-zA-Z]+-?\d* ?|\\\W|[{}]", "", text)
    yield from text.split("\n")


def _without_group(text: str, name: str) -> str:
    while found := re.search(rf"\{{\\{name}", text):
        depth, place = 0, found.start()
        for mark in re.finditer(r"\\.|[{}]", text[place:], re.DOTALL):
            depth += {"{": 1, "}": -1}.get(mark[0], 0)
            if not depth:
                text = text[:place] + text[place + mark.end() :]
                break
        else:
            return text[:place]
    return text


def _lines(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8-sig", "replace")
    text = re.sub(r"\A---\n.*?\n(?:---|\.\.\.)\n", "", text, flags=re.DOTALL)
    text = re.sub(r"(!\[[^\]]*\])\([^)]*\)|[~^]", lambda found: found[1] or "", text)
    yield from re.split(r"\n\s*\n", text)


def _packed(content: bytes, pattern: str) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if re.fullmatch(pattern, name):
                yield name, archive.read(name).decode("utf-8", "replace")


_PASSAGES: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".docx": _word,
    ".odt": _open_document,
    ".html": _web_page,
    ".htm": _web_page,
    ".epub": _book,
    ".tex": _tex,
    ".rtf": _rich_text,
}
