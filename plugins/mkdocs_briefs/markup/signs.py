"""Patterns are not tried on texts without the sign that whatever they find has.

Python-Markdown tries each pattern on each text. Most find nothing, and one that does not begin with a letter of its own
is tried at every character: looking for its sign first takes a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.inlinepatterns import BACKTICK_RE, LINK_RE, InlineProcessor

from mkdocs_briefs.markup.citations import QUOTING_TAG, NarrativeCitations
from mkdocs_briefs.markup.wikilinks import PATTERN as WIKI_LINK

_SIGNS = {BACKTICK_RE: "`", LINK_RE: "[", QUOTING_TAG: "<", WIKI_LINK: "[["}
"""By pattern. Another extension's pattern of the same name is not here, and is tried as ever."""


class _Signed:
    """Of a compiled pattern, what Python-Markdown uses."""

    __slots__ = ("_pattern", "_sign")

    def __init__(self, pattern: re.Pattern[str], sign: str) -> None:
        self._pattern = pattern
        self._sign = sign

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text, start) if text.find(self._sign, start) >= 0 else iter(())


def look_for_signs(md: Markdown) -> None:
    """Have the patterns of a ``Markdown`` that have a sign tried on texts with it alone."""
    for processor in md.inlinePatterns:
        sign = "@" if isinstance(processor, NarrativeCitations) else _SIGNS.get(processor.pattern, "")
        if sign and isinstance(processor, InlineProcessor):
            signed = _Signed(processor.compiled_re, sign)
            processor.getCompiledRegExp = lambda signed=signed: signed  # type: ignore[method-assign,misc]
