"""The extension itself: which processors run, and in what order."""

from __future__ import annotations

from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HtmlInlineProcessor

from mkdocs_briefs.markup.actors import ActorLinker
from mkdocs_briefs.markup.bounds import Brackets, guarded
from mkdocs_briefs.markup.citations import (
    QUOTING_TAG,
    BracketedCitations,
    Citations,
    NarrativeCitations,
)
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.markup.formatting import CitationTreeprocessor, ExcerptTreeprocessor
from mkdocs_briefs.markup.front_texts import AddFrontTexts, HandOverFrontTexts, TameFrontTexts, never_blank
from mkdocs_briefs.markup.ids import ReservedIds
from mkdocs_briefs.markup.leftovers import Finish, Leftovers
from mkdocs_briefs.markup.links import FinishLinks, HideFileLinks
from mkdocs_briefs.markup.pictures import Pictures
from mkdocs_briefs.markup.read_aloud import ReadAloud
from mkdocs_briefs.markup.signs import look_for_signs
from mkdocs_briefs.markup.title import HandOverTitle, ReturnTitle, TakeTitle, Title
from mkdocs_briefs.markup.wikilinks import WikiLinks


class BriefsExtension(Extension):
    """Briefs' Markdown. Say ``open(context)`` before a rendering and ``close()`` after it.

    ``findings`` has the result, by ``src_uri``.

    MkDocs makes a new ``Markdown`` for every page, so whatever belongs to one page is made for that and goes away with
    it. Other plugins make more while a page is open: for a block within its text, or for an excerpt of it on another
    page. Which of these it is shows when it is used (``Rendering``).
    """

    def __init__(self) -> None:
        super().__init__()
        self.findings: dict[str, Findings] = {}
        self.context: TextContext | None = None
        """Of the page that is open."""
        self.is_rendering = False
        """Whether its text is being rendered."""

    def open(self, context: TextContext) -> None:
        """Name the page that is rendered from now on."""
        self.context = context

    def close(self) -> None:
        """Say that the page is rendered: what else is rendered is no page of ours."""
        self.context = None

    def extendMarkdown(self, md: Markdown) -> None:
        if self.context is not None:
            md.convert = Rendering(self, md, self.context)  # type: ignore[method-assign]


class Rendering:
    """The ``convert`` of a ``Markdown`` that is made while a page is open."""

    def __init__(self, extension: BriefsExtension, md: Markdown, context: TextContext) -> None:
        self._extension = extension
        self._md = md
        self._context = context
        self._convert = md.convert
        self._prepared: Callable[[str], str] | None = None

    def __call__(self, source: str) -> str:
        extension = self._extension
        if extension.is_rendering:
            return self._convert(source)  # a block within the page, from a program: it is Markdown, and not ours
        if extension.context is not self._context:
            self._prepared = self._prepared or _of_excerpt(self._convert, self._md, self._context)
            return self._prepared(source)
        # Another plugin may render the page too, or a part of it, before MkDocs does: the last rendering counts.
        findings = extension.findings[self._context.src_uri] = Findings()
        extension.is_rendering = True
        try:
            return _of_page(self._convert, self._md, self._context, findings)(source)
        finally:
            extension.is_rendering = False


