"""Ids that the page needs around its text: an element of the text that has one of them gets another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.markup.citations import Citations
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.references import is_own_id
from mkdocs_briefs.markup.runs import classes


class ReservedIds(Treeprocessor):
    """Renames ids that the page's template or its reference list has: ``cite`` becomes ``text-cite``.

    The link to itself that a heading may have follows, and so do tables of contents.
    """

    def __init__(self, md: Markdown, citations: Citations, context: TextContext) -> None:
        super().__init__(md)
        self._citations = citations
        self._context = context

    def run(self, root: Element) -> None:
        keys = self._citations.keys.union(self._context.also_cited)
        template_ids = self._context.template_ids
        used = dict.fromkeys(filter(None, (element.get("id") for element in root.iter())))
        taken = [name for name in used if is_own_id(name, keys) or (template_ids and template_ids.fullmatch(name))]
        names: dict[str, str] = {}
        for name in taken:
            names[name] = _free(name, {*used, *names.values()})
        if names:
            _rename(root, names)
            _rename_tokens(getattr(self.md, "toc_tokens", []), names)


def _free(name: str, used: set[str]) -> str:
    free, number = f"text-{name}", 1
    while free in used:
        number += 1
        free = f"text-{name}-{number}"
    return free


def _rename(root: Element, names: Mapping[str, str]) -> None:
    for element in root.iter():
        name = element.get("id")
        is_renamed = name in names
        if name and is_renamed:
            element.set("id", names[name])
        if is_renamed or "toc" in classes(element):
            for link in element.iter("a"):
                target = link.get("href", "").removeprefix("#")
                if target in names and link.get("href") != target:
                    link.set("href", f"#{names[target]}")


def _rename_tokens(tokens: Iterable[dict[str, Any]], names: Mapping[str, str]) -> None:
    for token in tokens:
        token["id"] = names.get(token["id"], token["id"])
        _rename_tokens(token["children"], names)
