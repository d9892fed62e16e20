"""The pages of the site, the publication's among them, which are declared here as files of MkDocs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from mkdocs.commands.build import _populate_page as populate_page
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_briefs.adapter.files.additions import add, without_file
from mkdocs_briefs.adapter.files.taken import Taken
from mkdocs_briefs.adapter.files.withheld import without
from mkdocs_briefs.adapter.links import Links
from mkdocs_briefs.adapter.neighbours import countries_named, left_to_others, named_in_navigation
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.model.addresses import BIBLIOGRAPHY, SERIES, TAGS, is_index, stem
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Problem, Severity
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.shelf import Series, Tag
from mkdocs_briefs.model.territory import Territory
from mkdocs_briefs.pages.page_specs import PageSpec, country_page, page_of_source, page_specs
from mkdocs_briefs.pages.parts import further_parts
from mkdocs_briefs.readers.folder import page_left_out

_SHELVES: Mapping[type, str] = {Tag: TAGS, Series: SERIES}
"""The indexes without which pages of these have no place; they are declared before them."""


class Pages:
    """The pages by ``src_uri``. They grow: by ``declare``, by other plugins, by what
    is known when all texts are rendered (``complete``).
    """

    def __init__(self, setup: Setup, publication: Publication, files: Files) -> None:
        self._setup = setup
        self._publication = publication
        self.files: dict[str, File] = {file.src_uri: file for file in setup.pages(files)}
        """Of all pages. What stands in the place of a page of ours is also under the ``src_uri`` of that."""
        self.specs: dict[str, PageSpec] = {}
        """Of the publication's pages."""
        self._completed: set[str] = set()
        """The pages that ``complete`` has been asked for."""
        self.links = Links(self.files, setup.config)
        self._left = left_to_others(setup.config)

    def declare(self, files: Files, taken: Taken, withheld: Iterable[File]) -> list[Problem]:
        """Declare the publication's pages. Those without a file are generated; an author's file takes precedence.

        They stand in place of files that are ``withheld``, too; to the others of these nothing leads.
        """
        config = self._setup.config
        named = named_in_navigation(config, files)
        kept = {file.src_uri: file for file in withheld}
        problems = [p for spec in self._wanted() for p in self._declare(spec, files, taken, named, kept)]
        gone = {src_uri: file for src_uri, file in kept.items() if src_uri not in self.files}
        self.links.withhold(gone.values())
        config.nav = without(config.nav, gone)
        return problems

    def take_in(self, files: Files) -> None:
        """Take in pages that other plugins have added since, as a blog its posts: they may cite, and mention."""
        for file in self._setup.pages(files):
            self.files.setdefault(file.src_uri, file)

    def complete(self, corpus: Corpus, files: Files, taken: Taken) -> list[Problem]:
        """Add the pages that are known when all texts are rendered.

        These are the pages of countries that are only mentioned, of sources that many pages cite, and parts of lists.
        """
        problems = [p for spec in self._found(corpus) for p in self._add(spec, files, taken)]
        return problems + [p for spec in self._further_parts(corpus) for p in self._add(spec, files, taken)]

    def are_complete(self, corpus: Corpus) -> bool:
        """Whether this corpus has the pages that there are, no more and no fewer."""
        return {spec.src_uri for spec in (*self._found(corpus), *self._further_parts(corpus))} == self._completed

    def _found(self, corpus: Corpus) -> list[PageSpec]:
        has_bibliography = BIBLIOGRAPHY in self.specs or self.has(BIBLIOGRAPHY)
        sources = map(page_of_source, corpus.cited.often.values()) if has_bibliography else ()
        return [*map(self._spec_of, corpus.appearances.countries), *sources]

    def _further_parts(self, corpus: Corpus) -> list[PageSpec]:
        firsts = [spec for spec in self.specs.values() if spec.part == 1]
        return [part for spec in firsts for part in further_parts(spec, corpus, self._setup.words)]

    def _add(self, spec: PageSpec, files: Files, taken: Taken) -> list[Problem]:
        self._completed.add(spec.src_uri)
        if spec.src_uri in self.files:
            return []
        file = self.links.expected(spec.src_uri)
        if other := taken.at(file.dest_uri):
            self.files[spec.src_uri] = other
            return [page_left_out(spec.title, file.dest_uri, self._setup.path_of(other))]
        add(file, files)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        self.files[spec.src_uri] = file
        self.specs[spec.src_uri] = spec
        file.page = Page(None, file, self._setup.config)
        populate_page(file.page, self._setup.config, files)  # with the events by which other plugins know of a page
        return []

    def has(self, src_uri: str) -> bool:
        """Whether the publication has this page: authors may exclude ours, and other pages may have its address."""
        file = self.files.get(src_uri) if src_uri not in self._left else None
        return file is not None and (self._setup.is_ours(file) or file.src_uri in self.specs)

    def _wanted(self) -> list[PageSpec]:
        """The pages of the publication, and those of other countries that something names by the address."""
        setup = self._setup
        specs = page_specs(self._publication, setup.words, setup.home, has_feeds=bool(setup.config.site_url))
        specs = tuple(spec for spec in specs if not spec.is_index or spec.src_uri not in self._left)
        named = countries_named(self._setup.config) - {spec.src_uri for spec in specs}
        places = self._publication.gazetteer.territories if named else ()
        return [*specs, *(self._spec_of(place) for place in places if self._publication.page_of(place) in named)]

    def _spec_of(self, country: Territory) -> PageSpec:
        return country_page(self._publication.page_of(country), country)

    def _declare(
        self, spec: PageSpec, files: Files, taken: Taken, named: Container[str], withheld: Container[str]
    ) -> Iterator[Problem]:
        """Pages that are ``named`` for the navigation are in it."""
        setup = self._setup
        shelf = _SHELVES.get(type(spec.entity))
        if shelf and not self.has(shelf):
            return  # left out by the author, or another plugin's
        generated = without_file(setup.config, spec.src_uri)
        own, other = self.files.get(spec.src_uri), taken.at(generated.dest_uri)
        if own and not setup.is_ours(own):
            own = None
        file = own or other or generated
        stands_for_index = (
            spec.is_index
            and setup.is_ours(file)
            and file.dest_uri == generated.dest_uri
            and (is_index(file.src_uri) or stem(file.src_uri) == stem(spec.src_uri))
        )
        is_brief = file.src_uri in self._publication.briefs_by_page
        if (spec.is_index and is_brief) or (other and not own and not stands_for_index):
            severity = Severity.WARNING if setup.is_ours(file) else Severity.NOTICE
            yield page_left_out(spec.title, generated.dest_uri, setup.path_of(file), severity)
            self.files[spec.src_uri] = file  # links to the page that is left out lead to the author's
            return
        hidden = None if own else files.get_file_from_path(spec.src_uri)
        if spec.is_index and hidden and spec.src_uri not in withheld:
            return  # excluded by the author
        if file is generated:
            add(file, files)
        # Material renders the whole navigation into every page, in quadratic time. An author's ``nav`` is kept; an
        # automatic one has only the indexes.
        is_listed = spec.is_index and not setup.config.nav and not setup.settings.folders
        if file.inclusion.is_included() and not is_listed and file.src_uri not in named:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        self.files[spec.src_uri] = self.files[file.src_uri] = file
        self.specs[file.src_uri] = spec
