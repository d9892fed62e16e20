"""The citation engines of a project: the site's, and those of briefs with a style or a language of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from mkdocs_briefs.assembly.engine import DISTRIBUTION, end_programs, make_engine
from mkdocs_briefs.assembly.texts import also_cited
from mkdocs_briefs.citations.engine import CitedPage, Engine, EngineError
from mkdocs_briefs.citations.forecast import likely_page
from mkdocs_briefs.citations.style import read_style
from mkdocs_briefs.keeping.engine import KeepingEngine
from mkdocs_briefs.keeping.store import Store, digest
from mkdocs_briefs.keeping.versions import versions
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.front_text import front_texts
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.options import SettingError
from mkdocs_briefs.sources.brief_entry import source_of


class Engines:
    """One engine for each style and language in use, until ``close``."""

    def __init__(
        self,
        style: str,
        bibliography: Mapping[str, Source],
        root: Path,
        language: str,
        *,
        failure: Callable[[str], Exception],
        store: Store,
    ) -> None:
        """``style`` is the site's. Raises SettingError if it cannot be used.

        If Pandoc cannot be run, the engines' methods raise ``failure``. What they format is kept in the ``store``.
        """
        self._store = store
        self._bibliography = bibliography
        self._root = root
        self._language = language
        self._failure = failure
        self._style = style
        self._engines: dict[tuple[str, str], Engine] = {}
        """By style and language."""
        self._by_page: dict[str, Engine] = {}
        self._manners: dict[Engine, bytes] = {}
        try:
            self.site = self._engine(style, language)
        except EngineError as error:
            raise SettingError("citation_style", f'"{style}" cannot be used: {error}') from error

    def of(self, src_uri: str) -> Engine:
        """The engine for a page: the site's, if it has no style and no language of its own."""
        return self._by_page.get(src_uri, self.site)

    def in_language(self, language: str) -> Engine:
        """The engine for the site's style in a language."""
        return self._engine(self._style, language)

    def manner_of(self, src_uri: str) -> bytes:
        """A digest of how a page's citations are formatted: the style, the language, the versions of programs."""
        return self._manners[self.of(src_uri)]

    def choose(self, publication: Publication) -> list[Problem]:
        """Give briefs with a style or a language of their own their engine. Styles that cannot be used are problems."""
        problems: list[Problem] = []
        for src_uri, brief in publication.briefs_by_page.items():
            style, lang = brief.fields.citation_style, brief.fields.lang
            if style or lang:
                try:
                    self._by_page[src_uri] = self._engine(style or self._style, lang or self._language)
                except EngineError as error:
                    message = f'the style "{style}" cannot be used: {error}'
                    problems.append(Problem(codes.CITATION_STYLE, brief.at("citation_style"), message))
        return problems

    def prepare(self, publication: Publication, documents: Mapping[str, Document]) -> None:
        """Have each engine begin with what pages are likely to cite, in their order."""
        cited: dict[Engine, list[CitedPage]] = {}
        for src_uri, document in documents.items():
            brief = publication.briefs_by_page.get(src_uri)
            also = tuple(key for key in also_cited(brief, publication) if key in self._bibliography) if brief else ()
            page = likely_page(self._cited_text(document, brief), self._bibliography, also)
            if page.keys:
                cited.setdefault(self.of(src_uri), []).append(page)
        for engine, pages in cited.items():
            engine.prepare(pages)

    def prepare_briefs(self, publication: Publication, brief_sources: Mapping[str, Source]) -> None:
        """Have the engines of the site's style begin with the briefs themselves."""
        for language, uris in self._by_language(publication, brief_sources).items():
            self.in_language(language).prepare_references([brief_sources[uri] for uri in uris])

    def _by_language(self, publication: Publication, pages: Iterable[str]) -> Mapping[str, list[str]]:
        """Pages by language, that of the site first."""
        found: dict[str, list[str]] = {self._language: []}
        for uri in pages:
            found.setdefault(publication.language_of(uri), []).append(uri)
        return found

    def _cited_text(self, document: Document, brief: Brief | None) -> str:
        """The page's Markdown, in the order of the page: what the front matter adds before and behind the text."""
        texts = [(text.follows, text.cited(self._bibliography)) for text in (front_texts(brief) if brief else ())]
        before, behind = ([text for follows, text in texts if follows is side] for side in (False, True))
        return "\n\n".join([*before, document.body, *behind])

    def complete(
        self, publication: Publication, cited_keys: Iterable[str], brief_sources: Mapping[str, Source]
    ) -> None:
        """Have the engines of the site's style give all references that templates show, which they keep.

        Then all threads and programs of engines end.
        """
        for key in cited_keys:
            self.site.reference(key)
        for language, uris in self._by_language(publication, brief_sources).items():
            engine = self.in_language(language)
            for uri in uris:
                engine.reference_of(brief_sources[uri])
                for key in publication.briefs_by_page[uri].fields.based_on:
                    if key in self._bibliography:  # others are reported
                        engine.reference(key)
        self.close()
        end_programs()

    @property
    def are_idle(self) -> bool:
        """Whether all that was prepared is formatted: then no thread of an engine runs."""
        return all(engine.is_idle for engine in self._engines.values())

    def close(self) -> None:
        for engine in self._engines.values():
            engine.close()

    def _engine(self, style: str, language: str) -> Engine:
        if (style, language) not in self._engines:
            read = read_style(style, self._root)
            engine = make_engine(read, self._bibliography, language, self._failure)
            manner = digest(versions(DISTRIBUTION), read.name, read.csl, language)
            kept = self._engines[style, language] = KeepingEngine(engine, self._store, manner)
            self._manners[kept] = manner
        return self._engines[style, language]


def brief_sources(publication: Publication, site_name: str, url_of: Callable[[str], str]) -> dict[str, Source]:
    """Each brief as a source, by ``src_uri``, under a key that no source has. ``url_of`` gives a page's whole URL."""
    known = publication.bibliography
    sources = {brief.src_uri: source_of(brief, site_name, url_of(brief.src_uri)) for brief in publication.briefs}
    return {uri: replace(s, key=f"{s.key}-brief") if s.key in known else s for uri, s in sources.items()}
