"""LaTeX in BibTeX values, turned into Unicode.

A small reader of its own, because bibtexparser's LatexDecodingMiddleware drops ``&``, cuts at ``%`` and forgets the
braces that protect capitals. The symbols' names come from pylatexenc, which bibtexparser brings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from mkdocs_briefs.model.characters import NEVER_SHOWN

OPEN, CLOSE = "\ue000", "\ue001"
"""Of private use, which no text holds itself: in decoded text they stand for the braces that protect capitals."""

_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_SPECIAL = re.compile(r"[\\{}~$\ue000\ue001]|--|``|''")

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)\*?[ \t\r\n]*|\\(?P<symbol>.?)|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)|(?P<tie>~)"
    r"|(?P<dash>-{2,3})|(?P<quote>``|'')|(?P<script>[\^_])|(?P<text>[^\\{}~$\-`'^_]+|.)",
    re.DOTALL,
)

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
"""LaTeX2e reference manual, section 23.5, "Accents"."""

_LETTERS = frozenset("aa AA ae AE oe OE o O l L ss SS i j dh DH dj DJ ng NG th TH".split())
"""Commands that are a letter: braces around one protect nothing (Tame the BeaST, section 4.1)."""

_SYMBOLS = {
    " ": " ", ",": " ", ";": " ", ":": " ", "\\": " ", "\n": " ", "-": "", "/": "", "!": "", "@": "", "(": "",
    ")": "", "[": "", "]": "", "|": "|",
}  # fmt: skip

_WORDS = {
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e", "pounds": "£", "S": "§", "P": "¶",
    "copyright": "©", "slash": "/", "par": " ", "newline": " ", "space": " ", "quad": " ", "qquad": " ", "and": "and",
    "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "textasciitilde": "~", "textbackslash": "\\",
    "textquotesingle": "'", "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_",
    "textdollar": "$", "lbrace": "{", "rbrace": "}", "dag": "†", "ddag": "‡", "textsection": "§", "euro": "€",
    "mkbibdateshort": "", "adddot": ".", "addspace": " ", "addcomma": ",", "SS": "ẞ", "j": "ȷ", "sim": "\u223c",
    "bibrangedash": "\u2013", "hyphen": "-", "nobreakspace": " ", "textquotedbl": '"', "textperiodcentered": "·",
}  # fmt: skip

_LIGATURES = {"~": " ", "--": "\u2013", "---": "—", "``": "“", "''": "”"}
_FRACTIONS = frozenset(["frac", "dfrac", "tfrac", "nicefrac"])
_FORMED = {**dict.fromkeys(("enquote", "mkbibquote", "textquote"), "“{}”"), **dict.fromkeys(_FRACTIONS, "{}/{}")}
_SCRIPTS = {"textsuperscript": "^", "textsubscript": "_"}
_NOT_SHOWN = frozenset("noopsort label index cite citep citet footnote vspace hspace color selectlanguage".split())
_SECOND_SHOWN = frozenset(["href", "texorpdfstring", "textcolor", "foreignlanguage"])
_AS_WRITTEN = frozenset(["url", "path", "nolinkurl"])

_SUPERSCRIPTS = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True))
_SUBSCRIPTS = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))

_URL_ESCAPE = re.compile(r"\{\\([&%#_$~^])\}|\\([&%#_$~^:{}])(?:\{\})?")
_URL_COMMAND = re.compile(r"\\(?:url|path)\s*\{(.*)\}", re.DOTALL)


def plain(value: str) -> str:
    r"""The value as readers read it: Unicode, no LaTeX, no braces, single spaces.

    >>> plain(r"{AT&T} grew 50\% in G{\"o}ttingen --- \href{https://x.y}{see}")
    'AT&T grew 50% in Göttingen — see'
    """
    text = decoded(value)
    return " ".join(_MARKS.sub("", text).split()) if OPEN in text else text


def decoded(value: str) -> str:
    """The value in Unicode, with ``OPEN`` and ``CLOSE`` where braces protect it."""
    value = printable(value)
    text = _Reading(_MARKS.sub("", value)).everything() if _SPECIAL.search(value) else value
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def printable(value: str) -> str:
    """The value without the characters that are never shown."""
    return NEVER_SHOWN.sub("", value)


def address(value: str) -> str:
    r"""A URL, DOI or the like, which is no LaTeX: only the escapes that some programs add are taken off.

    No address holds a backslash or a brace: ``\_`` and ``{\_}`` can only mean ``_``.
    """
    value = value.strip()
    if command := _URL_COMMAND.fullmatch(value):
        value = command[1]
    while value.startswith("{") and value.endswith("}"):
        value = value[1:-1]
    if "\\" in value:
        value = _URL_ESCAPE.sub(lambda found: found[1] or found[2], value)
    if "\\" in value or "{" in value or "}" in value:
        value = value.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
    return printable("".join(value.split("\n")).strip())


class _Reading:
    """One value, read from left to right. Nothing in it is an error: what cannot be understood stays as text."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.position = 0
        self.in_math = False

    def everything(self) -> str:
        parts = list(self._parts())
        while self.position < len(self.value):  # a brace too many
            self.position += 1
            parts += self._parts()
        return "".join(parts)

    def _parts(self) -> Iterator[str]:
        """What stands before the closing brace or the end."""
        while (token := _TOKEN.match(self.value, self.position)) and token.lastgroup != "close":
            self.position = token.end()
            yield self._piece(token)

    def _piece(self, token: re.Match[str]) -> str:
        match token.lastgroup:
            case "word":
                text = self._command(token["word"])
            case "symbol":
                text = self._symbol(token["symbol"])
            case "open":
                text = self._group()
            case "math":
                text = self._math(token[0])
            case "script" if self.in_math:
                text = _raised(self._argument(), token[0])
            case _:
                text = _LIGATURES.get(token[0], token[0])
        return text

    def _group(self) -> str:
        command = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL).match(self.value, self.position)
        protects = not self.in_math and not (command and (command[1] in _ACCENTS or command[1] in _LETTERS))
        text = "".join(self._parts())
        self.position += 1  # the closing brace
        return f"{OPEN}{text}{CLOSE}" if protects and text else text

    def _argument(self) -> str:
        """The next group, command or character, without protection."""
        while self.value[self.position : self.position + 1].isspace():
            self.position += 1
        token = _TOKEN.match(self.value, self.position)
        if not token or token.lastgroup == "close":
            return ""
        if token.lastgroup == "text":
            self.position += 1
            return token[0][0]
        self.position = token.end()
        return _MARKS.sub("", self._piece(token))

    def _raw_argument(self) -> str:
        start = self.position
        if not self.value.startswith("{", start):
            return ""
        self._argument()
        return self.value[start + 1 : self.position - 1]

    def _symbol(self, symbol: str) -> str:
        if symbol in _ACCENTS and not self.in_math:
            return _accented(self._argument(), _ACCENTS[symbol])
        return _SYMBOLS.get(symbol, symbol)

    def _command(self, word: str) -> str:
        if word in _ACCENTS:
            return _accented(self._argument(), _ACCENTS[word])
        if word in _SCRIPTS:
            return _raised(self._argument(), _SCRIPTS[word])
        if word in _FORMED:
            return _FORMED[word].format(self._argument(), self._argument() if word in _FRACTIONS else "")
        if word in _AS_WRITTEN:
            return self._raw_argument()
        if word in _NOT_SHOWN or word in _SECOND_SHOWN:
            self._argument()
            return self._argument() if word in _SECOND_SHOWN else ""
        symbol = _symbol(word)
        if symbol and self.value.startswith("{}", self.position):
            self.position += 2
        return symbol

    def _math(self, dollar: str) -> str:
        end = closing_dollar(self.value, self.position, dollar)
        if end < 0:
            return dollar
        inner = _Reading(self.value[self.position : end])
        inner.in_math = True
        self.position = end + len(dollar)
        text = inner.everything().strip()
        return f"{OPEN}{text}{CLOSE}" if text else ""


