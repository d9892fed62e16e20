"""The corpus, the problems and the data of a project, without MkDocs.

What other plugins make of pages is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname
from urllib.parse import quote, urljoin

from mkdocs_briefs.assembly.addresses import Addresses, file_of
from mkdocs_briefs.assembly.engines import Engines, brief_sources
from mkdocs_briefs.assembly.folder import Folder
from mkdocs_briefs.assembly.found import corpus_of, problems_of
from mkdocs_briefs.assembly.links import broken_exports, broken_links, broken_targets
from mkdocs_briefs.assembly.rendered import Rendered, Texts
from mkdocs_briefs.exports import EXPORTS
from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.keeping.store import Store
from mkdocs_briefs.markup.citation_problems import unusable
from mkdocs_briefs.model.addresses import is_index, stem
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Problem, Severities, Severity, weighed
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.pages.page_specs import country_page, page_of_source
from mkdocs_briefs.pages.parts import further_parts
from mkdocs_briefs.readers.configuration import Configuration
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.project import Project
from mkdocs_briefs.words.catalogue import words_of

_MAKE_NO_PAGES = frozenset(
    ["briefs", "search", "meta", "material/search", "material/meta", "glightbox", "minify", "awesome-pages", "privacy"]
)
"""Plugins that add no page or file to which an author may link."""


@dataclass(frozen=True)
class Assembled:
    """A project put together."""

    project: Project
    configuration: Configuration
    corpus: Corpus
    rendered: Rendered
    texts: Texts
    engines: Engines
    brief_sources: Mapping[str, Source]
    formats: bool
    """Whether the citations were formatted."""
    folder: Folder | None
    """The files of the project, where they are looked at."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """Why Markdown extensions were left out, a sentence each."""
        return self.rendered.left_out

    @cached_property
    def exports(self) -> Mapping[str, Export]:
        """The files for other programs, by address: of two with one, the first."""
        return {export.address: export for export in reversed(self._exports)}

    @cached_property
    def _exports(self) -> tuple[Export, ...]:
        known = {
            *self.project.documents,
            *self.texts.specs,
            *map(self.corpus.publication.page_of, self.corpus.appearances.countries),
        }
        site = Site(
            corpus=self.corpus,
            name=one_line(self.configuration.site_name),
            url=self.configuration.site_url,
            address_of=lambda uri: _url(uri, self.configuration) if uri in known else "",
            file_of=lambda uri: file_of(uri, directory_urls=self.configuration.use_directory_urls),
            reference_of=self.engines.site.reference,
            item_of=self.engines.site.item_of,
            brief_sources=self.brief_sources,
            has_abstracts=self.configuration.settings.export_abstracts,
        )
        return tuple(export for kind in EXPORTS for export in kind(site))

    def problems(self, severities: Severities) -> tuple[Problem, ...]:
        """Of reading, of the texts, of the rules, of links: each once, in the order in which a build reports them."""
        sources = self.project.publication.bibliography.values()
        found = (
            *(self.folder.problems(sources) if self.folder else ()),
            *self.project.problems,
            *self.rendered.problems,
            *problems_of(self.corpus, self.rendered.findings, severities),
            *self._of_links(),
            *self._of_sources(),
            *self._of_addresses(),
        )
        return tuple(dict.fromkeys(weighed(found, severities)))

    def _of_sources(self) -> Iterator[Problem]:
        """The cited sources that the engine refuses. Where citations were formatted, their texts have told."""
        sources = () if self.formats else self.corpus.cited.sources
        refused = self.engines.site.refused(sources)
        return (unusable(source, refused[source.key]) for source in sources if source.key in refused)

    def _of_addresses(self) -> Iterator[Problem]:
        """The pages and files of ours at whose addresses an author's are."""
        if self.folder is None:
            return
        corpus, holds = self.corpus, self.configuration.settings.holds
        withheld = {uri for uri in self.project.states if uri not in self.project.documents}
        files = {uri: file for uri, file in self.folder.written.items() if uri not in withheld}
        urls = self.configuration.use_directory_urls
        addresses = Addresses(files, frozenset(filter(holds, files)), directory_urls=urls)
        firsts = [*self.texts.specs.values(), *map(page_of_source, corpus.cited.often.values())]
        words = words_of(self.configuration.language)
        parts = [part for spec in firsts if spec.part == 1 for part in further_parts(spec, corpus, words)]
        places = [country_page(corpus.publication.page_of(place), place) for place in corpus.appearances.countries]
        specs = {spec.src_uri: spec for spec in (*places, *firsts, *parts)}
        briefs = corpus.publication.briefs_by_page
        yield from addresses.shared()
        yield from addresses.pages_left_out(specs.values(), briefs)
        yield from addresses.exports_left_out(self._exports, briefs)

    def _of_links(self) -> Iterator[Problem]:
        publication, findings = self.corpus.publication, self.rendered.findings
        files = self.texts.files | set(map(publication.page_of, self.corpus.appearances.countries))

        def has_id(page: str, name: str) -> bool:
            return self.texts.has_id(self.rendered, page, name)

        yield from broken_exports(findings, publication, lambda address: address in self.exports)
        yield from broken_targets(findings, publication, files.__contains__, has_id)
        levels = dict(self.configuration.link_levels)
        if levels["not_found"] and not _MAKE_NO_PAGES.issuperset(self.configuration.plugins):
            levels["not_found"] = Severity.NOTICE  # another plugin may make the page
        links = (link for found in findings.values() for link in found.links)
        yield from broken_links(links, files, has_id, levels)


@contextmanager
def assembled(
    project: Project,
    configuration: Configuration,
    store: Store | None = None,
    *,
    formats: bool = True,
    folder: Folder | None = None,
) -> Iterator[Assembled]:
    """The project with its texts rendered. The citation engine lives within.

    What is made is kept in the ``store``. ``formats`` says whether citations are formatted: who looks for
    problems alone need not wait for that. ``folder`` is that of the pages, for who asks what is wrong with files.
    Raises ProjectError if an option has a value that cannot be used, or Pandoc cannot be run.
    """
    store = store or Store(None)
    style, publication = configuration.settings.citation_style, project.publication
    with configuration.locating():
        engines = Engines(
            style,
            publication.bibliography,
            configuration.root,
            configuration.language,
            failure=ProjectError,
            store=store,
        )
    url = configuration.site_url
    sources = brief_sources(
        publication,
        one_line(configuration.site_name),
        lambda uri: urljoin(url, _url(uri, configuration)) if url else "",
    )
    with closing(engines):
        texts = Texts(project, configuration, engines, store, formats=formats)
        rendered = texts.rendered(sources)
        corpus = corpus_of(publication, rendered.findings)
        yield Assembled(project, configuration, corpus, rendered, texts, engines, sources, formats, folder)


def _url(src_uri: str, configuration: Configuration) -> str:
    """The URL of a page from the site's root, as MkDocs has it."""
    if is_index(src_uri):
        folder = dirname(src_uri)
        if configuration.use_directory_urls:
            return quote(f"{folder}/") if folder else "./"
        return quote(f"{folder}/index.html".lstrip("/"))
    return quote(f"{stem(src_uri)}/" if configuration.use_directory_urls else f"{stem(src_uri)}.html")