def _of_page(
    convert: Callable[[str], str], md: Markdown, context: TextContext, findings: Findings
) -> Callable[[str], str]:
    """The rendering of a page, whose results go to ``findings``."""
    citations = Citations()
    _register_patterns(md, citations, context, findings)
    # The title is taken out after attr_list (8) and smarty (6), before the table of contents (5), which would list
    # it; it comes back so that its citations are formatted with the others, and goes to the template at last.
    title = Title(context, findings)
    md.treeprocessors.register(AddFrontTexts(md, context), "briefs_add_front_texts", 21.5)
    md.treeprocessors.register(TameFrontTexts(md, context, findings), "briefs_tame_front_texts", 5.6)
    md.treeprocessors.register(ReadAloud(md, context, findings), "briefs_read_aloud", 5.58)
    md.treeprocessors.register(TakeTitle(md, title), "briefs_take_title", 5.5)
    md.treeprocessors.register(ReservedIds(md, citations, context), "briefs_reserved_ids", -3)
    md.treeprocessors.register(ReturnTitle(md, title), "briefs_return_title", -4)
    # After attr_list (8), and captions of PyMdown's blocks (4); before MkDocs resolves links (0), since sizes go by
    # links as they are written.
    md.treeprocessors.register(Pictures(md, citations, context), "briefs_pictures", 0.6)
    # Before and after MkDocs resolves links (0).
    md.treeprocessors.register(HideFileLinks(md, context, findings), "briefs_hide_file_links", 0.5)
    md.treeprocessors.register(FinishLinks(md, context), "briefs_finish_links", -4.5)
    # After the table of contents, and after MkDocs has taken titles (-1) and resolved links, so that neither
    # headings' names and anchors nor MkDocs' link checks meet what we put in.
    md.treeprocessors.register(CitationTreeprocessor(md, citations, context, findings), "briefs_references", -5)
    md.treeprocessors.register(ActorLinker(md, context, findings), "briefs_actors", -10)
    md.treeprocessors.register(HandOverTitle(md, title), "briefs_hand_over_title", -15)
    md.treeprocessors.register(HandOverFrontTexts(md, context, findings), "briefs_hand_over_front_texts", -15.5)
    leftovers = Leftovers(md, context, findings)
    md.treeprocessors.register(Finish(md, leftovers), "briefs_finish", -20)
    md.postprocessors.register(leftovers, "briefs_leftovers", -20)
    return guarded(never_blank(convert, context), md, context, findings)


def _of_excerpt(convert: Callable[[str], str], md: Markdown, context: TextContext) -> Callable[[str], str]:
    """The rendering of an excerpt, for which the page itself has the links, the list and the problems."""
    citations, unused = Citations(), Findings()
    _register_patterns(md, citations, context, unused)
    md.treeprocessors.register(Pictures(md, citations, context), "briefs_pictures", 0.6)
    md.treeprocessors.register(HideFileLinks(md, context, unused), "briefs_hide_file_links", 0.5)
    md.treeprocessors.register(ExcerptTreeprocessor(md, citations, context, unused), "briefs_excerpt", -4)
    md.treeprocessors.register(FinishLinks(md, context), "briefs_finish_links", -4.5)
    return guarded(convert, md, context, unused)


def _register_patterns(md: Markdown, citations: Citations, context: TextContext, findings: Findings) -> None:
    """What finds our Markdown in the text."""
    md.ESCAPED_CHARS += ["@", ";"]
    md.treeprocessors.register(Brackets(md, context, findings), "briefs_brackets", 21)
    # After code spans (190) and escapes (180), before all brackets.
    md.inlinePatterns.register(HtmlInlineProcessor(QUOTING_TAG, md), "briefs_quoting_tags", 179)
    # Before all other brackets.
    md.inlinePatterns.register(WikiLinks(md, context, findings), "briefs_wiki_links", 178)
    # The same, before links (170 to 160): brackets may belong to any of them.
    md.inlinePatterns.register(BracketedCitations(md, citations), "briefs_bracketed", 175)
    # Keys in braces may be addresses: before those.
    in_braces = NarrativeCitations(md, citations, context, in_braces=True)
    md.inlinePatterns.register(in_braces, "briefs_in_braces", 174)
    # After links (160), addresses (120, 110; Magiclink's, 85) and entities (80), so that no URL is taken for a
    # citation; before Magiclink's mentions of people (79.9), and before emphasis (60), since keys have underscores.
    md.inlinePatterns.register(NarrativeCitations(md, citations, context), "briefs_narrative", 79.95)
    look_for_signs(md)
