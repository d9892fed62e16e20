"""What a build knows before it looks at any file: the configuration, and what follows from it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_briefs.adapter.look.look import Look, look_of
from mkdocs_briefs.adapter.search.engine import find_pagefind
from mkdocs_briefs.model.addresses import HOME, page
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.search_engine import SearchEngine
from mkdocs_briefs.model.world import WorldMap
from mkdocs_briefs.readers.configuration import read_home_at, read_line_of
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.options import Settings
from mkdocs_briefs.readers.paths import relative
from mkdocs_briefs.readers.site_url import read_site_url
from mkdocs_briefs.readers.world import read_world_of
from mkdocs_briefs.words.catalogue import Words, words_of


@dataclass(frozen=True, slots=True)
class Setup:
    """The configuration of one build."""

    config: MkDocsConfig
    settings: Settings
    serving: bool
    """Whether this is a preview, which includes drafts."""
    may_fork: bool
    """Whether no thread of others can run: a preview has some as soon as its first build has ended."""
    root: Path
    """The folder of ``mkdocs.yml``, absolute."""
    name: str
    """The site's, on one line."""
    language: str
    """As in ``pt-BR``."""
    words: Words
    world: WorldMap
    look: Look | None
    """None if the site keeps its own."""
    pagefind: Path | None
    """The program that makes the search; None if a search plugin does, or nothing."""

    @property
    def substitutions(self) -> Mapping[str, str] | None:
        """The signs that texts have in place of others by the extension ``smarty``; None where it is not in use."""
        names = {"smarty", "markdown.extensions.smarty"}.intersection(map(str, self.config.markdown_extensions))
        return next((self.config.mdx_configs.get(name, {}).get("substitutions", {}) for name in names), None)

    @property
    def home(self) -> str:
        """The ``src_uri`` of the publication's first page."""
        folders = self.settings.folders
        return page(folders[0], "index") if folders else HOME

    @property
    def home_at(self) -> tuple[Location, ...]:
        """The lines of what the option ``home`` lists."""
        file = Path(self.config.config_file_path or "")
        if self.settings.home is None or not file.is_file():
            return ()
        return tuple(Location(relative(Path(at.file), self.root), at.line) for at in read_home_at(file))

    @property
    def is_staged(self) -> bool:
        """Whether this is the build of a site for editors."""
        return self.settings.drafts and not self.serving

    @property
    def shows_drafts(self) -> bool:
        """Whether briefs are shown that do not go out yet."""
        return self.serving or self.settings.drafts

    def is_ours(self, file: File) -> bool:
        """Whether an author's file is the publication's."""
        return self.settings.holds(file.src_uri)

    def ours(self, files: Files) -> list[File]:
        """The publication's files. A list, so that files can be removed meanwhile."""
        return [file for file in files if self.is_ours(file)]

    def is_written(self, file: File) -> bool:
        """Whether MkDocs writes the file."""
        inclusion = file.inclusion
        return bool(inclusion.is_in_serve() if self.serving else inclusion.is_included())

    def written(self, files: Files) -> Iterator[File]:
        """The files that MkDocs writes."""
        return filter(self.is_written, files)

    def pages(self, files: Files) -> list[File]:
        """The pages that MkDocs writes."""
        return [file for file in self.written(files) if file.is_documentation_page()]

    def is_of_theme(self, file: File) -> bool:
        """Whether a file is one of the theme's."""
        return file.src_dir in self.config.theme.dirs

    def path_of(self, file: File) -> str:
        """A file's path for messages, from the root; that from the folder of pages if nobody wrote it."""
        path = None if file.generated_by else file.abs_src_path
        if path and path.startswith(folder := f"{self.root}{os.sep}"):  # without the cost of a Path
            return path[len(folder) :].replace(os.sep, "/")
        return relative(Path(path), self.root) if path else file.src_uri


def _site_url(config: MkDocsConfig) -> str | None:
    try:
        return config.site_url and read_site_url(config.site_url)
    except ValueError as error:
        file = Path(config.config_file_path or "mkdocs.yml")
        at = read_line_of("site_url", file) if file.is_file() else Location(file.as_posix(), 1)
        raise ProjectError(f'{relative(Path(at.file), file.parent)}:{at.line}: "site_url": {error}') from error


def setup_of(config: MkDocsConfig, settings: Settings, *, serving: bool, may_fork: bool) -> Setup:
    """Read what follows from the configuration, and complete it: the theme (``look_of``), the address of the site.

    Raises SettingError if a file that an option names cannot be used, ProjectError for an address that is none.
    """
    config.site_url = _site_url(config)
    root = Path(os.path.abspath(config.config_file_path or "mkdocs.yml")).parent  # noqa: PTH100 - keeps symlinks
    language = str(config.theme.get("language") or config.theme.locale)  # Material's own, or that of MkDocs' themes
    words = words_of(language)
    look = None if settings.folders else look_of(config, words)
    wants_pagefind = settings.search_engine is SearchEngine.PAGEFIND and look and not serving
    return Setup(
        config=config,
        settings=settings,
        serving=serving,
        may_fork=may_fork,
        root=root,
        name=one_line(config.site_name),
        language=language,
        words=words,
        world=read_world_of(root, settings),
        look=look,
        pagefind=find_pagefind() if wants_pagefind else None,
    )
