"""The threads that speak to Pandoc while there is something to ask."""

from __future__ import annotations

import os
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from threading import Condition, Thread, current_thread

from mkdocs_briefs.citations.pandoc.process import Process, acquire, release

NOW, AHEAD = 0, 1
"""In which order jobs are done: what is waited for goes before what is likely to be asked."""

_MOST = min(2, os.cpu_count() or 1)
"""How many threads there are at once. On a large site, the rendering has to wait for them."""

_WORTH_A_THREAD = 4
"""Jobs for each thread, before another is started: a process takes a tenth of a second to start."""

Job = Callable[[Process], None]
"""What a thread does with its process."""


class Threads:
    """Threads, each with a process of its own, that take jobs from a queue and end when it is empty."""

    def __init__(self, language: str) -> None:
        self.news = Condition()
        """Notified after each job. Whoever reads or changes what jobs change holds it."""
        self.error: Exception | None = None
        """What ended a job. No other is begun after it."""
        self._language = language
        self._running: set[Thread] = set()
        self._started: list[Thread] = []
        self._jobs: list[tuple[int, int, Job]] = []
        self._numbers = count()
        self._closing = False

    def put(self, order: int, job: Job) -> None:
        """Have a job done. The caller holds ``news``."""
        if self.error or self._closing:
            return
        heappush(self._jobs, (order, next(self._numbers), job))
        if len(self._running) < _MOST and len(self._jobs) > _WORTH_A_THREAD * len(self._running):
            thread = Thread(target=self._work, name="citations", daemon=True)
            self._running.add(thread)
            self._started = [one for one in self._started if one.is_alive()] + [thread]
            thread.start()

    def do(self, job: Job) -> None:
        """Do a job in the caller's thread. Raises what it raises."""
        process = acquire(self._language)
        try:
            job(process)
        finally:
            release(process)

    @property
    def are_idle(self) -> bool:
        """Whether all jobs are done, and no thread runs."""
        with self.news:
            return not self._jobs and not any(thread.is_alive() for thread in self._started)

    def close(self) -> None:
        """Drop the jobs that are not begun, and end the threads. Later jobs start them anew."""
        with self.news:
            self._closing = True
            self._jobs.clear()
            threads = list(self._running)
        for thread in threads:
            thread.join()
        self._closing = False

    def _work(self) -> None:
        process = acquire(self._language)
        while job := self._next(process):
            try:
                job(process)
            except Exception as error:  # noqa: BLE001 - it is raised where the job is waited for
                with self.news:
                    self.error = error
                    self._jobs.clear()
            with self.news:
                self.news.notify_all()

    def _next(self, process: Process) -> Job | None:
        """The next job. A thread ends where there is none."""
        with self.news:
            if self._jobs:
                return heappop(self._jobs)[2]
            # At once: what is put from now on starts a thread.
            self._running.discard(current_thread())
            release(process)
            return None
