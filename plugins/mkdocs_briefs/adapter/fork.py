"""Work done in a second process, while this one fills the theme's templates.

When the corpus is complete, what each page of ours shows is settled, and so are all files beside the pages. A fork of
this process knows all of it without being told: it renders the pages' bodies in the order in which they will be
asked for, sends them over a pipe, and then writes the files. Where there is no fork, or it fails, nothing is lost:
``take`` and ``finish`` say so, and the caller does the work itself.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Collection, Iterable
from typing import BinaryIO

PATIENCE = 30.0
"""Seconds to wait for one body, or for the end, before the process is given up."""

CAN_FORK = sys.platform == "linux"
"""On macOS a fork may not use system libraries, and Windows has none."""


class Fork:
    """A fork that renders ``bodies``, by name, and then does ``afterwards``. Ask for each body with ``take``."""

    def __init__(
        self, names: Collection[str], bodies: Iterable[tuple[str, str]], afterwards: Callable[[], None]
    ) -> None:
        self._wanted = set(names)
        self._done: dict[str, str] = {}
        self._news = threading.Condition()
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            # Python warns of forks where there are threads. Those of ours have ended, and the child uses nothing that
            # those of other plugins could hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._child: int | None = os.fork()
        if self._child == 0:
            os.close(reading)
            _work(os.fdopen(writing, "wb"), bodies, afterwards)
        os.close(writing)
        threading.Thread(target=self._receive, args=(os.fdopen(reading, "rb"),), daemon=True).start()

    def take(self, name: str) -> str | None:
        """The body, when it is there; None if it was not asked for, or will not come."""
        with self._news:
            self._news.wait_for(lambda: name in self._done or name not in self._wanted, timeout=PATIENCE)
            if name in self._wanted and name not in self._done and self._child:
                os.kill(self._child, signal.SIGKILL)  # it hangs
                self._wanted.clear()
            return self._done.pop(name, None)

    def finish(self) -> bool:
        """Wait for the end; whether all was done. A process that does not end is given up."""
        if self._child is None:
            return False
        deadline = time.monotonic() + PATIENCE
        while (ended := os.waitpid(self._child, os.WNOHANG)) == (0, 0):
            if time.monotonic() > deadline:
                os.kill(self._child, signal.SIGKILL)
            time.sleep(0.002)
        self._child = None
        return ended[1] == 0

    def close(self) -> None:
        """End the process, whatever it has done."""
        if self._child is not None:
            os.kill(self._child, signal.SIGKILL)
            self.finish()

    def _receive(self, pipe: BinaryIO) -> None:
        try:
            with pipe:
                while True:
                    name, body = pickle.load(pipe)  # noqa: S301 - from our own process
                    with self._news:
                        self._done[name] = body
                        self._news.notify_all()
        except (EOFError, pickle.UnpicklingError):  # the end, or the process was killed
            with self._news:
                self._wanted.intersection_update(self._done)
                self._news.notify_all()


def _work(pipe: BinaryIO, bodies: Iterable[tuple[str, str]], afterwards: Callable[[], None]) -> None:
    """The life of the child. It ends here: nothing that the parent has open is closed or written twice."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
        with pipe:
            for item in bodies:
                pickle.dump(item, pipe)
                pipe.flush()
        afterwards()
        status = 0
    finally:
        # What went wrong goes wrong again in the parent, which does the work itself and raises where it is seen.
        os._exit(status)
