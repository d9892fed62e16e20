"""Sources formatted ahead of their use, in a second process, while this one renders Markdown.

Typst holds Python's lock while it works, so a thread would not help. Where a second process cannot be had, nothing
is lost: what is not there in time is formatted on the spot.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from mkdocs_briefs.citations.alone import Pieces, Refusal, format_alone
from mkdocs_briefs.citations.typst import Engine
from mkdocs_briefs.model.source import Source

WORTH_A_PROCESS = 150
"""With fewer sources, starting the process (about 0.2 s) takes longer than it saves."""

_BATCH = 25  # few enough that the first are there soon, enough that sending them costs nothing

Outcome = Pieces | Refusal


class Ahead:
    """Formats sources in the order given. Ask for one with ``take``; ``close`` when no more are wanted."""

    def __init__(self, style: str, sources: Sequence[Source]) -> None:
        self._batches: dict[str, Future[dict[str, Outcome]]] = {}
        self._pool: ProcessPoolExecutor | None = None
        if len(sources) < WORTH_A_PROCESS or multiprocessing.current_process().daemon:
            return
        try:
            # "spawn", not "fork": mkdocs serve has threads, and a fork of a process with threads may hang.
            self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _start, (style,))
            remaining = iter(sources)
            while batch := list(islice(remaining, _BATCH)):
                future = self._pool.submit(_format, batch)
                self._batches.update((source.key, future) for source in batch)
        except (OSError, ImportError, RuntimeError):  # no semaphores, no processes, an interpreter that is closing
            self._batches.clear()

    def take(self, key: str) -> Mapping[str, Outcome]:
        """The outcomes of the batch that holds this source, when they are there; empty if there is no such batch."""
        future = self._batches.pop(key, None)
        if future is None:
            return {}
        try:
            return future.result()
        except (BrokenProcessPool, RuntimeError):
            self._batches.clear()
            return {}

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)


_engine: Engine  # of the second process


def _start(style: str) -> None:
    global _engine  # noqa: PLW0603 - the process has one engine, made once
    _engine = Engine(style)


def _format(sources: Sequence[Source]) -> dict[str, Outcome]:
    return {source.key: format_alone(_engine, source) for source in sources}
