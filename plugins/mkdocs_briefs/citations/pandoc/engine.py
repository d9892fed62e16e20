"""Pandoc's citeproc as citation engine: pages are asked for ahead of their rendering, several in one request."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import heappop, heappush
from itertools import count
from threading import Condition, Thread, current_thread, local

from mkdocs_briefs.citations.engine import CitedPage, EngineError, InFootnote
from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label, NoteSign, Reference
from mkdocs_briefs.citations.pandoc.entries import entry_text, item_of, plain_entry_text
from mkdocs_briefs.citations.pandoc.process import ProcessError, acquire, release
from mkdocs_briefs.citations.pandoc.requests import (
    Item,
    formatted_pages,
    labels_of,
    request_for,
    shares_requests,
    stand_apart,
)
from mkdocs_briefs.citations.pandoc.styles import load_style
from mkdocs_briefs.citations.pandoc.worlds import can_be_marked
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.citation import CitationItem, Cluster
from mkdocs_briefs.model.source import Source

_FEWEST, _MOST = 20, 160
"""Sources of the first request, and at most of one: the first page waits least, and the style is read seldom."""

_MOST_TOLD_APART = 80
"""The same where sources may need to be told apart: that takes four times as long for twice as many."""

_THREADS = min(2, os.cpu_count() or 1)
"""How many ask at once, each a process of its own. On a large site, the rendering has to wait for them."""

_WORTH_A_THREAD = 4
"""Requests in the queue for each thread, before another is started: a process takes a tenth of a second to start."""

_NOW, _AHEAD = 0, 1
"""In which order the queue is worked off."""


class PandocEngine:
    """See ``citations.engine.Engine``. It holds what it formatted, so that no page is asked for twice.

    Threads speak to Pandoc while there is something to ask. They take the pages from a queue, where one that is waited
    for goes before the others. ``failure`` makes what is raised where Pandoc itself cannot be had.
    """

    def __init__(
        self,
        style: Style,
        bibliography: Mapping[str, Source],
        language: str = "en",
        failure: Callable[[str], Exception] = ProcessError,
    ) -> None:
        self._style = load_style(style)
        self.bibliography = bibliography
        self._manner = {
            "lang": self._style.language_for(language),
            "punctuation_in_quote": self._style.punctuation_in_quote(language),
        }
        self._failure = failure
        self._language = language
        self._own = local()
        """Each thread's process."""
        self._sources = dict(bibliography)
        self._items: dict[str, Item] = {}
        """CSL items by key. This and the next three are the threads'; two may find out the same."""
        self._refused: dict[str, str] = {}
        """Why Pandoc cannot format a source, by key."""
        self._first_notes: dict[str, str] = {}
        """References of styles that have none, by key."""
        self._loners: set[str] = set()
        """Sources that share no request."""
        self._done: dict[CitedPage, Formatted] = {}
        self._references: dict[str, str] = {}
        """By key, of sources as they stand alone."""
        self._error: Exception | None = None
        """What ended a thread. Nothing can be had after it."""
        self._numbers = count()
        self._queue: list[tuple[int, int, Sequence[CitedPage]]] = []
        self._wanted: set[CitedPage] = set()
        """What is in the queue, or at work."""
        self._threads: set[Thread] = set()
        self._news = Condition()
        if style.csl:
            self._try_style()

    def prepare(self, pages: Iterable[CitedPage]) -> None:
        """Begin to format these pages, in this order, because they will be asked for."""
        self._prepare(pages, shared=self._style.shares_requests)

    def prepare_references(self, sources: Iterable[Source]) -> None:
        new = {source.key: source for source in sources if source.key not in self._references}
        self._sources = {**new, **self._sources}
        self._prepare([CitedPage((), (key,)) for key in new], shared=self._style.shares_references)

    def format(
        self, clusters: Sequence[Cluster], also: Sequence[str] = (), footnotes: Sequence[InFootnote | None] = ()
    ) -> Formatted:
        return self._answer(CitedPage(tuple(clusters), tuple(also), tuple(footnotes)))

    def reference(self, key: str) -> str:
        if key not in self._references:
            listed = self._answer(CitedPage((), (key,))).references
            self._references[key] = listed[0].html if listed else ""
        return self._references[key]

    def reference_of(self, source: Source) -> str:
        self._sources.setdefault(source.key, source)
        return self.reference(source.key)

    def item_of(self, source: Source) -> Item:
        self.reference_of(source)  # for which it is read
        return self._items.get(source.key, {})

    def close(self) -> None:
        """End the threads; what is asked for later starts them anew."""
        with self._news:
            self._wanted.difference_update(page for _, _, batch in self._queue for page in batch)
            self._queue.clear()
            threads = list(self._threads)
        for thread in threads:
            thread.join()

    # The caller's side

    def _try_style(self) -> None:
        """Raises EngineError where Pandoc cannot read a style that did not come with the plugin."""
        self._take_process()
        try:
            self._requested([CitedPage(())])
        except ProcessError as error:
            raise self._failure(str(error)) from error
        except EngineError as error:
            raise EngineError(
                f"Pandoc cannot read the file: {error}. Take one from the Zotero Style Repository."
            ) from error
        finally:
            release(self._own.process)

    def _prepare(self, pages: Iterable[CitedPage], *, shared: bool) -> None:
        with self._news:
            new = [page for page in dict.fromkeys(pages) if page not in self._done and page not in self._wanted]
            for batch in _batches(new) if shared else ([page] for page in new):
                self._put(_AHEAD, batch)

    def _answer(self, page: CitedPage) -> Formatted:
        with self._news:
            if page not in self._done and page not in self._wanted:
                self._put(_NOW, [page])
            self._news.wait_for(lambda: page in self._done or self._error)
            if page in self._done:
                return self._done[page]
        assert self._error
        raise self._failure(str(self._error)) if isinstance(self._error, ProcessError) else self._error

    def _put(self, order: int, batch: Sequence[CitedPage]) -> None:
        if self._error:
            return
        self._wanted.update(batch)
        heappush(self._queue, (order, next(self._numbers), batch))
        if len(self._threads) < _THREADS and len(self._queue) > _WORTH_A_THREAD * len(self._threads):
            thread = Thread(target=self._work, name="citations", daemon=True)
            self._threads.add(thread)
            thread.start()

    # The threads' side

    def _work(self) -> None:
        self._take_process()
        while batch := self._next_batch():
            self._work_off(batch)

    def _take_process(self) -> None:
        """Have a process in this thread."""
        self._own.process = acquire(self._language)

    def _work_off(self, batch: Sequence[CitedPage]) -> None:
        try:
            found = dict(zip(batch, self._formatted(batch), strict=True))
        except Exception as error:  # noqa: BLE001 - it is raised where the page is waited for
            with self._news:
                self._error = error
                self._queue.clear()
                self._news.notify_all()
        else:
            with self._news:
                self._done |= found
                self._wanted.difference_update(batch)
                for formatted in found.values():
                    self._keep_references(formatted.references)
                self._news.notify_all()

    def _next_batch(self) -> Sequence[CitedPage]:
        """What is next in the queue. A thread ends where that is nothing."""
        with self._news:
            if self._queue:
                return heappop(self._queue)[2]
            # At once: what is put into the queue from now on starts a thread.
            self._threads.discard(current_thread())
            release(self._own.process)
            return ()

    def _formatted(self, pages: Sequence[CitedPage]) -> list[Formatted]:
        """The pages of one request; of smaller ones, where Pandoc refuses it or a page must stand alone."""
        self._read_items({key for page in pages for key in page.keys})
        if len(pages) == 1:
            return [self._formatted_alone(pages[0])]
        easy = [page for page in pages if self._stands_apart(page)]
        hard = [page for page in pages if not self._stands_apart(page)]
        if easy and hard:
            found = dict(zip([*easy, *hard], self._formatted(easy) + self._formatted(hard), strict=True))
            return [found[page] for page in pages]
        fits = not hard or sum(len(page.keys) for page in pages) <= _MOST_TOLD_APART
        if fits and all(shares_requests(page) and self._loners.isdisjoint(page.keys) for page in pages):
            try:
                return self._asked(pages)
            except EngineError:
                pass  # one of them is at fault
        half = len(pages) // 2
        return self._formatted(pages[:half]) + self._formatted(pages[half:])

    def _formatted_alone(self, page: CitedPage) -> Formatted:
        """The page without the sources that Pandoc refuses."""
        try:
            return self._asked([page])[0]
        except EngineError as error:
            reason = str(error)
        for key in page.keys:
            self._try_alone(key)
        try:
            return self._asked([page])[0]
        except EngineError:  # no source is at fault: that has not been seen
            return Formatted(((),) * len(page.clusters), (), failed=dict.fromkeys(page.keys, reason))

    def _try_alone(self, key: str) -> None:
        """Note whether Pandoc refuses a source."""
        try:
            self._asked([CitedPage((), (key,))])
        except EngineError as error:
            self._refused[key] = str(error)

    def _asked(self, pages: Sequence[CitedPage]) -> list[Formatted]:
        """The pages in one request, without the sources that are refused."""
        failed = [{key: self._refused[key] for key in page.keys if key in self._refused} for page in pages]
        sound = [page.without(refused) if refused else page for page, refused in zip(pages, failed, strict=True)]
        found = self._requested(sound)
        if not self._style.has_list:
            found = self._with_lists(sound, found)
        return [replace(page, failed=refused) for page, refused in zip(found, failed, strict=True)]

    def _with_lists(self, pages: Sequence[CitedPage], found: Sequence[Formatted]) -> list[Formatted]:
        """The pages with reference lists of a style that has none: each source as the first note of it has it."""
        new = sorted({key for page in pages for key in page.keys} - self._first_notes.keys())
        alone = [CitedPage(((CitationItem(key),),)) for key in new]
        for batch in [alone] if self._loners.isdisjoint(new) else [[page] for page in alone]:
            for page, formatted in zip(batch, self._requested(batch), strict=True):
                self._first_notes[page.keys[0]] = _html(
                    formatted.notes[0] if formatted.notes else formatted.clusters[0]
                )
        return [
            replace(formatted, references=tuple(Reference(key, self._first_notes[key]) for key in page.keys))
            for page, formatted in zip(pages, found, strict=True)
        ]

    def _requested(self, pages: Sequence[CitedPage]) -> list[Formatted]:
        style = self._style.undisambiguated if all(map(self._stands_apart, pages)) else self._style.address
        request = request_for(pages, self._items)
        answer = self._own.process.ask(kind="cite", csl=style, **self._manner, **request)
        return list(formatted_pages(answer, pages))

    def _stands_apart(self, page: CitedPage) -> bool:
        return stand_apart([self._items[key] for key in page.keys if key in self._items])

    def _read_items(self, keys: Iterable[str]) -> None:
        new = sorted(key for key in keys if key not in self._items and key not in self._refused)
        if not new:
            return
        try:
            self._items |= self._read(new, entry_text)
        except EngineError:
            for key in new:
                self._read_alone(key)

    def _read_alone(self, key: str) -> None:
        reason = ""
        for write in (entry_text, plain_entry_text):
            try:
                self._items |= self._read([key], write)
            except EngineError as error:
                reason = str(error)
            else:
                return
        self._refused[key] = reason

    def _read(self, keys: Sequence[str], write: Callable[[str, Source], str]) -> dict[str, Item]:
        """The entries as CSL items, by key. Raises EngineError where Pandoc cannot read one."""
        names = {f"e{number}": key for number, key in enumerate(keys)}
        texts = [write(name, self._sources[key]) for name, key in names.items()]
        items = json.loads(self._own.process.ask(kind="read", text="\n".join(texts))["csl"])
        if len(items) < len(keys):
            raise EngineError("Pandoc does not find the entry")
        found: dict[str, Item] = {names[item["id"]]: item_of(self._sources[names[item["id"]]], item) for item in items}
        self._loners.update(key for key, item in found.items() if not can_be_marked(item))
        return found

    def _keep_references(self, references: Sequence[Reference]) -> None:
        """Keep the references that no other source of the page can have touched: they are what they are alone."""
        labels = {reference.key: labels_of(self._items[reference.key]) for reference in references}
        bearers = Counter(label for found in labels.values() for label in found)
        for reference in references:
            if all(bearers[label] == 1 for label in labels[reference.key]):
                self._references.setdefault(reference.key, reference.html)


def _html(parts: FormattedCluster) -> str:
    return "".join(part.html if isinstance(part, Label) else part for part in parts if not isinstance(part, NoteSign))


def _batches(pages: Iterable[CitedPage]) -> Iterator[list[CitedPage]]:
    """The pages as they go into requests."""
    batch: list[CitedPage] = []
    size, limit = 0, _FEWEST
    for page in pages:
        batch.append(page)
        size += len(page.keys)
        if size >= limit:
            yield batch
            batch, size, limit = [], 0, min(2 * limit, _MOST)
    if batch:
        yield batch
