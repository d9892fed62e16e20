"""Values: what stands right of a field's equals sign, with ``#``, ``@string`` names and forgotten commas.

The grammar is BibTeX's (Oren Patashnik, BibTeXing, section 4): text in braces or quotes, a number, or a name,
joined by ``#``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_BRACE = re.compile(r"(?<!\\)[{}]")
_QUOTE_OR_BRACE = re.compile(r'(?<!\\)[{}"]')
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"""[^\s"#%'(),={}]+""")
_FIELD = re.compile(r"([A-Za-z][\w:+.-]*)\s*=\s*")


DEEPEST = 50
"""Braces, commands and scripts within one another."""

LONGEST_JOINED = 10_000
"""Characters of a value that names of strings are part of."""

_NESTING = re.compile(
    r"(?P<opens>\{)|(?P<closes>\})|(?P<takes>\\(?:[A-Za-z]+\*?|[`'^\"~=.])\s*|[\^_])|(?:\\.|[^\\{}^_])+|.", re.DOTALL
)
"""``takes``: what takes what follows as its argument."""


class BoundError(ValueError):
    """A value is beyond a bound. The message says which."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value, and what was odd about it."""

    text: str
    unknown: tuple[str, ...] = ()
    """Names that no ``@string`` defines; they stand in the text as they are."""
    swallowed: tuple[tuple[str, str, int], ...] = ()
    """Fields that a missing comma had made part of this value: name, raw value, lines below."""
    junk: str = ""
    """What follows the value and is none."""


def read_value(raw: str, strings: Mapping[str, str]) -> Value:
    """Read a raw value. ``strings`` are the defined names, in lower case.

    Raises BoundError where these make it longer than ``LONGEST_JOINED``.
    """
    if raw.startswith("{") and raw.endswith("}") and raw.count("{") == 1:
        return Value(raw[1:-1])
    if raw.isdigit():
        return Value(raw)
    parts: list[str] = []
    unknown: list[str] = []
    position = names = length = 0
    while True:
        text, end, is_name = _part(raw, position)
        if end < 0:
            return Value("".join(parts) + raw[position:].strip().strip('"'), tuple(unknown))
        if is_name and text.lower() not in strings and not text[0].isdigit():
            unknown.append(text)
        parts.append(strings.get(text.lower(), text) if is_name else text)
        names += is_name
        length += len(parts[-1])
        if names and length > LONGEST_JOINED:
            raise BoundError(f"strings make it longer than {LONGEST_JOINED:,} characters")
        position = _SPACE.match(raw, end).end()  # type: ignore[union-attr]  # it matches always
        if not raw.startswith("#", position):
            break
        position = _SPACE.match(raw, position + 1).end()  # type: ignore[union-attr]
    rest = without_comments(raw[position:])
    if not rest:
        return Value("".join(parts), tuple(unknown))
    if field := _FIELD.match(rest):
        swallowed = (field[1].lower(), rest[field.end() :], raw.count("\n", 0, len(raw) - len(rest)))
        return Value("".join(parts), tuple(unknown), (swallowed,))
    return Value("".join(parts), tuple(unknown), junk=rest)


def without_comments(text: str) -> str:
    """What stands between fields, without lines that begin with ``%``: comments to biber, an error to BibTeX."""
    if "%" not in text:
        return text
    return "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("%")).strip()


def is_balanced(value: str) -> bool:
    """Whether each brace that is not escaped has its partner."""
    depth = 0
    for brace in _BRACE.findall(value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def refuse_nesting(value: str) -> None:
    """Raise BoundError for a value that nests deeper than ``DEEPEST``: it is read by functions that call themselves."""
    if value.count("{") + value.count("\\") + value.count("^") + value.count("_") <= DEEPEST:
        return
    open_braces: list[int] = []
    depth = run = 0
    for found in _NESTING.finditer(value):
        if found["opens"]:
            open_braces.append(run + 1)
            depth, run = depth + run + 1, 0
        elif found["closes"]:
            depth, run = depth - (open_braces.pop() if open_braces else 0), 0
        else:
            run = run + 1 if found["takes"] else 0
        if depth + run > DEEPEST:
            raise BoundError(f"braces or commands nest more than {DEEPEST} deep")


def _part(raw: str, start: int) -> tuple[str, int, bool]:
    """One part of a concatenation: its text, its end (-1 if there is none), and whether it is a name."""
    if raw.startswith("{", start):
        end = _end_of_braces(raw, start)
        return raw[start + 1 : end - 1], end, False
    if raw.startswith('"', start):
        end = _end_of_quotes(raw, start)
        return raw[start + 1 : end - 1], end, False
    word = _WORD.match(raw, start)
    return (word[0], word.end(), True) if word else ("", -1, False)


def _end_of_braces(raw: str, start: int) -> int:
    depth = 0
    for found in _BRACE.finditer(raw, start):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.end()
    return -1


def _end_of_quotes(raw: str, start: int) -> int:
    depth = 0
    for found in _QUOTE_OR_BRACE.finditer(raw, start + 1):
        if found[0] == '"':
            if depth == 0:
                return found.end()
        else:
            depth += 1 if found[0] == "{" else -1
            if depth < 0:
                return -1
    return -1
