"""Pages that an earlier build has rendered: MkDocs gets what their Markdown became, without rendering it again.

It counts only where all is as it was: the text that reaches Markdown, with what other plugins have made of it, what
``keeping/`` knows that a page depends on, the files that it links to, and the Markdown extensions with their options.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_briefs.adapter.kept.ahead import Ahead
from mkdocs_briefs.adapter.kept.listening import LOGGERS, Message, listening, log_again
from mkdocs_briefs.adapter.kept.text_workers import TextWorkers
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.assembly.engine import DISTRIBUTION
from mkdocs_briefs.keeping.page import Heading, KeptPage
from mkdocs_briefs.keeping.purity import ImpureError, extensions_text, options_text
from mkdocs_briefs.keeping.questions import Record, Surroundings, own_text, recorded
from mkdocs_briefs.keeping.store import FOLDER, Store, digest
from mkdocs_briefs.keeping.values import StaleError, Values
from mkdocs_briefs.keeping.versions import versions
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.extension import BriefsExtension
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.actor import Subject


def store_of(setup: Setup) -> Store:
    """The store of a project: in a folder that other programs leave alone, too."""
    return Store(setup.root / FOLDER if setup.settings.cache else None)


@dataclass(frozen=True, slots=True)
class Known:
    """The pages of one build of a preview, which the next need not read from the store again."""

    subjects: tuple[Subject, ...] = ()
    """Those that the pages name: where one is another now, the pages are read again."""
    pages: dict[bytes, KeptPage] = field(default_factory=dict)
    """By key."""


class KeptPages:
    """The pages of a store, in place of rendering; what is rendered is put into it."""

    def __init__(
        self,
        setup: Setup,
        store: Store,
        subjects: tuple[Subject, ...],
        surroundings: Surroundings,
        *,
        before: Known | None,
        extension: BriefsExtension,
        style_of: Callable[[str], bytes],
        ahead: Ahead,
        workers: TextWorkers,
    ) -> None:
        """``style_of`` returns a digest of how the citations of a page are formatted, by its ``src_uri``.

        In a preview, ``before`` are the pages of the build before.
        """
        self.known = Known(subjects)
        """In a preview, all pages so far."""
        self._before = before.pages if before and before.subjects == subjects else {}
        self._serving = setup.serving
        self._ahead = ahead
        self._style_of = style_of
        self._store = store
        self._values = Values(subjects)
        self._surroundings = surroundings
        self._extension = extension
        self._workers = workers
        self._nothing: KeptPage | None = None
        """What a page without any text becomes; None until the first is rendered."""
        try:
            self._manner: bytes | None = manner_of(setup)
            self.reason = ""
            """Why no page can be kept; empty if pages can."""
        except ImpureError as error:
            self._manner, self.reason = None, str(error)

    def take_over(self, page: Page, context: TextContext) -> None:
        """Have a page's Markdown rendered only where nothing is kept of it."""
        page.__dict__.pop("render", None)  # of the text before, in a preview
        if self._manner is None or not (self._store.keeps or _is_nothing(page, context)):
            self._ahead.come_to(page.file.src_uri)
            return
        render = page.render

        def render_or_take(config: MkDocsConfig, files: Files) -> None:
            kept = self._take(page, context, files)
            if kept is None and self._workers.take(page):
                kept = self._take(page, context, files)
            if kept is None:
                self._ahead.come_to(page.file.src_uri)
                record = Record()
                self._extension.open(recorded(context, record))
                with listening() as messages:
                    render(config, _RecordedFiles(files, record))  # type: ignore[arg-type]
                self._keep(page, context, record, messages)
                self._workers.miss(page)
            else:
                self._give(page, kept, files)

        page.render = render_or_take  # type: ignore[method-assign]

    def _take(self, page: Page, context: TextContext, files: Files) -> KeptPage | None:
        if _is_nothing(page, context):
            return self._nothing
        key = self._key(page, context)
        kept = self._before.get(key) or self._read(key)
        others = {"file": lambda _, path: _seen(files.get_file_from_path(path))}
        if kept is None or not self._surroundings.answer_alike(kept, context, others):
            return None
        self._know(key, kept)
        return kept

    def _read(self, key: bytes) -> KeptPage | None:
        if (data := self._store.get(key)) is None:
            return None
        try:
            kept: KeptPage = self._values.read(data)
        except StaleError:
            return None
        return kept

    def _know(self, key: bytes, kept: KeptPage) -> None:
        """Keep a page whose answers hold now: where its surroundings stay as they are, none is asked again."""
        if self._serving:
            self.known.pages[key] = replace(kept, surroundings=self._surroundings.digests)

    def _give(self, page: Page, kept: KeptPage, files: Files) -> None:
        page.content = kept.html
        page.toc = TableOfContents([_anchor_link(heading) for heading in kept.contents])
        page._title_from_render = kept.title  # noqa: SLF001 - where MkDocs reads it
        page.present_anchor_ids = set(kept.anchors)
        links: dict[File, dict[str, str]] = {}
        for src_uri, anchor, written in kept.links:
            if file := files.get_file_from_path(src_uri):
                links.setdefault(file, {})[anchor] = written
        page.links_to_anchors = links
        self._extension.findings[page.file.src_uri] = Findings() if kept is self._nothing else kept.findings
        log_again(kept.messages)

    def _keep(self, page: Page, context: TextContext, record: Record, messages: list[Message]) -> None:
        findings = self._extension.findings.get(page.file.src_uri)
        # A source that the engine refuses is reported where it stands, which no question asks.
        if findings is None or any(problem.code is codes.CITATION_UNUSABLE for problem in findings.problems):
            return
        kept = KeptPage(
            html=page.content or "",
            title=page._title_from_render,  # noqa: SLF001 - as above
            contents=tuple(_heading(link) for link in page.toc),
            anchors=frozenset(page.present_anchor_ids or ()),
            links=tuple(
                (file.src_uri, anchor, written)
                for file, links in (page.links_to_anchors or {}).items()
                for anchor, written in links.items()
            ),
            messages=tuple(messages),
            findings=findings,
            asked=tuple(record.answers.items()),
            surroundings=self._surroundings.digests,
        )
        if not _is_nothing(page, context):
            key = self._key(page, context)
            self._store.put(key, self._values.written(kept))
            self._know(key, kept)
        elif findings == Findings() and not (kept.html or kept.title or kept.contents or kept.anchors or messages):
            self._nothing = kept

    def _key(self, page: Page, context: TextContext) -> bytes:
        """A digest of all that the page is rendered from, but for what is asked of its surroundings."""
        assert self._manner is not None
        file = page.file
        place = (file.src_uri, file.url, file.dest_uri, file.inclusion.is_excluded())
        style = self._style_of(file.src_uri)
        return digest("page", self._manner, style, repr(place), own_text(context), page.markdown or "")


