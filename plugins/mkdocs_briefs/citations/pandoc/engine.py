"""Pandoc's citeproc as citation engine: pages are asked for ahead of their rendering, in parts, many in one request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from mkdocs_briefs.citations.engine import CitedPage, EngineError, InFootnote
from mkdocs_briefs.citations.formatted import Formatted, Reference
from mkdocs_briefs.citations.pandoc.entries import with_tags
from mkdocs_briefs.citations.pandoc.parts import (
    Asked,
    Item,
    Part,
    composed,
    has_own_marks,
    labels_of,
    parts_of,
    stand_apart,
    stands_alone,
    whole,
)
from mkdocs_briefs.citations.pandoc.passages import any_passage
from mkdocs_briefs.citations.pandoc.process import Process, ProcessError
from mkdocs_briefs.citations.pandoc.requester import Requester
from mkdocs_briefs.citations.pandoc.styles import load_style
from mkdocs_briefs.citations.pandoc.threads import AHEAD, NOW, Threads
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.citation import Cluster
from mkdocs_briefs.model.source import Source

_FIRST_PAGES = 20
"""Pages that are planned before the others, so that rendering can begin."""

_FEWEST, _MOST = 10, 160
"""Pages whose parts are asked for together, at first and at most: the first page waits least, and the style is read
seldom."""

_MOST_TOLD_APART = 80
"""Sources of one request that may need to be told apart: that takes four times as long for twice as many."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a page is put together."""

    parts: tuple[Part, ...]
    failed: Mapping[str, str]
    """Its sources that were refused when they were read, with the reason."""
    order: Mapping[str, int] | None = None
    """The place of its sources in a list of all; None for a page that is one part."""


