"""The prose in a Markdown text: what readers read as sentences, without the markup, and with its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from mkdocs_briefs.linking.sentences import OMITTED

_WHOLE = re.compile(
    r"""
      ^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n`]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)
    | (?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)
    | <!--.*?-->
    | <(?P<element>script|style|pre|code|kbd|samp|svg|math|template)\b[^>]*>.*?</(?P=element)\s*>
    | \{\{.*?\}\} | \{%.*?%\}
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
"""What is no prose and may run over several blocks: code, comments, elements that hold no sentences, macros."""

_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ ]?)+")
_DEFINITION = re.compile(r"[ ]{0,3}(?:\[(?!\^)[^\[\]]+\]|\*\[[^\[\]]+\]):")
_PLACE = re.compile(r"\s*\[(?:TOC|references)\]\s*")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]*(?P<words>.*?)[ \t]*#*[ \t]*")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
_RULE = re.compile(r"\s*(?:[-*_][ \t]*){3,}")
_TITLED = re.compile(r"""[ \t]*(?:!!!|\?\?\?\+?|===[+!]*)[ \t]*[\w -]*(?:["'](?P<title>.*)["'])?[ \t]*""")
_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d+[.)]|:|\[\^[^\[\]\s]+\]:)[ \t]+(?:\[[ xX]\][ \t]+)?")
_CELL_END = re.compile(r"(?<!\\)\|")
_LETTER = re.compile(r"[^\W\d_]")

_ADDRESS = r"\((?:[^()]|\([^()]*\))*\)"
_NESTED = r"(?:[^\[\]]|\[[^\[\]]*\])*"
_INLINE = re.compile(
    rf"""
      \\(?P<escaped>[^\w\s])
    | (?P<entity>&(?:\#\d+|\#[xX][0-9a-fA-F]+|\w+);)
    | (?P<nothing>
        \[\^[^\[\]\s]+\]                    # the sign of a footnote
      | \](?:{_ADDRESS}|[ ]?\[[^\[\]]*\])   # where a link's words end and its address is
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
    """Prose that nothing interrupts: a paragraph, a heading, an item of a list, the cell of a table."""

    text: str
    """Its lines are those of the Markdown; ``OMITTED`` stands for code, citations, images and addresses."""
    line: int
    """The line of the Markdown on which it begins, counted from 1."""
    is_heading: bool = False

    def line_at(self, position: int) -> int:
        """The line of the Markdown on which a character of the text stands."""
        return self.line + self.text.count("\n", 0, position)


def passages(markdown: str) -> Iterator[Passage]:
    """The prose of a Markdown text, from its beginning to its end.

    This reads Markdown well enough to find names in it; it makes no HTML. What it takes for code, it leaves out.
    """
    blocks = _Blocks()
    for number, line in enumerate(_WHOLE.sub(_without, markdown).split("\n"), 1):
        blocks.read(line, number)
    blocks.close()
    for text, number, is_heading in blocks.closed:
        prose = _INLINE.sub(_shown, text)
        if _LETTER.search(prose):
            yield Passage(prose, number, is_heading)


class _Blocks:
    """Lines gathered into blocks: what is open, and how deep its indentation is."""

    def __init__(self) -> None:
        self.closed: list[tuple[str, int, bool]] = []
        """Text, line, and whether it is a heading."""
        self._open: list[str] = []
        self._first = 1
        self._room = 0
        """Columns that a list's item or the like gives to what is in it; four more make code."""
        self._after_blank = True

    def read(self, line: str, number: int) -> None:
        line = _QUOTE.sub("", line, count=1).expandtabs(4)
        if not line.strip():
            self.close()
            self._after_blank = True
            return
        indent = len(line) - len(line.lstrip())
        if self._after_blank:
            self._room = min(self._room, indent // 4 * 4)
            if indent >= self._room + 4:
                return  # code; what follows it is in the same state as what follows a blank line
        self._after_blank = False
        self._read_text(line, number, indent)

    def _read_text(self, line: str, number: int, indent: int) -> None:
        if self._open and _UNDERLINE.fullmatch(line):
            self.close(is_heading=True)
        elif _DEFINITION.match(line) or _PLACE.fullmatch(line) or _RULE.fullmatch(line):
            self.close()
        elif heading := _HEADING.fullmatch(line):
            self._add(heading["words"], number, is_heading=True)
        elif titled := _TITLED.fullmatch(line):
            self._room = indent // 4 * 4 + 4
            self._add(titled["title"] or "", number, is_heading=True)
        else:
            if marker := _MARKER.match(line):
                self.close()
                self._room = indent // 4 * 4 + 4
                line = line[marker.end() :]
            cells = _CELL_END.split(line)
            if len(cells) > 1:
                for cell in cells:
                    self._add(cell, number)
                return
            self._first = self._first if self._open else number
            self._open.append(line)

    def _add(self, text: str, number: int, *, is_heading: bool = False) -> None:
        """A block of one line."""
        self.close()
        self.closed.append((text, number, is_heading))

    def close(self, *, is_heading: bool = False) -> None:
        if self._open:
            self.closed.append(("\n".join(self._open), self._first, is_heading))
            self._open = []


def _without(found: re.Match[str]) -> str:
    """What stands for a part that is no prose: it keeps its line breaks, so that lines stay what they are."""
    return OMITTED + "\n" * found[0].count("\n")


def _shown(found: re.Match[str]) -> str:
    if found["escaped"]:
        return found["escaped"]
    if found["entity"]:
        return unescape(found["entity"])
    if found["nothing"] or found["bracket"]:
        return "\n" * found[0].count("\n")
    return _without(found)
