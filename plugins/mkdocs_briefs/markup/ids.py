"""Ids that our own HTML needs: a heading of the author's that has taken one gets another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

RESERVED = frozenset(
    (
        "references references-heading notes notes-heading cite related mentions briefs members years together "
        "countries actors table"
    ).split()
)
"""docs/reference/html.md lists those that others may rely on."""


class ReservedIds(Treeprocessor):
    """Renames ids of the text that are ours: ``references`` becomes ``text-references``."""

    def run(self, root: Element) -> None:
        taken = [element for element in root.iter() if element.get("id") in RESERVED]
        for element in taken:
            element.set("id", f"text-{element.get('id')}")
        if taken:
            _rename(getattr(self.md, "toc_tokens", []))


def _rename(tokens: Iterable[dict[str, Any]]) -> None:
    for token in tokens:
        if token["id"] in RESERVED:
            token["id"] = f"text-{token['id']}"
        _rename(token["children"])