class PandocEngine:
    """See ``citations.engine.Engine``. It holds what it formatted, so that nothing is asked for twice.

    ``failure`` makes what is raised where Pandoc itself cannot be had.
    """

    def __init__(
        self,
        style: Style,
        bibliography: Mapping[str, Source],
        language: str = "en",
        failure: Callable[[str], Exception] = ProcessError,
    ) -> None:
        self._style = load_style(style)
        self._variants = self._style.variants
        self._numbers_stay = self._variants.parts is not None and self._variants.parts.numbers_stay
        self.bibliography = bibliography
        self._failure = failure
        self._sources = dict(bibliography)
        self._requester = Requester(self._style, language, self._sources)
        self._threads = Threads(language)
        self._likely: dict[str, dict[Cluster, None]] = {}
        """By key, what is likely to be asked of a source alone."""
        self._planned: set[CitedPage] = set()
        """Pages that have a plan, or are about to."""
        self._plans: dict[CitedPage, _Plan] = {}
        self._wanted: set[Asked] = set()
        """What is asked for."""
        self._done: dict[Asked, Formatted] = {}
        if style.csl:
            self._try_style()

    def prepare(self, pages: Iterable[CitedPage]) -> None:
        """Begin to format these pages, in this order, because they will be asked for."""
        with self._threads.news:
            new = [page for page in dict.fromkeys(pages) if page not in self._planned]
            for cluster in chain.from_iterable(page.clusters for page in new if not page.footnotes):
                if len(cluster) == 1 and not has_own_marks(cluster):
                    likely = any_passage(cluster)[0] if self._numbers_stay else cluster
                    self._likely.setdefault(cluster[0].key, {})[likely] = None
            for lot in filter(None, (new[:_FIRST_PAGES], new[_FIRST_PAGES:])):
                self._put_plan(AHEAD, lot)

    def prepare_references(self, sources: Iterable[Source]) -> None:
        with self._threads.news:
            for source in sources:
                self._sources.setdefault(source.key, source)
            pages = (CitedPage((), (source.key,)) for source in sources)
            if new := [page for page in pages if page not in self._planned]:
                self._put_plan(AHEAD, new)

    def format(
        self, clusters: Sequence[Cluster], also: Sequence[str] = (), footnotes: Sequence[InFootnote | None] = ()
    ) -> Formatted:
        return self._answer(CitedPage(tuple(clusters), tuple(also), tuple(footnotes)))

    def reference(self, key: str) -> str:
        listed = self._answer(CitedPage((), (key,))).references
        return listed[0].html if listed else ""

    def reference_of(self, source: Source) -> str:
        self._sources.setdefault(source.key, source)
        return self.reference(source.key)

    def item_of(self, source: Source) -> Item:
        self.reference_of(source)  # for which it is read
        item: Item = with_tags(self._requester.items.get(source.key, {}))
        return item

    def refused(self, sources: Collection[Source]) -> Mapping[str, str]:
        keys = [source.key for source in sources]
        for source in sources:
            self._sources.setdefault(source.key, source)
        lots = [keys[start : start + _MOST] for start in range(0, len(keys), _MOST)]
        tried: list[Mapping[str, str]] = []

        def try_lot(lot: Sequence[str], process: Process) -> None:
            tried.append(self._requester.try_all(process, lot))

        with self._threads.news:
            for lot in lots:
                self._threads.put(NOW, partial(try_lot, lot))
            while len(tried) < len(lots) and not self._threads.error:
                self._threads.news.wait()
        self._raise_error()
        return {key: reason for found in tried for key, reason in found.items()}

    @property
    def is_idle(self) -> bool:
        return self._threads.are_idle

    def close(self) -> None:
        """End the threads; what is asked for later starts them anew. Plans are made again then, which costs little."""
        self._threads.close()
        self._plans.clear()
        self._planned.clear()
        self._likely.clear()
        self._wanted.clear()

    # The caller's side

    def _try_style(self) -> None:
        """Raises EngineError where Pandoc cannot read a style that did not come with the plugin."""
        try:
            self._threads.do(lambda process: self._requester.ask(process, [CitedPage(())], self._variants.full))
        except ProcessError as error:
            raise self._failure(str(error)) from error
        except EngineError as error:
            raise EngineError(
                f"Pandoc cannot read the file: {error}. Take one from the Zotero Style Repository."
            ) from error

    def _answer(self, page: CitedPage) -> Formatted:
        with self._threads.news:
            found = self._composed(page)
            if not found:
                if plan := self._plans.get(page):
                    self._put_requests(NOW, plan.parts)
                elif page not in self._planned:
                    self._put_plan(NOW, [page])
                while not (found := self._composed(page)) and not self._threads.error:
                    self._threads.news.wait()
        if not found:
            self._raise_error()
        assert found
        return found

    def _raise_error(self) -> None:
        """Raise what has ended a thread's work, if something has."""
        if error := self._threads.error:
            raise self._failure(str(error)) if isinstance(error, ProcessError) else error

    def _composed(self, page: CitedPage) -> Formatted | None:
        """The page, once all that it is put together from is there."""
        plan = self._plans.get(page)
        answers = [self._done.get(part.asked) for part in plan.parts] if plan else []
        found = [answer for answer in answers if answer]
        if not plan or len(found) < len(answers):
            return None
        formatted = found[0] if plan.order is None else composed(page, plan.parts, found, plan.order)
        return replace(formatted, failed={**plan.failed, **formatted.failed}) if plan.failed else formatted

    # What is put into the queue. Whoever calls these holds ``news``

    def _put_plan(self, order: int, pages: Sequence[CitedPage]) -> None:
        self._planned.update(pages)
        self._threads.put(order, partial(self._plan, pages, order))

    def _put_requests(self, order: int, parts: Iterable[Part]) -> None:
        """Ask for the parts that are neither done nor asked for."""
        alone: list[Asked] = []
        apart: list[Asked] = []
        touching: list[Asked] = []
        labels: list[Asked] = []
        for asked in dict.fromkeys(part.asked for part in parts):
            if asked in self._done or asked in self._wanted:
                continue
            if self._is_of_one(asked.page):
                alone.append(self._all_of_one(asked.page))
                continue
            self._wanted.add(asked)
            if not asked.has_list:
                labels.append(asked)
            else:
                (apart if self._stands_apart(asked.page) else touching).append(asked)
        variants = self._variants
        if variants.parts:
            self._put_lots(order, alone, self._ask_alone, variants.parts.at_first)
            self._put_lots(order, labels, self._ask, variants.parts.labels, most=_MOST_TOLD_APART)
        self._put_lots(order, apart, self._ask, variants.undisambiguated)
        self._put_lots(order, touching, self._ask, variants.full, most=_MOST_TOLD_APART)

    def _put_lots(
        self,
        order: int,
        asked: Sequence[Asked],
        ask: Callable[[Sequence[Asked], str, Process], None],
        csl: str,
        most: int = 0,
    ) -> None:
        shares_requests = self._variants.shares_requests or (
            self._style.shares_references and all(not page.clusters and len(page.also) == 1 for page, _ in asked)
        )
        for lot in _lots(asked, most if shares_requests else 1):
            self._threads.put(order, partial(ask, lot, csl))

    def _is_of_one(self, page: CitedPage) -> bool:
        """Whether this is a part that is the same on every page."""
        if (
            not self._variants.parts
            or len(page.clusters) + len(page.also) != 1
            or len(page.keys) != 1
            or page.footnotes
        ):
            return False
        item = self._requester.items.get(page.keys[0])
        return item is not None and stands_alone(item) and not any(map(has_own_marks, page.clusters))

    def _all_of_one(self, page: CitedPage) -> Asked:
        """What is likely to be asked of a source, and this. It is asked for at once, and noted as wanted."""
        key = page.keys[0]
        clusters = dict.fromkeys([*page.clusters, *self._likely.pop(key, {})])
        new = [cluster for cluster in clusters if Asked(CitedPage((cluster,))) not in self._wanted]
        self._wanted.update(Asked(CitedPage((cluster,))) for cluster in new)
        self._wanted.add(Asked(CitedPage((), (key,))))
        return Asked(CitedPage(tuple(new), (key,)))

    # The threads' side

    def _plan(self, pages: Sequence[CitedPage], order: int, process: Process) -> None:
        """Find the parts of pages, and have them asked for."""
        variants = self._variants.parts
        self._requester.read(process, {key for page in pages for key in page.keys})
        plans = {page: self._plan_of(page) for page in pages}
        composite = [page for page, plan in plans.items() if len(plan.parts) > 1]
        with self._threads.news:
            self._plans |= {page: plan for page, plan in plans.items() if len(plan.parts) <= 1}
            for lot in _growing(pages):
                self._put_requests(order, chain.from_iterable(plans[page].parts for page in lot))
            self._threads.news.notify_all()
        if not composite or not variants:
            return
        try:
            keys = dict.fromkeys(key for page in composite for part in plans[page].parts for key in part.keys)
            places = self._requester.order(process, list(keys), variants.order)
            found = {page: replace(plans[page], order=places) for page in composite}
        except EngineError:  # Pandoc refuses a source: asking for the whole page tells which
            found = {page: _Plan(whole(page), {}) for page in composite}
        with self._threads.news:
            self._plans |= found
            self._put_requests(order, chain.from_iterable(plan.parts for plan in found.values()))

    def _plan_of(self, page: CitedPage) -> _Plan:
        refused = self._requester.refused
        failed = {key: refused[key] for key in page.keys if key in refused}
        sound = page.without(failed) if failed else page
        if not self._variants.parts or page.footnotes or not sound.keys:
            return _Plan(whole(page), {})
        repeats_differ = self._variants.parts.repeats_differ
        parts = parts_of(sound, self._requester.items, repeats_differ=repeats_differ, numbers_stay=self._numbers_stay)
        return _Plan(parts, failed) if len(parts) > 1 else _Plan(whole(page), {})

    def _ask(self, asked: Sequence[Asked], csl: str, process: Process) -> None:
        found = dict(zip(asked, self._requester.formatted(process, [page for page, _ in asked], csl), strict=True))
        with self._threads.news:
            self._done |= found
            self._wanted.difference_update(asked)
            for formatted in found.values():
                self._keep_references(formatted.references)

    def _ask_alone(self, asked: Sequence[Asked], csl: str, process: Process) -> None:
        """Ask for sources alone, each with all that is likely to be asked of it, and keep it one by one."""
        pages = [page for page, _ in asked]
        answers = self._requester.formatted(process, pages, csl)
        with self._threads.news:
            for page, answer in zip(pages, answers, strict=True):
                self._done[Asked(CitedPage((), page.also))] = replace(answer, clusters=())
                for cluster, formatted in zip(page.clusters, answer.clusters, strict=True):
                    self._done[Asked(CitedPage((cluster,)))] = replace(answer, clusters=(formatted,))

    def _stands_apart(self, page: CitedPage) -> bool:
        items = self._requester.items
        return stand_apart([items[key] for key in page.keys if key in items])

    def _keep_references(self, references: Sequence[Reference]) -> None:
        """Keep the references that no other source of the page can have touched: they are what they are alone."""
        labels = {reference.key: labels_of(self._requester.items[reference.key]) for reference in references}
        bearers = Counter(label for found in labels.values() for label in found)
        for reference in references:
            if all(bearers[label] == 1 for label in labels[reference.key]):
                self._done.setdefault(Asked(CitedPage((), (reference.key,))), Formatted((), (reference,)))


def _growing(pages: Sequence[CitedPage]) -> Iterator[Sequence[CitedPage]]:
    """The pages in lots, the first of which are small."""
    start, size = 0, _FEWEST
    while start < len(pages):
        yield pages[start : start + size]
        start, size = start + size, min(2 * size, _MOST)


def _lots(asked: Iterable[Asked], most: int) -> Iterator[list[Asked]]:
    """What goes into one request each, with as many sources at most; 0 for all."""
    lot: list[Asked] = []
    size = 0
    for one in asked:
        if lot and most and size + len(one.page.keys) > most:
            yield lot
            lot, size = [], 0
        lot.append(one)
        size += len(one.page.keys)
    if lot:
        yield lot
