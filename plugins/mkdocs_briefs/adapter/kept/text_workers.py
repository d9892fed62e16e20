"""Other processes that render texts beside this one, in a build in which many are to be rendered.

Each has a share of the pages, and goes with them the way that this process goes; what it keeps of them is put into the
store, where this process finds it when it comes to the page. Where a worker fails, nothing is found, and the page is
rendered here.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence

from mkdocs.commands.build import _populate_page as populate_page
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_briefs.adapter.fork import CAN_FORK, Fork
from mkdocs_briefs.adapter.kept.ahead import Ahead
from mkdocs_briefs.adapter.kept.listening import LOGGERS
from mkdocs_briefs.adapter.neighbours import are_known
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.assembly.engine import end_programs
from mkdocs_briefs.assembly.engines import Engines
from mkdocs_briefs.keeping.store import Store

MISSED = 40
"""Texts that this process renders before it has help: where little has changed, it needs none."""

MOST = 8
"""Processes at once, this one included. Each has its copy of what it changes."""

Kept = dict[bytes, bytes]
"""What a worker has put into its store for one page."""


class TextWorkers:
    """Begins with the work when enough texts were rendered here, and hands over what comes of it."""

    def __init__(self, setup: Setup, files: Files, store: Store, engines: Engines, ahead: Ahead) -> None:
        self._ahead = ahead
        self._setup = setup
        self._files = files
        self._store = store
        self._engines = engines
        self._missed = 0
        self._workers: list[Fork[Kept]] = []
        self._of_page: dict[str, Fork[Kept]] = {}
        """By ``src_uri``, who makes the page."""
        self._may_begin = CAN_FORK and setup.may_fork and are_known(setup.config)

    def take(self, page: Page) -> bool:
        """Put into the store what a worker has made of a page, once it is there. False if none has."""
        worker = self._of_page.get(page.file.src_uri)
        kept = worker.take(page.file.src_uri) if worker else None
        for key, value in (kept or {}).items():
            self._store.put(key, value)
        return kept is not None

    def miss(self, page: Page) -> None:
        """Say that a page was rendered here. After many, the work on those that follow is shared.

        No thread may run across a fork, and each worker would ask Pandoc for the same: so citations come first. Pandoc
        is not asked much after that, and its memory is given back.
        """
        self._missed += 1
        if self._missed < MISSED or not self._may_begin:
            return
        self._ahead.finish()
        if self._engines.are_idle:
            self._may_begin = False
            end_programs()
            pages = list(self._files.documentation_pages())
            rest = pages[pages.index(page.file) + 1 :]
            # What is generated has no text, as a rule, and nobody would take what a worker makes of it.
            self._begin([file for file in rest if self._setup.is_ours(file) and not file.generated_by])

    def close(self) -> None:
        for worker in self._workers:
            worker.close()

    def _begin(self, files: Sequence[File]) -> None:
        count = min(len(os.sched_getaffinity(0)), MOST, 1 + len(files) // MISSED)
        shares = [files[first::count] for first in range(1, count)]
        for share in shares:
            names = [file.src_uri for file in share]
            worker = Fork(names, self._rendered(share))
            self._workers.append(worker)
            self._of_page |= dict.fromkeys(names, worker)

    def _rendered(self, share: Sequence[File]) -> Iterator[tuple[str, Kept]]:
        """What a worker keeps of its share. It runs there, and says nothing: this process will."""
        self._of_page.clear()
        for name in ("", *LOGGERS):
            logging.getLogger(name).handlers[:] = [logging.NullHandler()]  # without any, Python would print warnings
        self._store.begin_apart()
        for file in share:
            populate_page(file.page or Page(None, file, self._setup.config), self._setup.config, self._files)
            yield file.src_uri, self._store.taken()
