"""Citations in the text, found as inline patterns: each becomes a marker until the whole page is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE

from mkdocs_briefs.citations.grammar import (
    NARRATIVE,
    bare_key,
    bracket_end,
    parse_cluster,
    parse_continuation,
)
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.places import Marker
from mkdocs_briefs.model.citation import CitationItem, Cluster, Mode

_AFFIX = "briefs-affix"  # an element for a prefix or suffix while its own Markdown is rendered
ESCAPED = re.compile("\x02(\\d+)\x03")
"""What Python-Markdown has for a character behind a backslash."""
_BEHIND_BACKSLASH = re.compile(r"\\(.)", re.DOTALL)
_STASHED = rf"(?:[ \n]?{INLINE_PLACEHOLDER_PREFIX}(?P<stashed>\d+)\x03)?"


@dataclass(slots=True)
class Citations:
    """The citations of one page, in the order in which their markers were made."""

    markers: list[Marker] = field(default_factory=list)
    unknown_mentions: list[str] = field(default_factory=list)
    """What looks like a narrative citation and is no key."""

    @property
    def keys(self) -> set[str]:
        return {item.key for marker in self.markers for item in marker.cluster}

    def marker(self, cluster: Cluster) -> Marker:
        """An element that stands for the citation until the page is known, with its affixes to be rendered."""
        marker = Marker(len(self.markers), cluster)
        for number, item in enumerate(cluster):
            for name, text in (("prefix", item.prefix), ("suffix", item.suffix)):
                if text:
                    SubElement(marker, _AFFIX, {"item": str(number), "name": name}).text = text
        self.markers.append(marker)
        return marker


class _CitationProcessor(InlineProcessor):
    """What finds citations in the text. Within one there is no other: its affixes have the brackets as text."""

    ANCESTOR_EXCLUDES = (_AFFIX,)

    def __init__(self, pattern: str, md: Markdown, citations: Citations) -> None:
        super().__init__(pattern, md)
        self._citations = citations

    def _stashed(self, number: str) -> str | Element | None:
        """What Python-Markdown has put elsewhere under a number."""
        stash: dict[str, str | Element] = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        return stash.get(number)

    def _as_written(self, text: str) -> str:
        """The text with its escapes, which Python-Markdown has replaced, as the author wrote them.

        The grammar tells them apart. What else was replaced, as code and the signs of footnotes, stays so.
        """

        def written(placeholder: re.Match[str]) -> str:
            node = self._stashed(placeholder[1])
            escaped = ESCAPED.fullmatch(node) if isinstance(node, str) else None
            return f"\\{chr(int(escaped[1]))}" if escaped else placeholder[0]

        return INLINE_PLACEHOLDER_RE.sub(written, text)

    def _marker(self, cluster: Cluster, *, is_narrative: bool = False) -> Marker:
        """The citation's marker. What stands behind a backslash in its affixes is what Python-Markdown has for that."""

        def stashed(text: str) -> str:
            return _BEHIND_BACKSLASH.sub(
                lambda found: f"\x02{ord(found[1])}\x03" if found[1] in self.md.ESCAPED_CHARS else found[0], text
            )

        marker = self._citations.marker(
            tuple(replace(item, prefix=stashed(item.prefix), suffix=stashed(item.suffix)) for item in cluster)
        )
        marker.is_narrative = is_narrative
        return marker


QUOTING_TAG = rf"(?=<!--|<[a-zA-Z][^<>]*=[^<>]*(?:@|\[\[)){HTML_RE}"
"""A comment, or a tag with an attribute that reads like a citation or a link: taken out of the text before those."""


class BracketedCitations(_CitationProcessor):
    """``[see @a, p. 4; @b]``."""

    def __init__(self, md: Markdown, citations: Citations) -> None:
        super().__init__(r"\[(?!\^)", md, citations)

    # The base class types the pattern variant of this method.
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        start = m.start(0)
        end = bracket_end(data, start)
        inside = self._as_written(data[start + 1 : end - 1])
        is_link = data[end : end + 1] in ("(", "[") and end > 0
        cluster = None if end < 0 or is_link or "@" not in inside else parse_cluster(inside)
        return (self._marker(cluster), start, end) if cluster else (None, None, None)


class NarrativeCitations(_CitationProcessor):
    """``@a``, ``-@a`` and ``@a [p. 4]`` in the sentence. What is no key stays as it is, with a notice."""

    def __init__(self, md: Markdown, citations: Citations, context: TextContext, *, in_braces: bool = False) -> None:
        braces = r"(?=-?@\{)" if in_braces else ""
        super().__init__(rf"(?:(?<!/)|(?<=\x03/)){braces}{NARRATIVE}{_STASHED}", md, citations)
        self._known = context.engine.bibliography

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        key = bare_key(m["key"])
        before = data[: m.start(0)]
        if before.endswith("/") and not self._ends_with_citation(before[:-1]):
            return None, None, None  # an address
        if key not in self._known:
            self._citations.unknown_mentions.append(key)
            return None, None, None
        mode = Mode.SUPPRESSED if m["suppressed"] else Mode.NARRATIVE
        item = CitationItem(key, mode=mode)
        if m["stashed"] is not None:
            following = self._stashed_cluster(m["stashed"])
            end = m.end(0) if following else m.end("key")
            return self._marker((item, *following), is_narrative=True), m.start(0), end
        opening = re.compile(r"[ \n]?(?=\[)").match(data, m.end(0))
        end = bracket_end(data, opening.end()) if opening else -1
        if opening and end > 0 and data[end : end + 1] not in ("(", "["):
            found = parse_continuation(self._as_written(data[opening.end() + 1 : end - 1]))
            if found:
                item = replace(item, locator=found.locator, suffix=found.suffix)
                return self._marker((item, *found.others), is_narrative=True), m.start(0), end
        return self._marker((item,), is_narrative=True), m.start(0), m.end(0)

    def _ends_with_citation(self, text: str) -> bool:
        """Whether a citation that was found already stands at the end of a text: ``@a/@b`` are two."""
        number = text.rpartition(INLINE_PLACEHOLDER_PREFIX)[2].removesuffix("\x03")
        return isinstance(self._stashed(number), Marker)

    def _stashed_cluster(self, number: str) -> Cluster:
        """The citation in brackets right behind the key, which is a marker already: ``@a [@b]``."""
        node = self._stashed(number)
        return node.cluster if isinstance(node, Marker) else ()
