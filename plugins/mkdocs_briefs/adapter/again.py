"""A build of what the last one was built of: it has no pages, and puts the last site in place at its end."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_briefs.adapter.build import Build
from mkdocs_briefs.adapter.kept.last_site import LastSite


class Again(Build):
    """Its steps do nothing, but for the last. Those of pages are not called."""

    def __init__(self, config: MkDocsConfig, site: LastSite) -> None:
        self._config = config
        self._site = site

    def sift(self, files: Files) -> None:
        self._config.nav = None
        self._config.theme.static_templates.clear()  # as 404.html, which the last site has
        self._config.extra_templates = []  # which it has, too
        for file in list(files):
            files.remove(file)

    def read(self, files: Files) -> None: ...

    def arrange(self, nav: Navigation) -> None: ...

    def name_sections(self, nav: Navigation, files: Files) -> None: ...

    def finish(self, files: Files, templates: Environment) -> None: ...

    def stage(self, output: str) -> str:
        return output

    def write(self) -> None: ...

    def sweep(self) -> None: ...

    def index(self) -> None: ...

    def leave_site(self) -> None:
        self._site.place(Path(self._config.site_dir))

    def fail(self) -> None:
        self.end()

    def end(self) -> None:
        self._site.let_go()
