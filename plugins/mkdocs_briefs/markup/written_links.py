"""The links and pictures of a text as they are written: what MkDocs resolves in a build, and checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.extension import BriefsExtension
from mkdocs_briefs.markup.findings import Findings, Target
from mkdocs_briefs.markup.locations import location_of
from mkdocs_briefs.markup.marks import ANCHOR
from mkdocs_briefs.model.problem import Location

_ADDRESSES = {"a": "href", "img": "src"}


class WrittenLinks(Extension):
    """Notes each link of the page that is open in ``Findings.links``, where MkDocs would look at it."""

    def __init__(self, briefs: BriefsExtension) -> None:
        super().__init__()
        self._briefs = briefs

    def extendMarkdown(self, md: Markdown) -> None:
        if context := self._briefs.context:
            md.treeprocessors.register(_Note(md, self._briefs.findings, context), "briefs_written_links", 0)


class _Note(Treeprocessor):
    def __init__(self, md: Markdown, findings: Mapping[str, Findings], context: TextContext) -> None:
        super().__init__(md)
        self._findings = findings
        self._context = context

    def run(self, root: Element) -> None:
        found = self._findings[self._context.src_uri]
        for element in root.iter():
            written = element.get(_ADDRESSES.get(element.tag, ""), "")
            if written and ANCHOR not in element.attrib:  # those in double brackets lead somewhere
                found.links.append(Target(self._context.src_uri, "", _location(written, self._context), written))


def _location(written: str, context: TextContext) -> Location:
    return location_of(address_pattern(written), context)


def address_pattern(written: str) -> str:
    """A pattern for an address: in a link, in the definition of one, or wherever else it stands."""
    address = rf"(?:{re.escape(written)}|{re.escape(escape(written))})(?=[\s<>()\"'\]]|$)"
    return rf"(?m)(?:\(\s*<?|\]:\s*<?|[<\"']){address}|{address}"
