"""Citations as they are shown: formatted when the whole page is known, with notes and the reference list.

The HTML is a contract (docs/reference/html.md): ``a.citation[href="#ref-KEY"]``, ``section#references``,
``li#ref-KEY``, ``a.backref``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape, unescape
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.toc import render_inner_html
from markdown.treeprocessors import Treeprocessor
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString

from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label, NoteSign
from mkdocs_briefs.markup.citation_problems import unknown, unknown_mention, unusable
from mkdocs_briefs.markup.citations import ESCAPED, Citations
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.markup.list_place import end_of_text, enter_in_contents
from mkdocs_briefs.markup.locations import locations_of
from mkdocs_briefs.markup.marks import ANCHOR, FILE, TARGET
from mkdocs_briefs.markup.notes import Notes, plain_note, stop_before_sign
from mkdocs_briefs.markup.places import Place, Places, Sign, replaced
from mkdocs_briefs.markup.references import Anchors, references_html
from mkdocs_briefs.model.citation import Citation, Cluster
from mkdocs_briefs.model.problem import Location

_TAG = re.compile("<[^>]*>")


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
            shown = formatted.references if self._context.is_shown else ()
            references = references_html(shown, self._known, self._anchors, self._context.words)
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
        enter_in_contents(getattr(self.md, "toc_tokens", []), end, self._context.words, has_notes=has_notes)
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
        for location in locations:
            self._findings.report(unknown(key, self._known, location))

    def _report_unknown_mentions(self) -> None:
        for key in dict.fromkeys(self._citations.unknown_mentions):
            self._findings.report(unknown_mention(key, self._known, self._locations(key)[0]))

    def _report_failed(self, formatted: Formatted) -> None:
        for key, reason in formatted.failed.items():
            self._findings.report(unusable(self._known[key], reason))

    def _locations(self, key: str) -> list[Location]:
        return locations_of(rf"(?<!\\)@\{{?{re.escape(key)}(?!\w|[:.#$%&+?<>~/-]\w)", self._context)


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


def _plain(text: str) -> str:
    """A text for an attribute: its escapes as characters, without what Python-Markdown has put elsewhere."""
    return INLINE_PLACEHOLDER_RE.sub("", ESCAPED.sub(lambda found: chr(int(found[1])), text))


def _missing_html(key: str) -> str:
    return f'<span class="citation-missing" title="No such source">[?{escape(key)}]</span>'
