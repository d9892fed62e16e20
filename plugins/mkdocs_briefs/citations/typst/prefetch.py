"""Sources formatted ahead of their use, in a second process, while this one reads files and renders Markdown.

Typst holds Python's lock while it works, so a thread would not help. The process is a plain child, not one of
``multiprocessing``, which would import the caller's main script a second time. Where it cannot be had, or ends early,
nothing is lost: the caller formats what it needs itself.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterable
from queue import SimpleQueue

from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.citations.typst.pieces import Outcome
from mkdocs_briefs.model.source import Source

WORTH_A_PROCESS = 150
"""With fewer sources, starting the process (about 0.2 s) takes longer than it saves."""

PATIENCE = 30.0
"""Seconds to wait for one source before the process is given up."""


class Prefetch:
    """Formats sources in the order in which they are wanted. Ask for one with ``take``; ``close`` at the end."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._wanted: set[str] = set()
        self._done: dict[str, Outcome] = {}
        self._news = threading.Condition()
        self._messages: SimpleQueue[bytes] = SimpleQueue()
        """What the process is still to read."""
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        """Whether nothing more can come from the process."""

    def want(self, sources: Iterable[Source]) -> None:
        """Have these sources formatted as well, if they are many or the process runs already."""
        new = list({source.key: source for source in sources if source.key not in self._wanted}.values())
        if self._process is None and (len(new) < WORTH_A_PROCESS or not self._start()):
            return
        with self._news:
            if self._ended:
                return
            self._wanted.update(source.key for source in new)
        self._messages.put(pickle.dumps(new))

    def take(self, key: str) -> Outcome | None:
        """What became of a source, when it is there; None if it was not asked for, was taken, or will not come."""
        with self._news:
            self._news.wait_for(lambda: key in self._done or key not in self._wanted, timeout=PATIENCE)
            if key in self._wanted and key not in self._done:
                self._wanted.clear()
            self._wanted.discard(key)
            return self._done.pop(key, None)

    def close(self) -> None:
        """End the process. What it has not done will not come."""
        with self._news:
            self._wanted.clear()
        self._messages.put(b"")
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _start(self) -> bool:
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs_briefs.citations.typst.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        except OSError:  # no processes to be had
            return False
        self._messages.put(pickle.dumps(self._style))
        threading.Thread(target=self._send, args=(self._process,), daemon=True).start()
        threading.Thread(target=self._receive, args=(self._process,), daemon=True).start()
        return True

    def _send(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        try:
            with process.stdin:
                while message := self._messages.get():
                    process.stdin.write(message)
                    process.stdin.flush()
        except OSError:  # the process has ended: the other thread sees it too, and says so
            return

    def _receive(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout
        try:
            with process.stdout:
                while True:
                    key, outcome = pickle.load(process.stdout)  # noqa: S301 - from our own process
                    with self._news:
                        self._done[key] = outcome
                        self._news.notify_all()
        except (OSError, EOFError, pickle.UnpicklingError, ValueError):  # the end, or the process was killed
            with self._news:
                self._ended = True
                self._wanted.intersection_update(self._done)
                self._news.notify_all()
