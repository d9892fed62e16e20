"""The MkDocs plugin: its hooks, each a call of one step of ``Build``."""

from __future__ import annotations

from typing import Literal

from jinja2 import Environment
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_briefs.adapter.again import Again
from mkdocs_briefs.adapter.build import Build
from mkdocs_briefs.adapter.config_scheme import SCHEME, plugin_errors
from mkdocs_briefs.adapter.neighbours import keep_pages_apart
from mkdocs_briefs.adapter.preview.preview import Preview, Stamps, stamps
from mkdocs_briefs.readers.options import read_settings


class BriefsPlugin(BasePlugin[LegacyConfig]):
    """The plugin ``briefs``. ``mkdocs serve`` keeps it from build to build; ``on_config`` makes a Build for each."""

    config_scheme = SCHEME
    build: Build
    serving = False
    preview: Preview | None = None
    seen: Stamps
    """In a preview, the project's files when the first build began."""
    has_built = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        if dirty:
            raise PluginError("briefs: leave out --dirty. Pages that list others need all of them, read anew.")
        self.serving = command == "serve"
        self.has_built = False
        self.preview = None

    def on_config(self, config: MkDocsConfig) -> None:
        self.on_shutdown()  # of the build before, in a preview
        defers = self.preview is not None and keep_pages_apart(config)
        before = self.build.before() if defers else None
        with plugin_errors():
            self.build = Build(
                config,
                read_settings(self.config),
                serving=self.serving,
                may_fork=not (self.serving and self.has_built),
                defers=defers,
                before=before,
            )
            self.has_built = True
            self.build.prepare()
        if self.serving and self.preview is None:
            self.seen = stamps(self.build.watched())

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
        with plugin_errors():
            for folder in self.build.watched_folders():
                server.watch(folder)
        if keep_pages_apart(config):
            self.preview = Preview(server, lambda: self.build, self.seen)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        self.build.take_last_site()

    @event_priority(100)  # before plugins that make pages of files, as blogs do
    def _before_plugins(self, files: Files, config: MkDocsConfig) -> None:
        with plugin_errors():
            if site := self.build.last_site(files):
                self.build.end()
                self.build = Again(config, site)
            self.build.sift(files)

    @event_priority(-75)  # after plugins that add files, so that their briefs count, and after blogs (-50)
    def _after_plugins(self, files: Files, config: MkDocsConfig) -> None:
        with plugin_errors():
            self.build.read(files)

    on_files = CombinedEvent(_before_plugins, _after_plugins)

    @event_priority(100)
    def _before_order(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        self.build.arrange(nav)

    @event_priority(-50)  # after plugins that order the navigation, and make sections of folders
    def _after_order(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        self.build.name_sections(nav, files)

    on_nav = CombinedEvent(_before_order, _after_order)

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        return self.build.texts.read_source(page)

    @event_priority(100)  # before any plugin that looks at the front matter
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        self.build.texts.open(page)

    @event_priority(100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        self.build.texts.leave(page)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        self.build.finish(files, env)

    @event_priority(100)  # before search plugins
    def _before_search(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        self.build.pages.offer(page)

    @event_priority(-100)  # after them: they index the text, not the lists and quotations around it
    def _after_search(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        self.build.pages.complete(page, context)

    on_page_context = CombinedEvent(_before_search, _after_search)

    @event_priority(100)  # before plugins that change the page: they find it whole
    def _before_changes(self, output: str, page: Page, config: MkDocsConfig) -> str:
        return self.build.stage(self.build.pages.complete_head(output, page))

    @event_priority(-100)  # after them: they may look at its content
    def _after_changes(self, output: str, page: Page, config: MkDocsConfig) -> None:
        self.build.pages.let_go(page)

    on_post_page = CombinedEvent(_before_changes, _after_changes)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        return self.build.stage(output_content) if template_name.endswith(".html") else output_content

    def _with_others(self, config: MkDocsConfig) -> None:
        self.build.write()

    @event_priority(-1000)  # when all is written
    def _after_all(self, config: MkDocsConfig) -> None:
        self.build.sweep()
        self.build.index()
        self.build.leave_site()

    on_post_build = CombinedEvent(_with_others, _after_all)

    def on_shutdown(self) -> None:
        if hasattr(self, "build"):
            self.build.end()

    def on_build_error(self, error: Exception) -> None:
        if hasattr(self, "build"):  # the error may precede on_config
            self.build.fail()