def manner_of(setup: Setup) -> bytes:
    """A digest of what all pages are rendered with. Raises ImpureError where that cannot be told."""
    config = setup.config
    return digest(
        versions("mkdocs", "mkdocs-material", "properdocs", DISTRIBUTION),
        type(config).__module__,  # of MkDocs, or of a program that stands in for it
        extensions_text(name for name in config.markdown_extensions if not isinstance(name, BriefsExtension)),
        options_text(config.mdx_configs),
        repr((config.use_directory_urls, config.validation, setup.language)),
        repr(setup.settings.severity.get(codes.LINK_UNKNOWN.id)),  # by which MkDocs' messages are told
        # Of what is logged below this level, nothing is known.
        str([logging.getLogger(name).getEffectiveLevel() for name in LOGGERS]),
    )


def _is_nothing(page: Page, context: TextContext) -> bool:
    return not ((page.markdown or "").strip() or context.also_cited or context.front)


def _heading(link: AnchorLink) -> Heading:
    return link.title, link.id, link.level, tuple(map(_heading, link.children))


def _anchor_link(heading: Heading) -> AnchorLink:
    title, anchor, level, below = heading
    link = AnchorLink(title, anchor, level)
    link.children = [_anchor_link(child) for child in below]
    return link


def _seen(file: File | None) -> tuple[str, bool] | None:
    """What a link to a file depends on."""
    return (file.url, file.inclusion.is_excluded()) if file else None


class _RecordedFiles:
    """MkDocs' files, as a page that is rendered asks for them."""

    def __init__(self, files: Files, record: Record) -> None:
        self._files = files
        self._record = record

    def get_file_from_path(self, path: str) -> File | None:
        file = self._files.get_file_from_path(path)
        self._record.ask(("file", path), lambda: _seen(file))
        return file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)
