"""Citations in the text, found as inline patterns and formatted when the whole page is known.

The HTML is a contract (docs/reference/html.md): ``a.citation[href="#ref-KEY"]``, ``section#references``,
``li#ref-KEY``, ``a.backref``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import escape, unescape
from typing import Any
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
from mkdocs_briefs.markup.marks import ANCHOR, FILE, FRONT, TARGET
from mkdocs_briefs.markup.notes import Notes, plain_note, stop_before_sign
from mkdocs_briefs.markup.places import Marker, Place, Places, Sign, replaced
from mkdocs_briefs.markup.references import Anchors, references_html
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.citation import Citation, CitationItem, Cluster, Mode
from mkdocs_briefs.model.problem import Location, Problem, did_you_mean
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.words.catalogue import Words

PLACE = "[references]"
"""A paragraph of this text alone is where the reference list goes."""

_NAMES_OF_LIST = frozenset(["references", "bibliography", "works cited", "literature", "sources"])
_TAG = re.compile("<[^>]*>")
_AFFIX = "briefs-affix"  # an element for a prefix or suffix while its own Markdown is rendered
_ESCAPED = re.compile("\x02(\\d+)\x03")
"""What Python-Markdown has for a character behind a backslash."""
_CROSS_REFERENCE = re.compile(r"(?i:fig|tbl|sec|eq|lst|thm|lem|cor|prp|def|exm|exr|nte|tip|wrn)[-:]")
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
            escaped = _ESCAPED.fullmatch(node) if isinstance(node, str) else None
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


class CitationTreeprocessor(Treeprocessor):
    """Formats all citations of a page at once, in the order of its text, and adds notes and the reference list."""

    def __init__(self, md: Markdown, citations: Citations, context: TextContext, findings: Findings) -> None:
        super().__init__(md)
        self._citations = citations
        self._context = context
        self._findings = findings
        self._known = context.engine.bibliography
        self._anchors = Anchors()

    def run(self, root: Element) -> None:
        self._report_unknown_mentions()
        page = Places(self._citations.markers)
        page.read(root)
        end = end_of_text(root, self._context.words)
        if not page.citations and not self._context.also_cited:
            return
        clusters = [self._cluster(place) for place in page.citations]
        formatted = self._format(page, clusters)
        self._report_failed(formatted)
        self._show(page, clusters, formatted, root)
        self._record(page.citations, clusters)
        if formatted.references:
            references = references_html(formatted.references, self._known, self._anchors, self._context.words)
            self._place(root, end, references, has_notes=bool(formatted.notes))

    def _cluster(self, place: Place) -> Cluster:
        """The citation at a place, its prefixes and suffixes as HTML. Empties the marker."""
        marker = place.marker
        items = [replace(item, prefix="", suffix="") for item in marker.cluster]
        for affix in list(marker):
            if place.attribute:
                html = escape(_plain(affix.text or ""), quote=False)
            else:
                for element in affix.iter():
                    element.attrib.pop(TARGET, None)  # no links to actors in citations
                    element.attrib.pop(ANCHOR, None)
                html = render_inner_html(affix, self.md)
            number = int(affix.attrib["item"])
            if affix.attrib["name"] == "prefix":
                items[number] = replace(items[number], prefix=html)
            else:
                space = " " if marker.cluster[number].suffix[0].isspace() else ""
                items[number] = replace(items[number], suffix=space + html)
            marker.remove(affix)
        for item in items:
            if item.key not in self._known:
                self._report_unknown(item.key, self._locations(item.key))
        return tuple(items)

    def _format(self, page: Places, clusters: Sequence[Cluster]) -> Formatted:
        """Ask the engine for the page, with what is in its footnotes and with those that cite nothing."""
        if not page.citations:
            return self._context.engine.format((), self._also())
        sound = iter(self._sound(clusters))
        asked = [
            (next(sound), found.footnote) if isinstance(found, Place) else ((), found)
            for found in page.found
            if not isinstance(found, Sign)
        ]
        footnotes = tuple(footnote for _, footnote in asked)
        return self._context.engine.format(
            tuple(cluster for cluster, _ in asked), self._also(), footnotes if any(footnotes) else ()
        )

    def _show(self, page: Places, clusters: Sequence[Cluster], formatted: Formatted, root: Element) -> None:
        """Put what the engine says into the page."""
        notes = Notes(formatted.notes, self._anchors, self.md, self._context.words)
        written, answers = iter(clusters), iter(formatted.clusters)
        for found in page.found if page.citations else ():
            if isinstance(found, Sign):
                notes.meet(found)
            elif isinstance(found, Place):
                missing = [i.key for i in next(written) if i.key not in self._known or i.key in formatted.failed]
                self._show_citation(found, next(answers), missing, notes)
            else:
                next(answers)
        if formatted.notes:
            notes.place(root, page)

    def _show_citation(self, place: Place, parts: FormattedCluster, missing: Sequence[str], notes: Notes) -> None:
        marker = place.marker
        if place.attribute:
            html = "".join(
                f"({plain_note(notes.texts[part.number - 1])})" if isinstance(part, NoteSign) else plain_note((part,))
                for part in parts
            ) + "".join(f"[?{escape(key)}]" for key in missing)
            value = replaced(place.holder.get(place.attribute, ""), marker.number, unescape(_TAG.sub("", html)))
            place.holder.set(place.attribute, value)
            return
        shown: list[str] = []
        stop = ""
        for part in parts:
            if isinstance(part, NoteSign):
                stop = stop_before_sign(marker, place.holder, is_bare=not shown)
                shown += [stop, notes.sign(part.number, place)]
            elif isinstance(part, Label):
                shown.append(self._anchors.label(part, marker) if place.is_linked else part.html)
            else:
                shown.append(part)
        if marker.is_narrative:
            marker.words = unescape(_TAG.sub("", plain_note(parts) + stop))
        if shown and _TAG.sub("", shown[-1]).endswith(".") and (marker.tail or "").startswith("."):
            marker.tail = (marker.tail or "")[1:]  # a citation with which a footnote begins ends like a note
        marker.text = AtomicString(self.md.htmlStash.store("".join([*shown, *map(_missing_html, missing)])))

    def _sound(self, clusters: Sequence[Cluster]) -> list[Cluster]:
        return [tuple(item for item in cluster if item.key in self._known) for cluster in clusters]

    def _also(self) -> list[str]:
        for key, location in self._context.also_cited.items():
            if key not in self._known:
                self._report_unknown(key, [location])
        return [key for key in self._context.also_cited if key in self._known]

    def _record(self, places: Sequence[Place], clusters: Sequence[Cluster]) -> None:
        for place, cluster in zip(places, clusters, strict=True):
            place.marker.cited = tuple(dict.fromkeys(i.key for i in cluster if i.key in self._known))
        keys = dict.fromkeys([item.key for cluster in self._sound(clusters) for item in cluster] + self._also())
        self._findings.citations += [Citation(self._context.src_uri, key, self._anchors.counts[key]) for key in keys]

    def _place(self, root: Element, end: Element | None, references: str, *, has_notes: bool) -> None:
        tokens = getattr(self.md, "toc_tokens", [])
        if end is not None:
            _take_from_toc(tokens, end.attrib.pop("id", ""))
        if has_notes:
            _add_to_toc(tokens, "notes", self._context.words.gettext("Notes"))
        _add_to_toc(tokens, "references", self._context.words.gettext("References"))
        if end is not None:
            for child in list(end):
                end.remove(child)
            end.tag = "p"
            end.text = self.md.htmlStash.store(references)
        elif self._context.has_template:
            self._findings.references_html = references
        else:
            SubElement(root, "p").text = self.md.htmlStash.store(references)

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
            self._findings.report(unusable(self._known[key], reason))

    def _locations(self, key: str) -> list[Location]:
        return locations_of(rf"(?<!\\)@\{{?{re.escape(key)}(?!\w|[:.#$%&+?<>~/-]\w)", self._context)


def unusable(source: Source, reason: str) -> Problem:
    """The problem of a source that the engine refuses."""
    message = f'the entry "{source.key}" cannot be formatted: {reason.rstrip(".")}. Mend the entry; it is shown as "?".'
    return Problem(codes.CITATION_UNUSABLE, source.location, message)


class ExcerptTreeprocessor(CitationTreeprocessor):
    """The citations of an excerpt, in words: the list, the notes and the anchors are on its own page."""

    def run(self, root: Element) -> None:
        page = Places(self._citations.markers)
        page.read(root)
        if page.citations:
            clusters = [self._cluster(place) for place in page.citations]
            formatted = self._format(page, clusters)
            words = [tuple(part for part in parts if not isinstance(part, NoteSign)) for parts in formatted.clusters]
            for place in page.citations:
                place.is_linked = False
            self._show(page, clusters, replace(formatted, clusters=tuple(words), notes=()), root)
        for element in root.iter():
            element.attrib.pop(TARGET, None)
            element.attrib.pop(FILE, None)


def _cross_reference(key: str) -> str:
    """What to say of a key that reads like a cross reference."""
    if not _CROSS_REFERENCE.match(key):
        return ""
    return (
        f" Cross references of Quarto and pandoc-crossref are not read here: give the element an id, as in {{#{key}}}, "
        f'and link to it: "[Figure 1](#{key})".'
    )


def end_of_text(root: Element, words: Words) -> Element | None:
    """Where the text wants the reference list: ``[references]``, or a last heading with nothing behind it."""
    for paragraph in root.iter("p"):
        if (paragraph.text or "").strip() == PLACE and not len(paragraph):
            paragraph.text = ""
            return paragraph
    own = (element for element in reversed(root) if element.get("class") != "footnote" and FRONT not in element.attrib)
    last = next(own, None)
    names = {*_NAMES_OF_LIST, words.gettext("References").casefold()}
    is_heading = last is not None and re.fullmatch("h[1-6]", str(last.tag))
    return last if is_heading and last is not None and (last.text or "").strip().casefold() in names else None


def _plain(text: str) -> str:
    """A text for an attribute: its escapes as characters, without what Python-Markdown has put elsewhere."""
    return INLINE_PLACEHOLDER_RE.sub("", _ESCAPED.sub(lambda found: chr(int(found[1])), text))


def _missing_html(key: str) -> str:
    return f'<span class="citation-missing" title="No such source">[?{escape(key)}]</span>'


def _add_to_toc(tokens: list[dict[str, Any]], anchor: str, name: str) -> None:
    if len(tokens) == 1 and tokens[0]["level"] == 1:
        tokens = tokens[0]["children"]
    tokens.append({"level": 2, "id": anchor, "name": name, "html": name, "children": []})


def _take_from_toc(tokens: list[dict[str, Any]], anchor: str) -> None:
    tokens[:] = [token for token in tokens if token["id"] != anchor or not anchor]
    for token in tokens:
        _take_from_toc(token["children"], anchor)
