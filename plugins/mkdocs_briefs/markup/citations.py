"""Citations in the text, found as inline patterns and formatted when the whole page is known.

The HTML is a contract (docs/reference/html.md): ``a.citation[href="#ref-KEY"]``, ``section#references``,
``li#ref-KEY``, ``a.backref``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.toc import render_inner_html
from markdown.inlinepatterns import HTML_RE, InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE, AtomicString

from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label, NoteSign
from mkdocs_briefs.citations.grammar import (
    NARRATIVE,
    bare_key,
    bracket_end,
    parse_cluster,
    parse_continuation,
)
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.markup.locations import locations_of
from mkdocs_briefs.markup.references import Anchors, notes_html, references_html
from mkdocs_briefs.markup.wikilinks import TARGET
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.citation import Citation, CitationItem, Cluster, Mode
from mkdocs_briefs.model.problem import Location, Problem, did_you_mean

CITED = "cited"
"""Class of the span around one citation."""

PLACE = "[references]"
"""A paragraph of this text alone is where the reference list goes."""

_NUMBER = "data-citation"
_AFFIX = "briefs-affix"  # an element for a prefix or suffix while its own Markdown is rendered
_ESCAPED = re.compile("\x02(\\d+)\x03")
"""What Python-Markdown has for a character behind a backslash."""
_CROSS_REFERENCE = re.compile(r"(?i:fig|tbl|sec|eq|lst|thm|lem|cor|prp|def|exm|exr|nte|tip|wrn)[-:]")
_BEHIND_BACKSLASH = re.compile(r"\\(.)", re.DOTALL)
_STASHED = rf"(?:[ \n]?{INLINE_PLACEHOLDER_PREFIX}(?P<stashed>\d+)\x03)?"


@dataclass(slots=True)
class Citations:
    """The citations of one page, in the order in which their markers were made; each marker has its number."""

    clusters: list[Cluster] = field(default_factory=list)
    unknown_mentions: list[str] = field(default_factory=list)
    """What looks like a narrative citation and is no key."""
    keys: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """What each marker turned out to cite, by the marker's identity."""
    anchors: Anchors = field(default_factory=Anchors)

    def marker(self, cluster: Cluster) -> Element:
        """An element that stands for the citation until the page is known, with its affixes to be rendered."""
        marker = Element("span", {"class": CITED, _NUMBER: str(len(self.clusters))})
        for number, item in enumerate(cluster):
            for name, text in (("prefix", item.prefix), ("suffix", item.suffix)):
                if text:
                    SubElement(marker, _AFFIX, {"item": str(number), "name": name}).text = text
        self.clusters.append(cluster)
        return marker


class _CitationProcessor(InlineProcessor):
    """What finds citations in the text. Within one there is no other: its affixes have the brackets as text."""

    ANCESTOR_EXCLUDES = (_AFFIX,)

    def __init__(self, pattern: str, md: Markdown, citations: Citations) -> None:
        super().__init__(pattern, md)
        self._citations = citations

    def _as_written(self, text: str) -> str:
        """The text with its escapes, which Python-Markdown has replaced, as the author wrote them.

        The grammar tells them apart. What else was replaced, as code and the signs of footnotes, stays so.
        """
        stash: dict[str, str | Element] = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]

        def written(placeholder: re.Match[str]) -> str:
            node = stash.get(placeholder[1])
            escaped = _ESCAPED.fullmatch(node) if isinstance(node, str) else None
            return f"\\{chr(int(escaped[1]))}" if escaped else placeholder[0]

        return INLINE_PLACEHOLDER_RE.sub(written, text)

    def _marker(self, cluster: Cluster) -> Element:
        """The citation's marker. What stands behind a backslash in its affixes is what Python-Markdown has for that."""

        def stashed(text: str) -> str:
            return _BEHIND_BACKSLASH.sub(
                lambda found: f"\x02{ord(found[1])}\x03" if found[1] in self.md.ESCAPED_CHARS else found[0], text
            )

        return self._citations.marker(
            tuple(replace(item, prefix=stashed(item.prefix), suffix=stashed(item.suffix)) for item in cluster)
        )


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
        super().__init__(rf"(?<!/){braces}{NARRATIVE}{_STASHED}", md, citations)
        self._known = context.engine.bibliography

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        key = bare_key(m["key"])
        if key not in self._known:
            self._citations.unknown_mentions.append(key)
            return None, None, None
        mode = Mode.SUPPRESSED if m["suppressed"] else Mode.NARRATIVE
        item = CitationItem(key, mode=mode)
        if m["stashed"] is not None:
            following = self._stashed_cluster(m["stashed"])
            end = m.end(0) if following else m.end("key")
            return self._marker((item, *following)), m.start(0), end
        opening = re.compile(r"[ \n]?(?=\[)").match(data, m.end(0))
        end = bracket_end(data, opening.end()) if opening else -1
        if opening and end > 0 and data[end : end + 1] not in ("(", "["):
            found = parse_continuation(self._as_written(data[opening.end() + 1 : end - 1]))
            if found:
                item = replace(item, locator=found.locator, suffix=found.suffix)
                return self._marker((item, *found.others)), m.start(0), end
        return self._marker((item,)), m.start(0), m.end(0)

    def _stashed_cluster(self, number: str) -> Cluster:
        """The citation in brackets right behind the key, which is a marker already: ``@a [@b]``."""
        node = self.md.treeprocessors["inline"].stashed_nodes.get(number)  # type: ignore[attr-defined]
        is_marker = isinstance(node, Element) and _NUMBER in node.attrib
        return self._citations.clusters[int(node.attrib[_NUMBER])] if is_marker else ()


