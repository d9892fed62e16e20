"""Ids that the page needs around its text: an element of the text that has one of them gets another."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.markup.citations import Citations
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.references import is_own_id
from mkdocs_briefs.markup.runs import classes
from mkdocs_briefs.model.naming import fragment

_AROUND = re.compile(
    r"__(?:analytics|comments|config|consent|drawer|nav_.*|palette.*|search|settings|skip|source|toc)|briefs-preview"
)
"""Ids that Material and our script have on every page."""

_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"<]*"|'[^'<]*')*+>""")
_ATTRIBUTE = re.compile(
    r"""(?P<name>\s(?:id|for|aria-\w+|(?:xlink:)?href)\s*=\s*)(?P<quote>["']?)(?P<hash>\#?)(?P<value>[^"'<>\s]+)(?P=quote)""",
    re.IGNORECASE,
)
"""An attribute of raw HTML that is an id, or names one."""

_FOOTNOTE = re.compile(r"fn(?:ref\d*)?:.+")
"""Ids of Python-Markdown's footnotes, and of the signs that lead to them."""


_FOOTNOTE_LINKS = frozenset(["footnote-ref", "footnote-backref"])


class ReservedIds(Treeprocessor):
    """Renames ids that others on the page have: ``cite`` becomes ``text-cite``.

    Others are the page's template, its reference list, its footnotes, the theme. What names the id in the text follows:
    links, a heading's link to itself, tables of contents.
    """

    def __init__(self, md: Markdown, citations: Citations, context: TextContext) -> None:
        super().__init__(md)
        self._citations = citations
        self._context = context

    def run(self, root: Element) -> None:
        elements = [element for element in root.iter() if "id" in element.attrib]
        raw = self.md.htmlStash.rawHtmlBlocks
        used = [element.attrib["id"] for element in elements if not _is_footnote(element)]
        used += [found["value"] for block in raw for found in _ids(block)]
        footnotes = {element.attrib["id"] for element in elements if _is_footnote(element)}
        names: dict[str, str] = {}
        for name in filter(self._are_reserved(footnotes), dict.fromkeys(used)):
            names[name] = _free(name, {*used, *names.values()})
        if names:
            _rename(root, names)
            raw[:] = [_renamed(block, names) for block in raw]
            _rename_tokens(getattr(self.md, "toc_tokens", []), names)

    def _are_reserved(self, footnotes: Collection[str]) -> Callable[[str], bool]:
        """Whether others on the page have an id."""
        keys = self._citations.keys.union(self._context.also_cited)
        patterns = [pattern for pattern in (_AROUND, self._context.template_ids) if pattern]
        return lambda name: (
            name in footnotes or is_own_id(name, keys) or any(pattern.fullmatch(name) for pattern in patterns)
        )


def _is_footnote(element: Element) -> bool:
    """Whether an element is a footnote or the sign of one, which keep their ids."""
    return element.tag in ("li", "sup") and bool(_FOOTNOTE.fullmatch(element.get("id", "")))


def _ids(block: object) -> Iterator[re.Match[str]]:
    """The ids in a block of raw HTML; none if it is none."""
    for tag in _TAG.finditer(block) if isinstance(block, str) else ():
        yield from (found for found in _ATTRIBUTE.finditer(tag[0]) if found["name"].strip(" \t\n=").lower() == "id")


def _free(name: str, used: set[str]) -> str:
    free, number = f"text-{name}", 1
    while free in used:
        number += 1
        free = f"text-{name}-{number}"
    return free


def _rename(root: Element, names: Mapping[str, str]) -> None:
    for element in root.iter():
        name = element.get("id", "")
        if name in names and not _is_footnote(element):
            element.set("id", names[name])
        href = element.get("href", "")
        target = unquote(href.removeprefix("#"))
        if href.startswith("#") and target in names and _FOOTNOTE_LINKS.isdisjoint(classes(element)):
            element.set("href", f"#{fragment(names[target])}")


def _renamed(block: Any, names: Mapping[str, str]) -> Any:
    """A block of raw HTML with other ids."""
    if not isinstance(block, str) or "<" not in block:
        return block
    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(lambda found: _renamed_attribute(found, names), tag[0]), block)


def _renamed_attribute(found: re.Match[str], names: Mapping[str, str]) -> str:
    is_link = "href" in found["name"].lower()
    name = unquote(found["value"]) if is_link else found["value"]
    if name not in names or is_link != bool(found["hash"]):
        return found[0]
    value = fragment(names[name]) if is_link else names[name]
    return f"{found['name']}{found['quote']}{found['hash']}{value}{found['quote']}"


def _rename_tokens(tokens: Iterable[dict[str, Any]], names: Mapping[str, str]) -> None:
    for token in tokens:
        token["id"] = names.get(token["id"], token["id"])
        _rename_tokens(token["children"], names)
