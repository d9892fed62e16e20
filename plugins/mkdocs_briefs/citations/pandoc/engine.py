"""Pandoc's citeproc as citation engine: pages are asked for ahead of their rendering, several in one request."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from queue import PriorityQueue

from mkdocs_briefs.citations.engine import CitedPage, EngineError
from mkdocs_briefs.citations.formatted import Formatted, Reference
from mkdocs_briefs.citations.pandoc.entries import entry_text, plain_entry_text
from mkdocs_briefs.citations.pandoc.process import Process, ProcessError
from mkdocs_briefs.citations.pandoc.requests import Item, formatted_pages, labels_of, request_for
from mkdocs_briefs.citations.pandoc.styles import load_style
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.citation import Cluster
from mkdocs_briefs.model.source import Source

_FEWEST, _MOST = 20, 160
"""Sources of the first request, and at most of one: the first page waits least, and the style is read seldom."""

_STOP, _NOW, _AHEAD = 0, 1, 2
"""In which order the queue is worked off."""


class PandocEngine:
    """See ``citations.engine.Engine``. It holds what it formatted, so that no page is asked for twice.

    One thread speaks to Pandoc. It takes the pages from a queue, where one that is waited for goes before the others.
    """

    def __init__(self, style: Style, bibliography: Mapping[str, Source], language: str = "en") -> None:
        self._style = load_style(style)
        self.bibliography = bibliography
        self._language = language
        self._process = Process()
        self._sources = dict(bibliography)
        self._items: dict[str, Item] = {}
        """CSL items by key; the thread's own."""
        self._done: dict[CitedPage, Formatted] = {}
        self._references: dict[str, str] = {}
        """By key, of sources as they stand alone."""
        self._wanted: set[CitedPage] = set()
        self._failure: Exception | None = None
        self._news = threading.Condition()
        self._numbers = count()
        self._queue: PriorityQueue[tuple[int, int, Sequence[CitedPage]]] = PriorityQueue()
        self._thread: threading.Thread | None = None

    def prepare(self, pages: Iterable[CitedPage]) -> None:
        """Begin to format these pages, in this order, because they will be asked for."""
        new = [page for page in dict.fromkeys(pages) if page not in self._done and page not in self._wanted]
        for batch in self._batches(new):
            self._put(_AHEAD, batch)

    def prepare_references(self, sources: Iterable[Source]) -> None:
        new = {source.key: source for source in sources if source.key not in self._references}
        self._sources = {**new, **self._sources}
        self.prepare(CitedPage((), (key,)) for key in new)

    def format(self, clusters: Sequence[Cluster], also: Sequence[str] = ()) -> Formatted:
        return self._answer(CitedPage(tuple(clusters), tuple(also)))

    def reference(self, key: str) -> str:
        if key not in self._references:
            listed = self._answer(CitedPage((), (key,))).references
            self._references[key] = listed[0].html if listed else ""
        return self._references[key]

    def reference_of(self, source: Source) -> str:
        self._sources.setdefault(source.key, source)
        return self.reference(source.key)

    def close(self) -> None:
        """End the thread and the process; what is asked for later starts them anew."""
        if self._thread:
            self._queue.put((_STOP, next(self._numbers), ()))
            self._thread.join()
            self._thread, self._queue = None, PriorityQueue()
            self._wanted.clear()
        self._process.close()

    # The caller's side

    def _answer(self, page: CitedPage) -> Formatted:
        with self._news:
            if page not in self._done and page not in self._wanted:
                self._put(_NOW, [page])
            self._news.wait_for(lambda: page in self._done or self._failure)
            if page not in self._done:
                assert self._failure
                raise self._failure
            return self._done[page]

    def _put(self, order: int, batch: Sequence[CitedPage]) -> None:
        self._wanted.update(batch)
        self._queue.put((order, next(self._numbers), batch))
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="citations", daemon=True)
            self._thread.start()

    def _batches(self, pages: Iterable[CitedPage]) -> Iterator[list[CitedPage]]:
        """The pages in requests: one each, where the style lets one page's citations depend on all before."""
        batch: list[CitedPage] = []
        size, limit = 0, _FEWEST
        for page in pages:
            batch.append(page)
            size += len(page.keys)
            if size >= limit or not self._style.shares_requests:
                yield batch
                batch, size, limit = [], 0, min(2 * limit, _MOST)
        if batch:
            yield batch

    # The thread's side

    def _work(self) -> None:
        while batch := self._queue.get()[2]:
            try:
                found = dict(zip(batch, self._formatted(batch), strict=True))
            except Exception as error:  # noqa: BLE001 - it is raised where the page is waited for
                with self._news:
                    self._failure = error
                    self._news.notify_all()
                return
            with self._news:
                self._done |= found
                self._wanted.difference_update(batch)
                for formatted in found.values():
                    self._keep_references(formatted.references)
                self._news.notify_all()

    def _formatted(self, pages: Sequence[CitedPage]) -> list[Formatted]:
        """The pages of one request; one by one, where Pandoc refuses the request, and without what it refuses."""
        self._read_items({key for page in pages for key in page.keys})
        try:
            return self._asked(pages)
        except ProcessError:
            raise
        except EngineError:
            if len(pages) > 1:
                return [self._formatted([page])[0] for page in pages]
            return [self._without_refused(pages[0])]

    def _asked(self, pages: Sequence[CitedPage]) -> list[Formatted]:
        answer = self._process.ask(
            kind="cite", csl=self._style.address, lang=self._language, **request_for(pages, self._items)
        )
        return list(formatted_pages(answer, pages))

    def _without_refused(self, page: CitedPage) -> Formatted:
        """The page without the sources that Pandoc refuses even alone."""
        failed = {key: reason for key in page.keys if (reason := self._refusal(key))}
        if not failed:
            raise ProcessError("Pandoc refuses a page each of whose sources it formats alone.")
        clusters = tuple(tuple(item for item in cluster if item.key not in failed) for cluster in page.clusters)
        also = tuple(key for key in page.also if key not in failed)
        return replace(self._asked([CitedPage(clusters, also)])[0], failed=failed)

    def _refusal(self, key: str) -> str:
        """Why Pandoc cannot format a source; empty if it can."""
        try:
            self._asked([CitedPage((), (key,))])
        except ProcessError:
            raise
        except EngineError as error:
            return str(error)
        return ""

    def _read_items(self, keys: Iterable[str]) -> None:
        new = sorted(key for key in keys if key not in self._items)
        if not new:
            return
        try:
            self._items |= self._read([(key, entry_text) for key in new])
        except ProcessError:
            raise
        except EngineError:
            for key in new:
                self._items |= self._read_alone(key)

    def _read_alone(self, key: str) -> dict[str, Item]:
        try:
            return self._read([(key, entry_text)])
        except ProcessError:
            raise
        except EngineError:
            return self._read([(key, plain_entry_text)])

    def _read(self, entries: Sequence[tuple[str, Callable[[str, Source], str]]]) -> dict[str, Item]:
        """The entries as CSL items, by key; each is written by its function."""
        names = {f"e{number}": key for number, (key, _) in enumerate(entries)}
        texts = [write(name, self._sources[key]) for name, (key, write) in zip(names, entries, strict=True)]
        items = json.loads(self._process.ask(kind="read", text="\n".join(texts))["csl"])
        return {names[item["id"]]: {**item, "id": names[item["id"]]} for item in items}

    def _keep_references(self, references: Sequence[Reference]) -> None:
        """Keep the references that no other source of the page can have touched: they are what they are alone."""
        labels = {reference.key: labels_of(self._items[reference.key]) for reference in references}
        bearers = Counter(label for found in labels.values() for label in found)
        for reference in references:
            if all(bearers[label] == 1 for label in labels[reference.key]):
                self._references.setdefault(reference.key, reference.html)