class CitationTreeprocessor(Treeprocessor):
    """Formats all citations of a page at once, in the order of its text, and adds notes and the reference list."""

    def __init__(self, md: Markdown, citations: Citations, context: TextContext, findings: Findings) -> None:
        super().__init__(md)
        self._citations = citations
        self._context = context
        self._findings = findings
        self._known = context.engine.bibliography
        self._anchors = citations.anchors

    def run(self, root: Element) -> None:
        self._report_unknown_mentions()
        markers = list(_markers(root))
        place = next((p for p in root.iter("p") if (p.text or "").strip() == PLACE and not len(p)), None)
        if place is not None:
            place.text = ""
        if not markers and not self._context.also_cited:
            return
        clusters = [self._cluster(marker) for marker, _ in markers]
        formatted = self._context.engine.format(self._sound(clusters), self._also())
        self._report_failed(formatted)
        for (marker, linked), cluster, parts in zip(markers, clusters, formatted.clusters, strict=True):
            missing = [item.key for item in cluster if item.key not in self._known or item.key in formatted.failed]
            html = self._html(marker, parts, linked) + "".join(_missing_html(key) for key in missing)
            marker.text = AtomicString(self.md.htmlStash.store(html))
        notes = notes_html(formatted.notes, self._anchors, self._context.words) if formatted.notes else ""
        self._record(clusters, markers)
        if formatted.references:
            references = references_html(formatted.references, self._known, self._anchors, self._context.words)
            self._place(root, place, notes, references)

    def _cluster(self, marker: Element) -> Cluster:
        """The marker's citation, its prefixes and suffixes as HTML. Empties the marker."""
        written = self._citations.clusters[int(marker.attrib.pop(_NUMBER))]
        items = [replace(item, prefix="", suffix="") for item in written]
        for affix in list(marker):
            for element in affix.iter():
                element.attrib.pop(TARGET, None)  # no links to actors in citations
            html = render_inner_html(affix, self.md)
            number = int(affix.attrib["item"])
            if affix.attrib["name"] == "prefix":
                items[number] = replace(items[number], prefix=html)
            else:
                space = " " if written[number].suffix[0].isspace() else ""
                items[number] = replace(items[number], suffix=space + html)
            marker.remove(affix)
        for item in items:
            if item.key not in self._known:
                self._report_unknown(item.key, self._locations(item.key))
        return tuple(items)

    def _sound(self, clusters: Sequence[Cluster]) -> list[Cluster]:
        return [tuple(item for item in cluster if item.key in self._known) for cluster in clusters]

    def _also(self) -> list[str]:
        for key, location in self._context.also_cited.items():
            if key not in self._known:
                self._report_unknown(key, [location])
        return [key for key in self._context.also_cited if key in self._known]

    def _html(self, marker: Element, parts: FormattedCluster, linked: bool) -> str:
        """The HTML of a citation. Within a link there are no further links: only its words."""
        html = []
        for part in parts:
            if isinstance(part, NoteSign):
                html.append(self._anchors.note_sign(part.number, marker) if linked else f"<sup>{part.number}</sup>")
            elif isinstance(part, Label):
                html.append(self._anchors.label(part, marker) if linked else part.html)
            else:
                html.append(part)
        return "".join(html)

    def _record(self, clusters: Sequence[Cluster], markers: Sequence[tuple[Element, bool]]) -> None:
        for (marker, _), cluster in zip(markers, clusters, strict=True):
            self._citations.keys[id(marker)] = tuple(dict.fromkeys(i.key for i in cluster if i.key in self._known))
        keys = dict.fromkeys([item.key for cluster in self._sound(clusters) for item in cluster] + self._also())
        self._findings.citations += [Citation(self._context.src_uri, key, self._anchors.counts[key]) for key in keys]

    def _place(self, root: Element, place: Element | None, notes: str, references: str) -> None:
        tokens = getattr(self.md, "toc_tokens", [])
        if notes:
            _add_to_toc(tokens, "notes", "Notes")
        _add_to_toc(tokens, "references", "References")
        if place is not None:
            place.text = self.md.htmlStash.store(references)
            references = ""
        if self._context.has_template:
            self._findings.references_html = "\n".join(filter(None, (notes, references)))
            return
        for html in filter(None, (notes, references)):
            SubElement(root, "p").text = self.md.htmlStash.store(html)

    # Problems

    def _report_unknown(self, key: str, locations: Iterable[Location]) -> None:
        hint = (
            _cross_reference(key)
            or did_you_mean(key, self._known)
            or (
                " Check the key, or add the entry to a .bib file."
                if self._known
                else " There is no BibTeX entry at all."
            )
        )
        for location in locations:
            self._findings.report(
                Problem(codes.CITATION_UNKNOWN, location, f'no BibTeX entry has the key "{key}".{hint}')
            )

    def _report_unknown_mentions(self) -> None:
        for key in dict.fromkeys(self._citations.unknown_mentions):
            hint = (
                _cross_reference(key) or did_you_mean(key, self._known) or " Write \\@ to say that it is no citation."
            )
            message = f'"@{key}" looks like a citation, and no BibTeX entry has this key; it stays as text.{hint}'
            self._findings.report(Problem(codes.CITATION_UNKNOWN_MENTION, self._locations(key)[0], message))

    def _report_failed(self, formatted: Formatted) -> None:
        for key, reason in formatted.failed.items():
            message = (
                f'the entry "{key}" cannot be formatted: {reason.rstrip(".")}. Mend the entry; it is shown as "?".'
            )
            self._findings.report(Problem(codes.CITATION_UNUSABLE, self._known[key].location, message))

    def _locations(self, key: str) -> list[Location]:
        return locations_of(rf"(?<!\\)@\{{?{re.escape(key)}(?!\w|[:.#$%&+?<>~/-]\w)", self._context)


def _cross_reference(key: str) -> str:
    """What to say of a key that reads like a cross reference."""
    if not _CROSS_REFERENCE.match(key):
        return ""
    return (
        f" Cross references of Quarto and pandoc-crossref are not read here: give the element an id, as in {{#{key}}}, "
        f'and link to it: "[Figure 1](#{key})".'
    )


def _markers(element: Element, linked: bool = True) -> Iterator[tuple[Element, bool]]:
    """The markers in the order of the text, each with whether it may hold links: one within a link may not."""
    for child in element:
        if _NUMBER in child.attrib:
            yield child, linked
        else:
            yield from _markers(child, linked and child.tag != "a")


def _missing_html(key: str) -> str:
    return f'<span class="citation-missing" title="No such source">[?{escape(key)}]</span>'


def _add_to_toc(tokens: list[dict[str, object]], anchor: str, name: str) -> None:
    if len(tokens) == 1 and tokens[0]["level"] == 1:
        children = tokens[0]["children"]
        assert isinstance(children, list)
        tokens = children
    tokens.append({"level": 2, "id": anchor, "name": name, "html": name, "children": []})
