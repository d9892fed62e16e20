"""Actors and countries named in the text: found, recorded, and linked as the publication wants it.

Names are sought on the finished tree, never in the source or the final HTML: there, code, links, headings and
attributes are plainly told apart from prose (docs/decisions/0004-linking.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_briefs.linking.matcher import Match
from mkdocs_briefs.linking.sentences import OMITTED, Sentences
from mkdocs_briefs.markup import mention_problems
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.markup.locations import location_of_sentence
from mkdocs_briefs.markup.marks import ANCHOR, FRONT, TARGET
from mkdocs_briefs.markup.places import Marker
from mkdocs_briefs.markup.runs import BLOCKS, HEADINGS, Piece, Reach, Run, classes, reach_of
from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.citation import Passage
from mkdocs_briefs.model.front_text import FrontText
from mkdocs_briefs.model.mention import Form, LinkMentions, Mention, Section
from mkdocs_briefs.model.naming import fragment
from mkdocs_briefs.model.registry import UnknownActorError
from mkdocs_briefs.model.statement import Statement

LINK_CLASS = "actor-link"

_ENDED = re.compile(r"[.!?\u2026][\"'\u2019\u201d\u00bb)]*$")
"""The end of a sentence."""
_MOST_MARKS = 20
"""Characters of it."""
_PASSED_OVER = f" \n{OMITTED}"


@dataclass(slots=True)
class _Found:
    """A mention in a run."""

    start: int
    end: int
    subject: Subject
    form: Form
    linked: bool
    piece: Piece | None = None
    """Where a link is to be made; None where there is one, or none is wanted."""


class ActorLinker(Treeprocessor):
    """Records each mention on a page, and links the first ones of each section, or as the option says."""

    def __init__(self, md: Markdown, context: TextContext, findings: Findings) -> None:
        super().__init__(md)
        self._context = context
        self._findings = findings
        self._section = Section()
        self._linked_here: set[tuple[Subject, bool]] = set()
        """Whose first link the section has, by name or by demonym."""
        self._reported: set[str] = set()
        """Ambiguous names that are reported already."""
        self._front: FrontText | None = None
        """The text of the front matter that is at hand."""
        self._is_in_quotation = False
        self._passed = 0
        """Characters of the page's text before the run at hand."""

    def run(self, root: Element) -> None:
        self._walk(root, Reach.LINK)

    def _walk(self, block: Element, reach: Reach) -> None:
        """Go through a block: each stretch of text between child blocks is one run."""
        reach = reach_of(block).within(reach)
        if reach is Reach.NOTHING:
            return
        if number := block.get(FRONT):
            self._walk_front(block, self._context.front[int(number)])
            return
        if block.tag in HEADINGS:
            reach = Reach.NOTHING if block.tag == "h1" else Reach.RECORD
            self._enter(block)
        elif block.tag == "li" and block.get("id", "").startswith("fn:"):
            self._section = Section(block.get("id", ""), self._context.words.gettext("Footnotes"))
        run = Run(self.md, reach)
        run.add(block, None)
        for child in list(block):
            if child.tag in BLOCKS:
                self._read(run, in_heading=False)
                outer, self._is_in_quotation = self._is_in_quotation, self._is_in_quotation or child.tag == "blockquote"
                self._walk(child, reach)
                self._is_in_quotation = outer
                run = Run(self.md, reach)
            else:
                run.add_inline(child)
            run.add(child, block)
        self._read(run, in_heading=block.tag in HEADINGS)

    def _walk_front(self, paragraph: Element, text: FrontText) -> None:
        """Go through a text of the front matter: it is a section of its own, in which names are not linked."""
        outer = self._section
        self._section = Section(text.anchor, self._context.words.gettext(text.heading))
        self._front = text
        run = Run(self.md)
        run.add_inline(paragraph)
        self._read(run, in_heading=False)
        self._front = None
        self._section = outer

    def _enter(self, heading: Element) -> None:
        """Begin a section, if the heading begins one."""
        if heading.tag == "h2":
            self._section = Section(heading.get("id", ""), self._words(heading))
            if self._context.link_mentions is LinkMentions.SECTION:
                self._linked_here = set()

    def _words(self, heading: Element) -> str:
        """What a heading says, without the link to itself that the table of contents may add."""
        run = Run(self.md)
        run.add(heading, None)
        for child in heading:
            if "headerlink" not in classes(child):
                run.add_inline(child)
            run.add(child, heading)
        return one_line(run.text.replace(OMITTED, ""))

    def _read(self, run: Run, *, in_heading: bool) -> None:
        """Record what a run cites and mentions, and link it."""
        if run.is_blank:
            return
        text = run.text
        sentences = Sentences(text, self._context.language)
        if self._context.is_shown:
            self._quote_citations(run, text, sentences)
        if self._context.records_statements and not (in_heading or self._is_in_quotation):
            self._record_statements(run)
        in_brackets = [(start, end) for element, start, end, _ in run.spans if element.get(TARGET)]
        by_hand = list(self._found_by_hand(run))
        found = [*by_hand, *self._found_by_name(run, text, by_hand, in_brackets)]
        for mention in sorted(found, key=lambda item: item.start):
            self._record(mention, text, sentences, in_heading=in_heading)
        for mention in reversed(found):  # from right to left, so that earlier offsets stay true
            if mention.piece:
                self._link(mention, mention.piece)
        self._passed += len(text) + 1

    def _found_by_hand(self, run: Run) -> Iterator[_Found]:
        """The links to actors and countries that the author wrote."""
        for element, start, end, reach in run.spans:
            name = element.attrib.pop(TARGET, None)
            anchor = f"#{fragment(anchor)}" if (anchor := element.attrib.pop(ANCHOR, "")) else ""
            subject = self._resolved(name) if name else self._context.subject_at(element.get("href", ""))
            if subject is None or start == end or run.reach is Reach.NOTHING:
                continue
            linked = element.tag == "a" or reach is Reach.LINK
            if linked:
                element.tag = "a"
                element.set("class", " ".join([*classes(element), LINK_CLASS]))
                element.attrib.setdefault("href", self._context.href(subject) + anchor)
            yield _Found(start, end, subject, Form.BY_HAND, linked)

    def _found_by_name(
        self, run: Run, text: str, by_hand: Sequence[_Found], in_brackets: Sequence[tuple[int, int]]
    ) -> Iterator[_Found]:
        """The names, from left to right; not those within a link to an actor, which is a mention already.

        Nor those in brackets that name nobody: that is reported already.
        """
        if not self._context.seeks:
            return
        settled = [*in_brackets, *((one.start, one.end) for one in by_hand)]
        earlier = [one for one in by_hand if one.linked]
        for match in self._context.matcher.find(text, self._context.declared):
            reach = run.reach_at(match.start, match.end)
            if reach is Reach.NOTHING or any(start < match.end and match.start < end for start, end in settled):
                continue
            if match.candidates:
                self._report_ambiguous(match, text[match.start : match.end])
            name = match.name
            if name is None or name.subject == self._context.subject:
                continue
            while earlier and earlier[0].start < match.start:
                self._linked_here.add((earlier.pop(0).subject, False))
            piece = run.piece_at(match.start, match.end)
            linked = reach is Reach.LINK and piece is not None and self._wants_link(name.subject, name.form)
            put = piece if linked and self._context.is_shown else None
            yield _Found(match.start, match.end, name.subject, name.form, linked, put)
        self._linked_here.update((one.subject, False) for one in earlier)

    def _wants_link(self, subject: Subject, form: Form) -> bool:
        """Whether this mention is one to link; the next one may then be none."""
        context = self._context
        if self._front or subject in context.nolink or (form is Form.DEMONYM and not context.link_demonyms):
            return False
        if context.link_mentions in (LinkMentions.ALL, LinkMentions.NONE):
            return context.link_mentions is LinkMentions.ALL
        kind = (subject, form is Form.DEMONYM)  # readers look for the country's name: a demonym does not stand for it
        is_first = kind not in self._linked_here
        self._linked_here.add(kind)
        return is_first

    def _record(self, found: _Found, text: str, sentences: Sentences, *, in_heading: bool) -> None:
        sentence, start = sentences.at(found.start, found.end) if self._context.is_shown else ("", 0)
        mention = Mention(
            subject=found.subject,
            src_uri=self._context.src_uri,
            section=self._section,
            text=one_line(text[found.start : found.end].replace(OMITTED, "")),
            sentence=sentence,
            start=start,
            linked=found.linked,
            form=found.form,
            in_heading=in_heading,
            position=self._passed + found.start,
        )
        self._findings.mentions.append(mention)

    def _link(self, found: _Found, piece: Piece) -> None:
        holder, parent = piece.holder, piece.parent
        whole = (holder.text if parent is None else holder.tail) or ""
        start = piece.offset + found.start - piece.start
        end = piece.offset + found.end - piece.start
        link = Element("a", {"class": LINK_CLASS, "href": self._context.href(found.subject)})
        link.text = AtomicString(whole[start:end])
        link.tail = whole[end:]
        if parent is None:
            holder.text = whole[:start]
            holder.insert(0, link)
        else:
            holder.tail = whole[:start]
            parent.insert(list(parent).index(holder) + 1, link)

    def _quote_citations(self, run: Run, text: str, sentences: Sentences) -> None:
        """Record for which words the page cites its sources: the bibliography quotes them."""
        for piece in run.citations:
            marker = piece.holder
            assert isinstance(marker, Marker)
            sentence, _ = sentences.at(piece.start if marker.is_narrative else _supported(text, piece))
            if not any(map(str.isalnum, sentence)):
                sentence = ""  # a footnote that is nothing but a citation
            self._findings.passages += [
                Passage(self._context.src_uri, key, sentence, marker.anchor) for key in marker.cited
            ]

    def _record_statements(self, run: Run) -> None:
        """Record what a run says, sentence by sentence."""
        for sentence in Sentences(run.prose, self._context.language).whole():
            if self._front:
                statement = Statement(sentence, self._front.location, self._front.path)
            else:
                statement = Statement(sentence, location_of_sentence(sentence, self._context))
            self._findings.statements.append(statement)

    def _resolved(self, name: str) -> Subject | None:
        try:
            return self._context.registry.resolve(name, self._context.declared, self._context.pages.titles)
        except UnknownActorError as error:
            self._findings.report(mention_problems.unresolved(name, error, self._context))
            return None

    def _report_ambiguous(self, match: Match, words: str) -> None:
        words = " ".join(words.split())
        if words not in self._reported:
            self._reported.add(words)
            self._findings.report(mention_problems.ambiguous(words, match, self._context))


def _supported(text: str, citation: Piece) -> int:
    """A place in the sentence that a citation in brackets supports.

    It is the sentence around it. Behind a full stop, it is the one that the stop ends, unless the next goes on from the
    citation: ``[@a] says so``.
    """
    before = text[: citation.start].rstrip(_PASSED_OVER)
    ended = _ENDED.search(before, max(0, len(before) - _MOST_MARKS))
    after = text[citation.end :].lstrip(_PASSED_OVER)
    if not ended:
        return citation.start
    return len(text) - len(after) if after[:1].islower() else ended.start()
