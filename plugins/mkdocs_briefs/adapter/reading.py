"""What a build reads before it renders a text: front matter, databases, and the pages that follow from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from mkdocs_briefs.adapter.context import Texts, surroundings_of
from mkdocs_briefs.adapter.files.additions import add_free
from mkdocs_briefs.adapter.files.checks import (
    published_databases,
    refuse_files_in_the_way,
    refuse_unknown_folders,
    shared_addresses,
    take_out_unreadable,
    unportable_files,
    without_address,
    without_pagefind,
)
from mkdocs_briefs.adapter.files.documents import Documents
from mkdocs_briefs.adapter.files.overrides import unused_templates
from mkdocs_briefs.adapter.files.taken import Taken
from mkdocs_briefs.adapter.files.withheld import release_of, take_out_copies, withhold, withhold_early
from mkdocs_briefs.adapter.kept.ahead import Ahead
from mkdocs_briefs.adapter.kept.pages import KeptPages, Known
from mkdocs_briefs.adapter.kept.text_workers import TextWorkers
from mkdocs_briefs.adapter.located import located
from mkdocs_briefs.adapter.look.assets import SEARCH, Asset, static_files
from mkdocs_briefs.adapter.neighbours import take_stock_again
from mkdocs_briefs.adapter.pages import Pages
from mkdocs_briefs.adapter.report import Report
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.assembly.engines import Engines, brief_sources
from mkdocs_briefs.assembly.languages import Languages
from mkdocs_briefs.assembly.texts import titles_of
from mkdocs_briefs.keeping.store import Store
from mkdocs_briefs.markup.extension import BriefsExtension
from mkdocs_briefs.model.page_names import PageNames
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.pages.renderer import template_loader
from mkdocs_briefs.pages.template_ids import TemplateIds
from mkdocs_briefs.readers.databases import read_databases
from mkdocs_briefs.readers.project import Project, differ_in_text_alone, read_project
from mkdocs_briefs.readers.states import Release
from mkdocs_briefs.readers.withdrawn import what_is_read


@dataclass(frozen=True, slots=True)
class Before:
    """What a build of a preview leaves to the next."""

    documents: Documents
    pages: Known


@dataclass(frozen=True, slots=True)
class Sifted:
    """The files without those that their own front matter keeps back."""

    release: Release
    documents: Documents
    withheld: list[File]


def sift(files: Files, setup: Setup, report: Report, before: Documents | None) -> Sifted:
    """Keep back what its own front matter keeps back, before another plugin makes pages of it.

    ``before`` has what the last build of a preview has read.
    """
    report(take_out_unreadable(files, setup))  # before any is opened: a pipe would be waited for
    release = release_of(setup)
    documents = Documents(setup, files, before)
    return Sifted(release, documents, withhold_early(files, documents, setup, release))


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read, and what follows from it before any text is rendered."""

    release: Release
    documents: Documents
    project: Project
    withheld: list[File]
    engines: Engines
    brief_sources: Mapping[str, Source]
    """Each brief as a source, by ``src_uri``."""
    pages: Pages
    texts: Texts
    kept: KeptPages

    def revised(self, files: Collection[File]) -> Reading | None:
        """With the new texts of some pages. None if they change more than texts."""
        documents = dict(self.project.documents)
        for file in files:
            before = documents[file.src_uri]
            documents[file.src_uri] = what_is_read(file.src_uri, self.documents.of(file))
            if not differ_in_text_alone(documents[file.src_uri], before):
                return None
        return replace(
            self,
            project=replace(self.project, documents=documents),
            texts=replace(self.texts, documents=documents),
        )


def read(
    files: Files,
    sifted: Sifted,
    setup: Setup,
    report: Report,
    *,
    store: Store,
    stylesheets: Collection[Asset],
    extension: BriefsExtension,
    before: Known | None,
    until: ExitStack,
) -> Reading:
    """Read all front matter and databases, and declare the pages that follow from them.

    ``before`` are the pages of the last build of a preview. What is opened is closed with ``until``.
    """
    settings, config = setup.settings, setup.config
    report(take_out_unreadable(files, setup))  # those that plugins have added
    refuse_unknown_folders(files, setup)
    report(unportable_files(files, setup))
    own = {file.src_uri: file for file in setup.pages(files) if setup.is_ours(file)}
    own |= {f.src_uri: f for f in sifted.withheld if files.get_file_from_path(f.src_uri) is f}
    documents = {src_uri: sifted.documents.of(file) for src_uri, file in own.items()}
    written = [file.src_uri for file in setup.written(files) if not setup.is_of_theme(file)]

    bibliography = read_databases(setup.root, settings)
    sources = bibliography.sources
    engines = until.enter_context(
        closing(Engines(settings.citation_style, sources, setup.root, setup.language, failure=PluginError, store=store))
    )
    project = read_project(documents, bibliography, settings, setup.language, sifted.release, home_at=setup.home_at)
    publication = project.publication
    report(project.problems)
    report(without_address(setup))
    report(without_pagefind(setup))
    report(published_databases(sources.values(), files, setup))
    withheld = withhold(own, project, setup)
    report(take_out_copies(files, setup))
    report(shared_addresses(files, setup))
    as_sources = brief_sources(publication, setup.name, lambda uri: _url_of(uri, files, setup))
    report(engines.choose(publication))
    ahead = Ahead(engines, publication, project.documents, all_=store.is_empty)
    engines.prepare_briefs(publication, as_sources)

    taken = Taken(setup.written(files), config)
    refuse_files_in_the_way(taken, setup)
    report(add_free(static_files(stylesheets, config, setup.world, setup.words), taken, files, setup))
    if setup.pagefind:
        report(add_free(SEARCH.files(config, setup.words), taken, files, setup))
    pages = Pages(setup, publication, files)
    report(pages.declare(files, taken, withheld))
    report(unused_templates(setup))
    take_stock_again(config, files)

    until.enter_context(located(project.documents.get, report.severities))
    names = frozenset((*written, *own, *pages.specs))
    texts = Texts(
        setup,
        publication,
        project.documents,
        pages,
        subjects={publication.page_of(subject): subject for subject in publication.subjects},
        engines=engines,
        languages=Languages(publication),
        names=PageNames(titles_of(documents, pages.specs), names),
        files=names,
        template_ids=TemplateIds(template_loader(config.theme.dirs)),
        site=files,
    )
    kept = KeptPages(
        setup,
        store,
        publication.subjects,
        surroundings_of(texts, files),
        before=before,
        extension=extension,
        style_of=engines.manner_of,
        ahead=ahead,
        workers=until.enter_context(closing(TextWorkers(setup, files, store, engines, ahead))),
    )
    return Reading(sifted.release, sifted.documents, project, withheld, engines, as_sources, pages, texts, kept)


def _url_of(src_uri: str, files: Files, setup: Setup) -> str:
    """A page's whole URL; empty if the site has none."""
    file, site_url = files.get_file_from_path(src_uri), setup.config.site_url
    return urljoin(site_url, file.url) if file and site_url else ""
