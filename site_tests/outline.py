"""What a page says to readers, line by line: its words, where links lead, and what is said to those who listen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import PageElement

_INLINE = frozenset("a abbr b bdi button cite code em i q small span strong sub sup time wbr".split())
_SAID = tuple(
    "id href src title aria-label aria-hidden aria-current lang dir datetime hidden alt scope rel type value name for "
    "open role media width height download class".split()
)
_LOOKS = re.compile(r"^(?:md-|headerlink|footnote|grid|twemoji)")
"""Classes that are Material's or of Markdown's extensions."""


def outline(page: BeautifulSoup) -> str:
    """The text of a page, an element with more than words in it a line, indented."""
    article = page.select_one("article")
    assert article, "a page without a text"
    return "\n".join(_lines(article, 0)) + "\n"


def _opening(tag: Tag) -> str:
    said = []
    for name in _SAID:
        value = tag.get(name)
        if name == "class":
            value = " ".join(each for each in value or () if not _LOOKS.match(each)) or None
        if value is not None:
            said.append(f"{name}={value!r}" if value else name)
    said += sorted(f"{name}={value!r}" for name, value in tag.attrs.items() if name.startswith("data-"))
    return " ".join([tag.name, *said])


def _lines(tag: Tag, depth: int) -> Iterator[str]:
    before = "  " * depth
    if tag.name in ("script", "style", "template", "path", "use"):
        return
    if tag.name == "svg" or _is_line(tag):
        words = " ".join(tag.get_text(" ").split()) if tag.name == "svg" else _inline(tag)
        yield f"{before}{_opening(tag)}: {words}".removesuffix(": ")
        return
    yield f"{before}{_opening(tag)}"
    words = ""
    for child in tag.children:
        if isinstance(child, Tag) and not (child.name in _INLINE and _is_line(child)):
            yield from _words(words, depth + 1)
            words = ""
            yield from _lines(child, depth + 1)
        else:
            words += _tagged(child)
    yield from _words(words, depth + 1)


def _words(text: str, depth: int) -> Iterator[str]:
    if text.strip():
        yield f"{'  ' * depth}{' '.join(text.split())}"


def _is_line(tag: Tag) -> bool:
    return all(child.name in _INLINE for child in tag.find_all(True))


def _inline(tag: Tag) -> str:
    return " ".join("".join(map(_tagged, tag.children)).split())


def _tagged(node: PageElement) -> str:
    if isinstance(node, Tag):
        return f" [{_opening(node)}: {_inline(node)}] ".replace(": ]", "]")
    return "" if isinstance(node, Comment) else str(node)