def closing_dollar(value: str, start: int, dollar: str) -> int:
    """Where the math ends that a dollar begins; -1 where the dollar is one.

    It is math if TeX is in it; else by Pandoc's rule: no space at its inner sides, and no digit after it.
    """
    end = value.find(dollar, start)
    while end > 0 and value[end - 1] == "\\":
        end = value.find(dollar, end + 1)
    inside = value[start:end]
    unescaped = re.sub(r"\\[{}]", "", inside)
    if end <= start or unescaped.count("{") != unescaped.count("}"):
        return -1
    follows = value[end + len(dollar) : end + len(dollar) + 1]
    is_math = re.search(r"[\\^_{]", inside) or (inside == inside.strip() and not follows.isdigit())
    return end if is_math else -1


def _accented(text: str, accent: str) -> str:
    if not text.strip():
        return text
    base = {"\u0131": "i", "\u0237": "j"}.get(text[0], text[0])
    return unicodedata.normalize("NFC", base + accent) + text[1:]


def _raised(text: str, script: str) -> str:
    """Text as superscript or subscript, if Unicode has every character of it, else as it is."""
    table = _SUPERSCRIPTS if script == "^" else _SUBSCRIPTS
    return "".join(table[char] for char in text) if all(char in table for char in text) else text


@lru_cache(maxsize=512)
def _symbol(word: str) -> str:
    """What a command without argument shows; nothing where it is unknown, so that its argument follows as it is."""
    if word in _WORDS:
        return _WORDS[word]
    from pylatexenc.latex2text import (  # type: ignore[import-untyped]  # noqa: PLC0415 - a plain database needs none
        get_default_latex_context_db,
    )

    replacement = getattr(get_default_latex_context_db().get_macro_spec(word), "simplify_repl", None)
    return replacement if isinstance(replacement, str) and "%" not in replacement and len(replacement) < 4 else ""
