"""``[[Jane Doe]]``, ``[[Jane Doe|the minister]]`` and ``[[VE]]``: links to actors and countries that authors write.

Obsidian's and MediaWiki's form. The link itself is made with the others, when the whole page is known.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import INLINE_PLACEHOLDER_RE

TARGET = "data-briefs-target"
"""Attribute of the element that stands for the link: the name."""

PATTERN = r"\[\[(?P<inside>[^\[\]]+)\]\](?!\(|\[[^\[\]@^]*\])"
"""Not before an address: ``[[1]](x.md)`` and ``[[1]][x]`` are Markdown's links. A citation or a note may follow."""

_BAR = re.compile(rf"\||{INLINE_PLACEHOLDER_RE.pattern}")
"""In a table, authors write ``\\|``, for which Python-Markdown has put a placeholder already."""


class WikiLinks(InlineProcessor):
    """Puts an element with the words in the link's place, and the name in an attribute."""

    def handleMatch(  # type: ignore[override]
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the base class passes it
    ) -> tuple[Element | None, int | None, int | None]:
        inside = m["inside"]
        bar = next((found for found in _BAR.finditer(inside) if self._plain(found[0]) == "|"), None)
        name = " ".join(self._plain(inside[: bar.start()] if bar else inside).split())
        words = inside[bar.end() :].strip() if bar else inside.strip()
        if not name or not words or "@" in name:
            return None, None, None
        element = Element("span", {TARGET: name})
        element.text = words
        return element, m.start(0), m.end(0)

    def _plain(self, text: str) -> str:
        """The text with the characters that authors wrote behind a backslash."""
        return UnescapeTreeprocessor().unescape(self.unescape(text))
