"""One build of a site, from configuration to finished pages: its steps, in the order of MkDocs' hooks.

Each step makes a value of what the steps before have made: ``Sifted``, ``Reading``, ``Writing``. The steps of each page
are in ``text_steps.py`` and ``page_steps.py``.
"""

from __future__ import annotations

import atexit
import gc
from collections import deque
from collections.abc import Collection
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import _populate_page as populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_briefs.adapter.files.additions import add_free
from mkdocs_briefs.adapter.files.attachments import take_out_attachments
from mkdocs_briefs.adapter.files.checks import refuse_undecoded_names
from mkdocs_briefs.adapter.files.taken import Taken
from mkdocs_briefs.adapter.front_matter import take_out_unusable
from mkdocs_briefs.adapter.kept.last_site import LastBuild, LastSite
from mkdocs_briefs.adapter.kept.pages import store_of
from mkdocs_briefs.adapter.look.assets import PRELOADED, SCRIPT, flag_files, stylesheets
from mkdocs_briefs.adapter.look.frame import add_search_box, complete_templates
from mkdocs_briefs.adapter.navigation import arranged, name_sections, place_under_lists
from mkdocs_briefs.adapter.neighbours import refuse_impossible
from mkdocs_briefs.adapter.output.bodies import is_worth_a_fork
from mkdocs_briefs.adapter.output.exports import LOTS
from mkdocs_briefs.adapter.output.papers import refuse_without_typst
from mkdocs_briefs.adapter.output.sitemap import PageDays
from mkdocs_briefs.adapter.page_steps import PageSteps
from mkdocs_briefs.adapter.preview.later import LaterPages
from mkdocs_briefs.adapter.preview.notices import staged
from mkdocs_briefs.adapter.reading import Before, Reading, Sifted, read, sift
from mkdocs_briefs.adapter.report import Report, log
from mkdocs_briefs.adapter.search.engine import take_out_search_plugins, write_index
from mkdocs_briefs.adapter.setup import setup_of
from mkdocs_briefs.adapter.steps import Steps
from mkdocs_briefs.adapter.text_steps import TextSteps
from mkdocs_briefs.adapter.titles import Titles
from mkdocs_briefs.adapter.turns import Turns
from mkdocs_briefs.adapter.writing import Writing, begin_writing, settle
from mkdocs_briefs.assembly.found import corpus_of
from mkdocs_briefs.assembly.severities import severities_of
from mkdocs_briefs.keeping.store import Store
from mkdocs_briefs.markup.extension import BriefsExtension
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.search_engine import SearchEngine
from mkdocs_briefs.pages.compiled import compiled_theme
from mkdocs_briefs.readers.databases import watched_folders
from mkdocs_briefs.readers.options import Settings
from mkdocs_briefs.readers.paths import relative


