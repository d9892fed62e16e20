"""Pandoc's syntax tree, as JSON: elements are mappings with a type ``t`` and a content ``c``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile
from typing import Any

Element = dict[str, Any]

_TEXTS = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
_QUOTES = {"SingleQuote": "\u2018\u2019", "DoubleQuote": "\u201c\u201d"}
BLOCKS = frozenset(
    "Plain Para LineBlock CodeBlock RawBlock BlockQuote OrderedList BulletList DefinitionList HorizontalRule Table "
    "Figure Header Div".split()
)


def changed(value: Any, change: Callable[[Element], Element | list[Element]]) -> Any:
    """The tree with each element replaced by what ``change`` makes of it, from the leaves up."""
    if isinstance(value, list):
        found: list[Any] = []
        for item in value:
            new = changed(item, change)
            found += new if isinstance(item, dict) and isinstance(new, list) else [new]
        return found
    if isinstance(value, dict):
        inside = {key: changed(item, change) for key, item in value.items()}
        return change(inside) if "t" in inside else inside
    return value


def elements(value: Any) -> Iterator[Element]:
    """All elements of a tree, each before those within it."""
    if isinstance(value, dict):
        if "t" in value:
            yield value
        for item in value.values():
            yield from elements(item)
    elif isinstance(value, list):
        for item in value:
            yield from elements(item)


def plain(value: Any) -> str:
    """The words of a tree in one line, without those of footnotes."""
    return " ".join("".join(_pieces(value)).split())


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _pieces(item)
        return
    if not isinstance(value, dict):
        return
    kind, content = value.get("t"), value.get("c", "")
    if kind in ("Str", "MetaString"):
        yield str(content)
    elif kind in _TEXTS:
        yield _TEXTS[kind]
    elif kind in ("Code", "Math", "CodeBlock", "RawInline", "RawBlock"):
        yield str(content[1])
    elif kind == "Quoted":
        marks = _QUOTES[content[0]["t"]]
        yield marks[0]
        yield from _pieces(content[1])
        yield marks[1]
    elif kind != "Note":
        yield from _pieces(content)
        if kind in BLOCKS:
            yield " "


def flattened(blocks: list[Element]) -> list[Element]:
    """The blocks without wrappers, without empty ones, and without what LaTeX has before a text."""
    return list(dropwhile(lambda block: block["t"] == "RawBlock", changed(blocks, _flat)))


def _flat(element: Element) -> Element | list[Element]:
    kind, content = element["t"], element.get("c", [])
    if kind in ("Div", "Span"):
        return list(content[1])
    if kind in ("Para", "Plain", "Header") and not plain(content) and not any(map(_shows, elements(content))):
        return []
    return element


def _shows(element: Element) -> bool:
    return element["t"] in ("Image", "Note", "RawInline")


def words(text: str) -> list[Element]:
    """A text as elements."""
    pieces = filter(None, re.split(r"(\s+)", text))
    return [{"t": "Space"} if piece.isspace() else {"t": "Str", "c": piece} for piece in pieces]


def para(inlines: Sequence[Element]) -> Element:
    return {"t": "Para", "c": list(inlines)}
