"""The corpus, the problems and the data of a project, without MkDocs: no theme, no plugin, no page.

Texts are rendered with the Markdown extensions of ``mkdocs.yml``. What other plugins make of pages is not known here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import dirname
from urllib.parse import quote, urljoin

from mkdocs_briefs.assembly.engines import Engines, brief_sources
from mkdocs_briefs.assembly.found import corpus_of, problems_of
from mkdocs_briefs.assembly.severities import severities_of
from mkdocs_briefs.assembly.texts import matcher_of, text_context, titles_of
from mkdocs_briefs.exports import EXPORTS
from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.keeping.store import Store
from mkdocs_briefs.markup.extension import BriefsExtension
from mkdocs_briefs.markup.rendering import make_markdown
from mkdocs_briefs.model.addresses import is_index, stem, written_path
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.page_names import PageNames
from mkdocs_briefs.model.problem import Problem, Severities, weighed
from mkdocs_briefs.model.state import State
from mkdocs_briefs.pages.page_specs import page_specs
from mkdocs_briefs.pages.renderer import template_loader
from mkdocs_briefs.pages.template_ids import TemplateIds
from mkdocs_briefs.readers.configuration import Configuration
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.project import Project
from mkdocs_briefs.words.catalogue import words_of


@dataclass(frozen=True, slots=True)
class Assembled:
    """A project put together."""

    corpus: Corpus
    problems: tuple[Problem, ...]
    """Of reading, of the texts, of the rules: each once, in the order in which a build reports them."""
    exports: Mapping[str, Export]
    """The files for other programs, by address."""
    left_out: tuple[str, ...]
    """Why Markdown extensions were left out, a sentence each."""


@contextmanager
def assembled(project: Project, configuration: Configuration) -> Iterator[Assembled]:
    """The project with its texts rendered. The citation engine lives within.

    Raises ProjectError if an option has a value that cannot be used, or Pandoc cannot be run.
    """
    style, bibliography = configuration.settings.citation_style, project.publication.bibliography
    with configuration.locating():
        severities = severities_of(configuration.settings)
        engines = Engines(
            style, bibliography, configuration.root, configuration.language, failure=ProjectError, store=Store(None)
        )
    with closing(engines):
        found = _assemble(project, configuration, engines, severities)
        yield replace(found, problems=tuple(dict.fromkeys(weighed(found.problems, severities))))


def _assemble(project: Project, configuration: Configuration, engines: Engines, severities: Severities) -> Assembled:
    publication, settings = project.publication, configuration.settings
    name = one_line(configuration.site_name)
    url = configuration.site_url
    sources = brief_sources(publication, name, lambda uri: urljoin(url, _url(uri, configuration)) if url else "")
    problems = [*project.problems, *engines.prepare(publication, project.documents, sources)]
    words = words_of(configuration.language)
    specs = {spec.src_uri: spec for spec in page_specs(publication, words, has_feeds=bool(url))}
    subjects = {publication.page_of(subject): subject for subject in publication.subjects}
    withheld = {uri for uri, state in project.states.items() if state is not State.PUBLISHED}
    pages = PageNames(titles_of(project.documents, specs), {*specs, *project.documents, *_files(configuration)})
    matcher = matcher_of(publication)
    own = [configuration.root / configuration.custom_dir] if configuration.custom_dir else []
    ids = TemplateIds(template_loader(own))
    extension = BriefsExtension()
    extensions, left_out = make_markdown(configuration.markdown_extensions)
    for uri, document in project.documents.items():
        spec = specs.get(uri)
        extension.open(
            text_context(
                uri,
                document,
                spec,
                publication,
                settings,
                engine=engines.of(uri),
                matcher=matcher,
                language=configuration.language,
                words=words,
                is_withheld=lambda link, uri=uri: written_path(uri, link) in withheld,
                subject_at=lambda link, uri=uri: subjects.get(written_path(uri, link)),
                pages=pages,
                body_of=lambda page: project.documents[page].body if page in project.documents else "",
                template_ids=ids.of(spec.template) if spec else None,
            )
        )
        extensions(extension).convert("\n" + document.body)
        extension.close()
    findings = extension.findings
    corpus = corpus_of(publication, findings)
    problems += problems_of(corpus, findings, severities)
    known = {*project.documents, *specs, *map(publication.page_of, corpus.countries)}
    exports: dict[str, Export] = {}
    site = Site(
        corpus=corpus,
        name=name,
        url=url,
        address_of=lambda uri: _url(uri, configuration) if uri in known else "",
        reference_of=engines.site.reference,
        item_of=engines.site.item_of,
        brief_sources=sources,
        has_abstracts=settings.export_abstracts,
    )
    for export in (export for kind in EXPORTS for export in kind(site)):
        exports.setdefault(export.address, export)
    return Assembled(corpus, tuple(problems), exports, left_out)


def _url(src_uri: str, configuration: Configuration) -> str:
    """The URL of a page from the site's root, as MkDocs has it."""
    if is_index(src_uri):
        folder = dirname(src_uri)
        if configuration.use_directory_urls:
            return quote(f"{folder}/") if folder else "./"
        return quote(f"{folder}/index.html".lstrip("/"))
    return quote(f"{stem(src_uri)}/" if configuration.use_directory_urls else f"{stem(src_uri)}.html")


def _files(configuration: Configuration) -> Iterator[str]:
    """The files in the folder of pages that are no hidden ones."""
    for within, folders, names in os.walk(configuration.docs_dir, followlinks=True):
        folders[:] = (folder for folder in folders if not folder.startswith("."))
        yield from (Path(within, name).relative_to(configuration.docs_dir).as_posix() for name in names)