class Build:
    """The state of one build. ``mkdocs serve`` makes a new one for each build."""

    _sifted: Sifted
    _reading: Reading
    _nav: Navigation
    _writing: Writing

    # Made by ``finish``
    _files: Files
    _taken: Taken
    _days: PageDays

    texts: TextSteps
    """The steps of each page's text; made by ``read``."""
    pages: PageSteps
    """The steps of each page; made by ``finish``."""

    def __init__(
        self,
        config: MkDocsConfig,
        settings: Settings,
        *,
        serving: bool,
        may_fork: bool = True,
        defers: bool = False,
        before: Before | None = None,
    ) -> None:
        """``may_fork`` says that no thread of others can run.

        In a preview, ``defers`` says that pages wait until a browser asks for them, ``before`` is what is known.
        """
        self._defers = defers
        self._before = before
        self._steps = Steps("files")
        self._setup = setup_of(config, settings, serving=serving, may_fork=may_fork)
        refuse_without_typst(self._setup)
        self._stylesheets = stylesheets(self._setup.look)
        self._extension = BriefsExtension()
        self._report = Report(severities_of(settings), is_strict=config.strict)
        self._titles = Titles(config)
        self._store = Store(None)
        self._last_build = LastBuild(self._setup)
        self._later: LaterPages | None = None
        """In a preview, what makes pages when they are asked for; None until all texts are rendered."""
        self._turns: Turns | None = None
        """By which this process and the fork share the exports; None without a fork."""
        self._has_begun = False
        """Whether MkDocs has emptied the site's folder."""
        self._closing = ExitStack()
        """What ends with the build."""

    def prepare(self) -> None:
        """Add the Markdown extension, the style sheets and the script to MkDocs' configuration.

        Where only some folders are the publication's, its own pages alone load them (``PageSteps.complete``).
        """
        config, settings = self._setup.config, self._setup.settings
        refuse_impossible(config)
        refuse_undecoded_names(config)
        config.markdown_extensions.append(self._extension)  # type: ignore[arg-type]
        if not settings.folders:
            config.extra_css[:0] = [sheet.uri for sheet in self._stylesheets]
            config.extra_javascript.insert(0, SCRIPT.uri)
        if self._setup.pagefind:
            add_search_box(config)
            config.extra_css.append(addresses.asset("search.css"))
        if self._setup.pagefind or settings.search_engine is SearchEngine.NONE:
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
        self._last_build.take()

    def last_site(self, files: Files) -> LastSite | None:
        """The site of the last build, if this one would make the same. None if this has to build it."""
        return self._last_build.site(files, self._closing)

    def sift(self, files: Files) -> None:
        """Keep back what its own front matter keeps back, before another plugin makes pages of it."""
        self._has_begun = True
        self._steps.to("reading")
        self._sifted = sift(files, self._setup, self._report, self._before.documents if self._before else None)

    def read(self, files: Files) -> None:
        """Read all front matter and databases, and declare the pages that follow from them."""
        self._store = store_of(self._setup)
        self._take_in(
            read(
                files,
                self._sifted,
                self._setup,
                self._report,
                store=self._store,
                stylesheets=self._stylesheets,
                extension=self._extension,
                before=self._before.pages if self._before else None,
                until=self._closing,
            )
        )
        # What was read lives until the end of the build: the garbage collector need not traverse it.
        gc.freeze()
        self._steps.to("texts")

    def _take_in(self, reading: Reading) -> None:
        self._reading = reading
        self.texts = TextSteps(self._setup, reading, self._titles, self._extension)

    def before(self) -> Before | None:
        """What the next build of a preview need not read again; None if this one has not read all."""
        return Before(self._reading.documents, self._reading.kept.known) if self._later else None

    def arrange(self, nav: Navigation) -> None:
        """Put our indexes into the navigation, if the site has not written its own."""
        if not self._setup.config.nav and not self._setup.settings.folders:
            arranged(nav, [src_uri for src_uri, spec in self._reading.pages.specs.items() if spec.is_index])

    def name_sections(self, nav: Navigation, files: Files) -> None:
        """Have the titles of sections be text."""
        name_sections(nav, files)
        self._nav = nav

    def finish(self, files: Files, templates: Environment) -> None:
        """Freeze the corpus, run the rules, add pages of mentioned countries, and start rendering in a fork."""
        setup, report, pages = self._setup, self._report, self._reading.pages
        self._files = files
        self._steps.to("corpus, rules, countries that are mentioned")
        if setup.serving:
            templates.bytecode_cache = compiled_theme()
        pages.take_in(files)
        corpus = corpus_of(self._reading.project.publication, self._extension.findings)
        settle(corpus, self._reading, self._extension.findings, report)
        report(take_out_unusable(pages.files.values(), self._reading.project.documents, templates, setup))
        report(take_out_attachments(self._reading.withheld, files, setup))
        gc.freeze()

        self._taken = Taken(setup.written(files), setup.config)
        report(pages.complete(corpus, files, self._taken))
        report(add_free(flag_files(setup.config, corpus.appearances.countries), self._taken, files, setup))
        self._titles.escape_names(pages.files)
        self._frame(templates)
        self._begin_writing(corpus)
        self._days = PageDays(pages, whole=not setup.settings.folders)
        self._days.tell(self._writing.exports.site)
        if setup.serving:
            self._begin_pages()
            self._later = LaterPages(setup.config, files, self._nav, templates, self._days)
            if self._defers:
                self._later.hide()
        else:
            report.end_failed_build()  # before anything is written: MkDocs would fail the build when all is
            self._lay_last_site_under()
            self._begin_pages()
            self._steps.to("PDF")
            report(self._writing.papers.write(self._writing.exports.site))
            self._steps.to("cards")
            report(self._writing.cards.write())
            report.end_failed_build()
        if setup.may_fork:
            self._fork(corpus)
        self._steps.to("pages")

    def _frame(self, templates: Environment) -> None:
        """Have the theme's templates show the way to our pages, where the site has our look."""
        if not (look := self._setup.look):
            return
        pages, publication = self._reading.pages, self._reading.project.publication
        place_under_lists(pages.specs, publication.briefs_by_page, pages.files, self._nav)
        complete_templates(
            templates,
            self._setup.config.theme,
            self._setup.words,
            preloads=PRELOADED if look.has_fonts else (),
            in_navigation={page.file.src_uri for page in self._nav.pages},
        )

    def _begin_writing(self, corpus: Corpus) -> None:
        findings = self._extension.findings
        self._writing = begin_writing(
            corpus,
            self._reading,
            findings,
            files=self._files,
            taken=self._taken,
            setup=self._setup,
            store=self._store,
            report=self._report,
        )

    def _begin_pages(self) -> None:
        self.pages = PageSteps(
            self._setup,
            self._reading,
            self._writing,
            self._extension.findings,
            self._report,
            titles=self._titles,
            stylesheets=self._stylesheets,
            last_pages=self._last_build.pages(self._nav),
        )

    def _lay_last_site_under(self) -> None:
        """Put those files of the last site in place over which this build is about to write."""
        pages = {file.dest_uri for file in self._setup.written(self._files)}
        exports, cards = self._writing.exports, self._writing.cards
        self._last_build.lay_under(
            lambda address: address in pages or address in exports or address in cards, self._closing
        )

    def _fork(self, corpus: Corpus) -> None:
        """In a large build, have a second process render the pages' bodies and write the exports."""
        rendered = [file.page for file in self._files.documentation_pages() if file.page]
        if is_worth_a_fork(rendered):
            self._reading.engines.complete(corpus.publication, corpus.cited.keys, self._reading.brief_sources)
            bodies, exports = self._writing.bodies, self._writing.exports
            turns = self._turns = self._closing.enter_context(closing(Turns(LOTS)))
            self._closing.enter_context(closing(bodies))
            bodies.fork(rendered, lambda: exports.write(turns))

    def revise(self, changed: Collection[str]) -> bool:
        """Take in new texts of pages, by the paths of their files. False if they change more than texts."""
        reading, later = self._reading, self._later
        if later is None or reading.kept.reason:
            return False
        documents = reading.project.documents
        files = {file.abs_src_path: file for file in reading.pages.files.values() if file.src_uri in documents}
        if not files.keys() >= set(changed):
            return False
        revised = [files[path] for path in changed]
        if (new := reading.revised(revised)) is None:
            return False
        self._take_in(new)
        for file in revised:
            assert file.page
            populate_page(file.page, self._setup.config, later.files)
        corpus = corpus_of(new.project.publication, self._extension.findings)
        if not new.pages.are_complete(corpus):
            return False
        self._report.begin_again()
        settle(corpus, new, self._extension.findings, self._report)
        before = self._writing.exports
        self._begin_writing(corpus)
        self._begin_pages()
        self._writing.exports.replace(before)
        later.put_off()
        reading.engines.close()
        return True

    def complete_file(self, address: str) -> None:
        """Write what a browser asks for, if it was put off."""
        if self._later:
            self._report.of_texts(self._later.complete(address, self._writing))

    def stage(self, output: str) -> str:
        """A page as it stands in a site for editors; in any other as it is."""
        return staged(output) if self._setup.is_staged else output

    def write(self) -> None:
        """Write the exports that the fork has not written, and end the build."""
        self._steps.to("exports")
        bodies, exports = self._writing.bodies, self._writing.exports
        if self._later and self._defers:
            self._later.show()
        else:
            if self._turns:  # the fork may have pages to make yet
                deque(exports.write(self._turns), maxlen=0)
            if not bodies.finish():
                deque(exports.write(), maxlen=0)
        self._steps.to("")
        self._steps.tell()
        self.close()

    def sweep(self) -> None:
        """Delete what is left of the last site, when all have written."""
        self._last_build.sweep(self._writing.exports.__contains__)  # which are left alone where they are the same

    def index(self) -> None:
        """Have the search read what was written, when all have written it."""
        if self._setup.pagefind:
            write_index(self._setup.pagefind, Path(self._setup.config.site_dir), self._setup.language)

    def leave_site(self) -> None:
        """Say what was written for the next build, when all have written it."""
        self._store.trouble = self._store.trouble or self._last_build.leave()
        if not self._setup.serving:  # a preview goes on to ask what is kept
            self.end()

    def fail(self) -> None:
        """End a build that failed."""
        self.close()
        if self._setup.serving:
            return
        self.end()
        if self._has_begun:
            folder = relative(Path(self._setup.config.site_dir), self._setup.root)
            log.error(
                'the build failed: "%s" is not fit for deployment. Mend what is reported, and build again.', folder
            )

    def close(self) -> None:
        """Stop the fork and the engines, and make the memory of the build collectable."""
        gc.unfreeze()
        _end_without_collecting()
        self._closing.close()
        self._store.write()

    def end(self) -> None:
        """Give up what a preview goes on with, and what an interrupt has left."""
        self._closing.close()
        self._last_build.let_go()
        self._store.close()
        if self._store.trouble:
            log.info("what was made is not kept for the next build: %s", self._store.trouble)
            self._store.trouble = ""


@cache
def _end_without_collecting() -> None:
    """Have Python not traverse all once more when the program ends: half a second with 1,000 briefs."""
    atexit.register(gc.freeze)
