"""The prose in a Markdown text: sentences without markup, with their line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from mkdocs_briefs.linking.sentences import OMITTED

_NO_PROSE = re.compile(
    r"""
      ^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n`]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)
    | (?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)
    | <!--.*?-->
    | <(?P<element>script|style|pre|code|kbd|samp|svg|math|template)\b[^>]*>.*?</(?P=element)\s*>
    | \{\{.*?\}\} | \{%.*?%\}
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
"""Not prose, possibly over several blocks: code, comments, elements without sentences, macros."""

_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ ]?)+")
_DEFINITION = re.compile(r"[ ]{0,3}(?:\[(?!\^)[^\[\]]+\]|\*\[[^\[\]]+\]):")
_DIRECTIVE = re.compile(r"\s*\[(?:TOC|references)\]\s*")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]*(?P<words>.*?)[ \t]*#*[ \t]*")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
_RULE = re.compile(r"\s*(?:[-*_][ \t]*){3,}")
_TITLED_BLOCK = re.compile(r"""[ \t]*(?:!!!|\?\?\?\+?|===[+!]*)[ \t]*[\w -]*(?:["'](?P<title>.*)["'])?[ \t]*""")
_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d+[.)]|:|\[\^[^\[\]\s]+\]:)[ \t]+(?:\[[ xX]\][ \t]+)?")
_CELL_END = re.compile(r"(?<!\\)\|")
_LETTER = re.compile(r"[^\W\d_]")

_ADDRESS = r"\((?:[^()]|\([^()]*\))*\)"
_NESTED = r"(?:[^\[\]]|\[[^\[\]]*\])*"
_INLINE = re.compile(
    rf"""
      \\(?P<escaped>[^\w\s])
    | (?P<entity>&(?:\#\d+|\#[xX][0-9a-fA-F]+|\w+);)
    | (?P<dropped>
        \[\^[^\[\]\s]+\]                    # a footnote reference
      | \](?:{_ADDRESS}|[ ]?\[[^\[\]]*\])   # the end of a link's text, with its address
      | \{{:?[ \t]*[\#.][^{{}}\n]*\}} | \{{:[^{{}}\n]*\}}   # attributes
      | </?(?:a|abbr|b|cite|dfn|em|i|mark|q|s|small|span|strong|sub|sup|time|u)\b[^<>]*>
      | \*+ | ~~ | == | \^\^ | (?<!\w)_+ | _+(?!\w)
      )
    | !\[[^\[\]]*\](?:{_ADDRESS}|\[[^\[\]]*\])?
    | \[(?!\^)(?={_NESTED}@){_NESTED}\](?![(\[])            # a citation
    | (?:https?://|www\.)[^\s<>()]*[\w/]
    | [\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+
    | -?@(?:\{{[^\s{{}}]+\}}|\w(?:[\w:.\#$%&+?<>~/-]*\w)?)
    | <[a-zA-Z/][^<>]*>
    | (?P<bracket>[\[\]])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of prose: a paragraph, a heading, an item of a list, a cell of a table."""

    text: str
    """With the line breaks of the Markdown, and ``OMITTED`` in place of code, citations, images and addresses."""
    line: int
    """The line of the Markdown on which it begins, counted from 1."""
    is_heading: bool = False

    def line_at(self, position: int) -> int:
        """The line of the Markdown with the character at this offset of the text."""
        return self.line + self.text.count("\n", 0, position)


def passages(markdown: str) -> Iterator[Passage]:
    """The passages of prose in a Markdown text, in order.

    An approximation of Markdown that suffices for finding names: no HTML is made. Code is left out.
    """
    blocks = _Blocks()
    for number, line in enumerate(_NO_PROSE.sub(_placeholder, markdown).split("\n"), 1):
        blocks.read(line, number)
    blocks.close()
    for text, number, is_heading in blocks.closed:
        prose = _INLINE.sub(_plain_text, text)
        if _LETTER.search(prose):
            yield Passage(prose, number, is_heading)


class _Blocks:
    """Groups lines into blocks, tracking the open block and its indentation."""

    def __init__(self) -> None:
        self.closed: list[tuple[str, int, bool]] = []
        """Of each closed block: text, first line, whether it is a heading."""
        self._open: list[str] = []
        self._first = 1
        self._content_indent = 0
        """The indentation of content in a list item or similar, in columns. Four more make a code block."""
        self._after_blank = True

    def read(self, line: str, number: int) -> None:
        line = _QUOTE.sub("", line, count=1).expandtabs(4)
        if not line.strip():
            self.close()
            self._after_blank = True
            return
        indent = len(line) - len(line.lstrip())
        if self._after_blank:
            self._content_indent = min(self._content_indent, indent // 4 * 4)
            if indent >= self._content_indent + 4:
                return  # code; the next line is read as if after a blank line
        self._after_blank = False
        self._read_text(line, number, indent)

    def _read_text(self, line: str, number: int, indent: int) -> None:
        if self._open and _UNDERLINE.fullmatch(line):
            self.close(is_heading=True)
        elif _DEFINITION.match(line) or _DIRECTIVE.fullmatch(line) or _RULE.fullmatch(line):
            self.close()
        elif heading := _HEADING.fullmatch(line):
            self._add(heading["words"], number, is_heading=True)
        elif titled := _TITLED_BLOCK.fullmatch(line):
            self._content_indent = indent // 4 * 4 + 4
            self._add(titled["title"] or "", number, is_heading=True)
        else:
            if marker := _MARKER.match(line):
                self.close()
                self._content_indent = indent // 4 * 4 + 4
                line = line[marker.end() :]
            cells = _CELL_END.split(line)
            if len(cells) > 1:
                for cell in cells:
                    self._add(cell, number)
                return
            self._first = self._first if self._open else number
            self._open.append(line)

    def _add(self, text: str, number: int, *, is_heading: bool = False) -> None:
        """Add a block of one line."""
        self.close()
        self.closed.append((text, number, is_heading))

    def close(self, *, is_heading: bool = False) -> None:
        if self._open:
            self.closed.append(("\n".join(self._open), self._first, is_heading))
            self._open = []


def _placeholder(found: re.Match[str]) -> str:
    """The replacement for a part that is no prose. It keeps line breaks, so that line numbers do not change."""
    return OMITTED + "\n" * found[0].count("\n")


def _plain_text(found: re.Match[str]) -> str:
    if found["escaped"]:
        return found["escaped"]
    if found["entity"]:
        return unescape(found["entity"])
    if found["dropped"] or found["bracket"]:
        return "\n" * found[0].count("\n")
    return _placeholder(found)
