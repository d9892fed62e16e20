"""One build of a site, from configuration to finished pages: its steps, in the order of MkDocs' hooks.

What a step needs is in the other files of this room. Each step makes values of those that the steps before have made.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Collection, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.commands.build import _populate_page as populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from mkdocs_briefs.adapter.anchors import broken_links
from mkdocs_briefs.adapter.assets import PRELOADED, SCRIPT, SEARCH, flag_files, static_files, stylesheets
from mkdocs_briefs.adapter.attachments import take_out_attachments
from mkdocs_briefs.adapter.cards import Cards
from mkdocs_briefs.adapter.checks import (
    published_databases,
    refuse_files_in_the_way,
    refuse_undecoded_names,
    refuse_unknown_folders,
    take_out_unreadable,
    unportable,
    without_address,
    without_pagefind,
)
from mkdocs_briefs.adapter.contents import under_title
from mkdocs_briefs.adapter.context import Texts, surroundings_of
from mkdocs_briefs.adapter.documents import Documents
from mkdocs_briefs.adapter.exports import Exports
from mkdocs_briefs.adapter.files import add_free
from mkdocs_briefs.adapter.frame import add_search_box, complete_templates
from mkdocs_briefs.adapter.front_matter import completed, leave_to_meta_plugin, take_out_unusable
from mkdocs_briefs.adapter.heads import Heads
from mkdocs_briefs.adapter.kept import KeptPages, store_of
from mkdocs_briefs.adapter.last_site import LastSite, can_tell_inputs, inputs_of, leave_site, take_last_site
from mkdocs_briefs.adapter.later import LaterPages
from mkdocs_briefs.adapter.listening import Message, listening
from mkdocs_briefs.adapter.located import located
from mkdocs_briefs.adapter.navigation import arranged, name_sections, place_under_lists
from mkdocs_briefs.adapter.neighbours import refuse_impossible, show_again, take_stock_again
from mkdocs_briefs.adapter.notices import staged, with_problems
from mkdocs_briefs.adapter.overrides import unused_templates
from mkdocs_briefs.adapter.pages import Pages
from mkdocs_briefs.adapter.papers import Papers, refuse_without_typst
from mkdocs_briefs.adapter.printed import for_themes
from mkdocs_briefs.adapter.rendering import Bodies, is_worth_a_fork, loads
from mkdocs_briefs.adapter.report import Report, log
from mkdocs_briefs.adapter.search import SearchOffer
from mkdocs_briefs.adapter.search_engine import take_out_search_plugins, write_index
from mkdocs_briefs.adapter.setup import setup_of
from mkdocs_briefs.adapter.sitemap import SITEMAPS, PageDays
from mkdocs_briefs.adapter.speaking import Speaking
from mkdocs_briefs.adapter.steps import Steps
from mkdocs_briefs.adapter.taken import Taken
from mkdocs_briefs.adapter.titles import Titles, titles_in_templates
from mkdocs_briefs.adapter.withheld import (
    refuse_late_draft,
    release_of,
    take_out_copies,
    withhold,
    withhold_early,
)
from mkdocs_briefs.assembly.engines import Engines, brief_sources
from mkdocs_briefs.assembly.found import corpus_of, problems_of
from mkdocs_briefs.assembly.languages import Languages
from mkdocs_briefs.assembly.severities import severities_of
from mkdocs_briefs.assembly.texts import titles_of
from mkdocs_briefs.keeping.store import Store
from mkdocs_briefs.keeping.values import Values
from mkdocs_briefs.markup.extension import BriefsExtension
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.page_names import PageNames
from mkdocs_briefs.model.search_engine import SearchEngine
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.pages.compiled import compiled_theme
from mkdocs_briefs.pages.renderer import Renderer, template_loader
from mkdocs_briefs.pages.template_ids import TemplateIds
from mkdocs_briefs.readers.databases import read_databases, watched_folders
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.options import Settings
from mkdocs_briefs.readers.paths import relative
from mkdocs_briefs.readers.project import Project, differ_in_text_alone, read_project
from mkdocs_briefs.readers.states import Release
from mkdocs_briefs.readers.withdrawn import what_is_read

_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Before:
    """What a build has read, for the next one of a preview."""

    documents: Documents
    texts: Mapping[str, Document]
    """By ``src_uri``."""
    sources: Mapping[str, Source]


class Build:
    """The state of one build. ``mkdocs serve`` makes a new one for each build."""

    # Made by ``sift``
    _release: Release
    _documents: Documents
    _withheld_early: list[File]

    # Made by ``read``
    _project: Project
    _withheld: list[File]
    _kept: KeptPages
    _engines: Engines
    _brief_sources: dict[str, Source]
    _pages: Pages
    _texts: Texts
    _search: SearchOffer

    # Made by ``name_sections``
    _nav: Navigation

    # Made by ``finish``
    _files: Files
    _taken: Taken
    _papers: Papers
    _cards: Cards
    _exports: Exports
    _bodies: Bodies
    _heads: Heads
    _days: PageDays

    def __init__(
        self,
        config: MkDocsConfig,
        settings: Settings,
        *,
        serving: bool,
        defers: bool = False,
        before: Before | None = None,
    ) -> None:
        """In a preview, ``defers`` says that pages wait until a browser asks for them, ``before`` is what is known."""
        self._defers = defers
        self._before = before
        self._steps = Steps("files")
        self._setup = setup_of(config, settings, serving=serving)
        refuse_without_typst(self._setup)
        self._stylesheets = stylesheets(self._setup.look)
        self._extension = BriefsExtension()
        self._report = Report(severities_of(settings), is_strict=config.strict)
        self._titles = Titles(config)
        self._speaking = Speaking(config)
        self._store = Store(None)
        self._last_site: LastSite | None = None
        self._inputs: str | None = None
        """A digest of all that this build reads, where that can be told."""
        self._logged: list[Message] = []
        """What is logged from then on."""
        self._exports_wait = False
        """Whether exports are written when they are asked for."""
        self._sitemap_waits = False
        """Whether the sitemap is, since an edit may have changed its days."""
        self._later: LaterPages | None = None
        """In a preview, what makes pages when they are asked for; None until all texts are rendered."""
        self._has_begun = False
        """Whether MkDocs has emptied the site's folder."""
        self._bare: dict[str, tuple[str | None, TableOfContents]] = {}
        """By ``src_uri``, the text and contents of a page while its template is around it."""
        self._closing = ExitStack()
        """What ends with the build."""

    def prepare(self) -> None:
        """Add the Markdown extension, the style sheets and the script to MkDocs' configuration.

        Where only some folders are the publication's, its own pages alone load them (``complete``).
        """
        config = self._setup.config
        refuse_impossible(config)
        refuse_undecoded_names(config)
        config.markdown_extensions.append(self._extension)  # type: ignore[arg-type]
        if not self._setup.settings.folders:
            config.extra_css[:0] = [sheet.uri for sheet in self._stylesheets]
            config.extra_javascript.insert(0, SCRIPT.uri)
        if self._setup.pagefind:
            add_search_box(config)
            config.extra_css.append(addresses.asset("search.css"))
        if self._setup.pagefind or self._setup.settings.search_engine is SearchEngine.NONE:
            take_out_search_plugins(config)

    def watched(self) -> list[str]:
        """The paths on which the site depends, as far as they are the project's."""
        config = self._setup.config
        return [config.docs_dir, *self.watched_folders(), *filter(None, [config.config_file_path]), *config.watch]

    def watched_folders(self) -> list[str]:
        """The folders that ``mkdocs serve`` watches besides the pages."""
        return watched_folders(self._setup.root, self._setup.settings)

    def take_last_site(self) -> None:
        """Move the site of the last build aside before MkDocs deletes it."""
        if can_tell_inputs(self._setup):
            self._last_site = take_last_site(self._setup.root, Path(self._setup.config.site_dir))

    def last_site(self, files: Files) -> LastSite | None:
        """The site of the last build, if this one would make the same. None if this has to build it."""
        self._inputs = inputs_of(self._setup, files, release_of(self._setup))
        if self._last_site:
            if self._last_site.serves(self._inputs, strict=self._setup.config.strict):
                return self._last_site
            self._last_site.let_go()
        if self._inputs:
            self._logged = self._closing.enter_context(listening())
        return None

    def sift(self, files: Files) -> None:
        """Keep back what its own front matter keeps back, before another plugin makes pages of it."""
        self._has_begun = True
        self._steps.to("reading")
        self._report(take_out_unreadable(files, self._setup))  # before any is opened: a pipe would be waited for
        self._release = release_of(self._setup)
        self._documents = Documents(self._setup, files, self._before.documents if self._before else None)
        self._withheld_early = withhold_early(files, self._documents, self._setup, self._release)

    def read(self, files: Files) -> None:
        """Read all front matter and databases, and declare the pages that follow from them."""
        setup, settings, config, report = self._setup, self._setup.settings, self._setup.config, self._report
        report(take_out_unreadable(files, setup))  # those that plugins have added
        refuse_unknown_folders(files, setup)
        report(unportable(files, setup))
        own = {file.src_uri: file for file in setup.pages(files) if setup.is_ours(file)}
        own |= {f.src_uri: f for f in self._withheld_early if files.get_file_from_path(f.src_uri) is f}
        documents = {src_uri: self._documents.of(file) for src_uri, file in own.items()}
        written = [file.src_uri for file in setup.written(files) if not setup.is_of_theme(file)]

        bibliography = read_databases(setup.root, settings)
        sources = bibliography.sources
        self._store = store_of(setup)
        self._engines = self._closing.enter_context(
            closing(
                Engines(
                    settings.citation_style, sources, setup.root, setup.language, failure=PluginError, store=self._store
                )
            )
        )
        project = self._project = read_project(
            documents, bibliography, settings, setup.language, self._release, home_at=setup.home_at
        )
        publication = project.publication
        report(project.problems)
        report(without_address(setup))
        report(without_pagefind(setup))
        report(published_databases(sources.values(), files, setup))
        withheld = self._withheld = withhold(own, project, setup)
        report(take_out_copies(files, setup))
        self._brief_sources = brief_sources(publication, setup.name, lambda uri: self._url_of(uri, files))
        report(self._engines.prepare(publication, project.documents, self._brief_sources, self._known_texts(sources)))

        taken = Taken(setup.written(files), config)
        refuse_files_in_the_way(taken, setup)
        report(add_free(static_files(self._stylesheets, config, setup.world, setup.words), taken, files, setup))
        if setup.pagefind:
            report(add_free(SEARCH.files(config, setup.words), taken, files, setup))
        self._pages = Pages(setup, publication, files)
        report(self._pages.declare(files, taken, withheld))
        report(unused_templates(setup))
        take_stock_again(config, files)

        self._closing.enter_context(located(self._project.documents.get, report.severities))
        names = frozenset((*written, *own, *self._pages.specs))
        self._texts = Texts(
            setup,
            publication,
            project.documents,
            self._pages,
            subjects={publication.page_of(subject): subject for subject in publication.subjects},
            engines=self._engines,
            languages=Languages(publication),
            names=PageNames(titles_of(documents, self._pages.specs), names),
            files=names,
            template_ids=TemplateIds(template_loader(config.theme.dirs)),
            site=files,
        )
        self._kept = KeptPages(
            setup,
            self._store,
            Values(publication.subjects),
            surroundings_of(self._texts, files),
            extension=self._extension,
            style_of=self._engines.manner_of,
        )
        self._search = SearchOffer(config, publication, self._texts.languages)
        # What was read lives until the end of the build: the garbage collector need not traverse it.
        gc.freeze()
        self._steps.to("texts")

    def _known_texts(self, sources: Mapping[str, Source]) -> frozenset[str]:
        """The pages that the build before has read alike, with the same sources."""
        before = self._before
        if before is None or before.sources is not sources:
            return frozenset()
        texts = self._project.documents.items()
        return frozenset(src_uri for src_uri, text in texts if before.texts.get(src_uri) is text)

    def before(self) -> Before | None:
        """What the next build of a preview need not read again; None if this one has not read all."""
        if self._later is None:
            return None
        return Before(self._documents, self._project.documents, self._project.publication.bibliography)

    def arrange(self, nav: Navigation) -> None:
        """Put our indexes into the navigation, if the site has not written its own."""
        if not self._setup.config.nav and not self._setup.settings.folders:
            arranged(nav, [src_uri for src_uri, spec in self._pages.specs.items() if spec.is_index])

    def name_sections(self, nav: Navigation, files: Files) -> None:
        """Have the titles of sections be text."""
        name_sections(nav, files)
        self._nav = nav

    def body_of(self, page: Page) -> str | None:
        """The page's Markdown without the front matter, which has been read already; None for pages without a file."""
        document = self._project.documents.get(page.file.src_uri)
        # The line break keeps MkDocs from taking a body that begins with "---" or "Note: ..." for front matter.
        return "\n" + document.body if document else None

    def open(self, page: Page) -> None:
        """Give MkDocs the front matter, and the extension the context of the page."""
        src_uri = page.file.src_uri
        spec = self._pages.specs.get(src_uri)
        if not spec and not self._setup.is_ours(page.file):
            return
        document = self._project.documents.get(src_uri)
        if document:
            # What others have set stays: a blog's template, the fields that a hook adds.
            page.meta = {**page.meta, **for_themes(document.meta)}
        else:  # a page that was not there when all was read, or that has no file
            document = Document(self._setup.path_of(page.file), {}, page.markdown or "", 1)
        if spec:
            page.meta = completed(page.meta, spec, self._project.publication, self._setup)
        if (own := self._documents.own_front_matter(src_uri)) is not None:
            leave_to_meta_plugin(page.meta, own, document.meta)
        self._titles.note(page)
        context = self._texts.context(page, document)
        self._extension.open(context)
        self._kept.take_over(page, context)

    def leave(self, page: Page) -> None:
        """Take the page's context from the extension."""
        self._extension.close()
        refuse_late_draft(page, self._setup)

    def finish(self, files: Files, templates: Environment) -> None:
        """Freeze the corpus, run the rules, add pages of mentioned countries, and start rendering in a fork."""
        setup, config, report, pages = self._setup, self._setup.config, self._report, self._pages
        self._files = files
        self._steps.to("corpus, rules, countries that are mentioned")
        if setup.serving:
            templates.bytecode_cache = compiled_theme()
        pages.take_in(files)
        corpus = self._freeze_corpus()
        report(take_out_unusable(pages.files.values(), self._project.documents, templates, setup))
        report(take_out_attachments(self._withheld, files, setup))
        gc.freeze()

        self._taken = Taken(setup.written(files), config)
        report(pages.complete(corpus, files, self._taken))
        report(add_free(flag_files(config, corpus.countries), self._taken, files, setup))
        self._titles.escape_names(pages.files)
        if setup.look:
            place_under_lists(pages.specs, self._project.publication.briefs_by_page, pages.files, self._nav)
            complete_templates(
                templates,
                config.theme,
                setup.words,
                preloads=PRELOADED if setup.look.has_fonts else (),
                in_navigation={page.file.src_uri for page in self._nav.pages},
            )
        self._begin_rendering(corpus)
        self._days = PageDays(pages, whole=not setup.settings.folders)
        self._days.tell(self._exports.site)
        self._closing.enter_context(closing(self._bodies))
        if not setup.serving:
            report.end_failed_build()  # before anything is written: MkDocs would fail the build when all is
            self._steps.to("PDF")
            report(self._papers.write(self._exports.site))
            self._steps.to("cards")
            report(self._cards.write())
            report.end_failed_build()

        rendered = [file.page for file in files.documentation_pages() if file.page]
        if not setup.serving and is_worth_a_fork(rendered):
            self._engines.complete(corpus.publication, corpus.cited_keys, self._brief_sources)
            self._bodies.fork(rendered, self._exports.write)
        if setup.serving:
            self._later = LaterPages(config, files, self._nav, templates)
            if self._defers:
                self._later.hide()
        self._steps.to("pages")

    def _freeze_corpus(self) -> Corpus:
        """The corpus of all that was found, whose problems are reported."""
        findings, engine = self._extension.findings, self._engines.site
        corpus = corpus_of(self._project.publication, findings)
        engine.prepare_references(self._project.publication.bibliography[key] for key in corpus.cited_keys)
        self._report.of_texts(problems_of(corpus, findings, self._report.severities))
        return corpus

    def _begin_rendering(self, corpus: Corpus) -> None:
        """Say which exports are written, and make what renders the pages."""
        setup, config, pages, findings = self._setup, self._setup.config, self._pages, self._extension.findings
        engine = self._engines.site
        self._papers = Papers(
            setup,
            self._store,
            self._files,
            html_of=lambda src_uri, href: self._bodies.on_paper(src_uri, href),  # noqa: PLW0108 - made below
        )
        self._cards = Cards(setup, self._store, corpus.publication)
        self._exports = Exports(
            corpus,
            self._brief_sources,
            engine,
            pages.links,
            setup,
            papers=self._papers,
            card_of=self._cards.of,
            text_of=self._text_of,
        )
        self._report.of_texts(self._papers.declare(corpus.publication.briefs_by_page.values(), self._taken))
        self._report.of_texts(self._cards.declare(self._taken))
        self._report.of_texts(self._exports.declare(self._taken))
        self._report.of_texts(
            broken_links(findings, pages, self._exports, corpus.publication, self._texts.template_ids)
        )
        renderer = Renderer(
            corpus,
            self._engines.in_language,
            titles_in_templates(pages.files),
            self._brief_sources,
            world=setup.world,
            has_file=self._exports.has_file,
            is_written=self._exports.__contains__,
            overrides=config.theme.dirs,
            shows_path=bool(setup.look and setup.look.has_path),
            substitutions=setup.substitutions,
            today=self._release.now.date() if self._release.now else None,
        )
        self._bodies = Bodies(renderer, pages, findings)
        self._heads = Heads(self._exports.site, pages)

    def revise(self, changed: Collection[str]) -> bool:
        """Take in new texts of pages, by the paths of their files. False if they change more than texts."""
        if self._later is None or self._kept.reason:
            return False
        documents = dict(self._project.documents)
        files = {file.abs_src_path: file for file in self._pages.files.values() if file.src_uri in documents}
        if not files.keys() >= set(changed):
            return False
        revised = [files[path] for path in changed]
        for file in revised:
            before = documents[file.src_uri]
            documents[file.src_uri] = what_is_read(file.src_uri, self._documents.of(file))
            if not differ_in_text_alone(documents[file.src_uri], before):
                return False
        self._project = replace(self._project, documents=documents)
        self._texts = replace(self._texts, documents=documents)
        for file in revised:
            assert file.page
            populate_page(file.page, self._setup.config, self._later.files)
        corpus = corpus_of(self._project.publication, self._extension.findings)
        if not self._pages.are_complete(corpus):
            return False
        self._report.begin_again()
        self._begin_rendering(self._freeze_corpus())
        self._later.put_off()
        self._exports_wait = self._sitemap_waits = True
        self._engines.close()
        return True

    def complete_file(self, address: str) -> None:
        """Write what a browser asks for, if it was put off."""
        if self._later is not None:
            self._later.complete(address)
            if self._sitemap_waits and address in SITEMAPS:
                self._days.tell(self._exports.site)
                self._later.list_pages()
                self._sitemap_waits = False
            if self._exports_wait:
                self._exports.write_one(address)
            self._report.of_texts(self._papers.write_one(address, self._exports.site))

    def offer(self, page: Page) -> None:
        """Give search plugins what they index: the title as they want it, and what the page's template says of it."""
        self._titles.for_search(page)
        if spec := self._pages.specs.get(page.file.src_uri):
            found = self._extension.findings.get(page.file.src_uri)
            self._search.make(page, spec, found.front.values() if found else ())

    def complete(self, page: Page) -> None:
        """Replace the page's content by its rendered template, and give the theme the title as it prints it."""
        self._titles.for_theme(page)
        self._search.take_back(page)
        if self._has_head(page):
            self._heads.describe(page)
        if spec := self._pages.specs.get(page.file.src_uri):
            self._bare[page.file.src_uri] = page.content, page.toc
            head = loads(page, self._stylesheets, self._pages.links) if self._setup.settings.folders else ""
            page.content = head + self._bodies.of(page)
            page.toc = under_title(spec.title, page.toc)
            show_again(self._setup.config, page)
        # MkDocs checks links against these; it has seen neither the template nor what came into the text after it.
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *map(unescape, _ID.findall(page.content or ""))}

    def complete_head(self, output: str, page: Page) -> str:
        """The page as the theme has written it, with what its head says to other programs."""
        if self._has_head(page):
            output = self._heads.complete(output, page)
            if self._setup.serving:
                output = with_problems(output, self._report.of_file(self._setup.path_of(page.file)))
        return self.stage(output)

    def stage(self, output: str) -> str:
        """A page as it stands in a site for editors; in any other as it is."""
        return staged(output) if self._setup.is_staged else output

    def _has_head(self, page: Page) -> bool:
        """Whether the head of a page is ours to complete: other parts of a site have their own manner."""
        return page.file.src_uri in self._pages.specs or not self._setup.settings.folders

    def speak(self, page: Page, context: TemplateContext) -> None:
        """Have the theme speak the language of a brief that is in another one than the site's."""
        language = self._project.publication.language_of(page.file.src_uri)
        if language != self._setup.language:
            context["config"] = self._speaking.in_language(language)

    def let_go(self, page: Page) -> None:
        """Give a page that is written its text back: MkDocs holds all pages to the end, and whole ones are large."""
        if page.file.src_uri in self._bare:
            page.content, page.toc = self._bare.pop(page.file.src_uri)

    def write(self) -> None:
        """Write the exports, unless the fork has done so, and end the build."""
        self._steps.to("exports")
        if self._later and self._defers:
            self._later.show()
            self._exports_wait = True
        elif not self._bodies.finish():
            self._exports.write()
        self._steps.to("")
        self._steps.tell()
        self.close()

    def index(self) -> None:
        """Have the search read what was written, when all have written it."""
        if self._setup.pagefind:
            write_index(self._setup.pagefind, Path(self._setup.config.site_dir), self._setup.language)

    def leave_site(self) -> None:
        """Say what was written for the next build, when all have written it."""
        if self._inputs:
            self._store.trouble = leave_site(
                self._setup.root, self._inputs, Path(self._setup.config.site_dir), self._logged
            )
        if not self._setup.serving:  # a preview goes on to ask what is kept
            self.end()

    def fail(self) -> None:
        """End a build that failed."""
        if self._last_site:
            self._last_site.let_go()
        self.close()
        if self._has_begun and not self._setup.serving:
            folder = relative(Path(self._setup.config.site_dir), self._setup.root)
            log.error(
                'the build failed: "%s" is not fit for deployment. Mend what is reported, and build again.', folder
            )

    def close(self) -> None:
        """Stop the fork and the engines, and make the memory of the build collectable."""
        gc.unfreeze()
        self._closing.close()
        if self._setup.serving:
            self._store.write()
        else:
            self.end()

    def end(self) -> None:
        """Give up what a preview goes on with."""
        self._store.close()
        if self._store.trouble:
            log.info("what was made is not kept for the next build: %s", self._store.trouble)
            self._store.trouble = ""

    def _text_of(self, src_uri: str) -> str:
        """The text of a page with its references, as HTML."""
        page, found = self._pages.files[src_uri].page, self._extension.findings.get(src_uri)
        return f"{page.content if page else ''}\n{found.references_html if found else ''}"

    def _url_of(self, src_uri: str, files: Files) -> str:
        """A page's whole URL; empty if the site has none."""
        file, site_url = files.get_file_from_path(src_uri), self._setup.config.site_url
        return urljoin(site_url, file.url) if file and site_url else ""
