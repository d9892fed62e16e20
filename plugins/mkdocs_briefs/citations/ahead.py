"""Sources formatted ahead of their use, in a second process, while this one renders Markdown.

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
from collections.abc import Sequence

from mkdocs_briefs.citations.alone import Pieces, Refusal
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.source import Source

WORTH_A_PROCESS = 150
"""With fewer sources, starting the process (about 0.2 s) takes longer than it saves."""

PATIENCE = 30.0
"""Seconds to wait for one source before the process is given up."""

Outcome = Pieces | Refusal


class Ahead:
    """Formats sources in the order given. Ask for one with ``take``; ``close`` when no more are wanted."""

    def __init__(self, style: Style, sources: Sequence[Source]) -> None:
        self._wanted = {source.key for source in sources} if len(sources) >= WORTH_A_PROCESS else set()
        self._done: dict[str, Outcome] = {}
        self._news = threading.Condition()
        self._process: subprocess.Popen[bytes] | None = None
        if self._wanted:
            self._start(style, sources)

    def take(self, key: str) -> Outcome | None:
        """What became of a source, when it is there; None if it was not asked for, or will not come."""
        with self._news:
            self._news.wait_for(lambda: key in self._done or key not in self._wanted, timeout=PATIENCE)
            if key in self._wanted and key not in self._done:
                self._wanted.clear()
            return self._done.pop(key, None)

    def close(self) -> None:
        """End the process. What it has not done will not come."""
        with self._news:
            self._wanted.clear()
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _start(self, style: Style, sources: Sequence[Source]) -> None:
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs_briefs.citations.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        except OSError:  # no processes to be had
            self._wanted.clear()
            return
        message = pickle.dumps((style, list(sources)))
        threading.Thread(target=self._exchange, args=(self._process, message), daemon=True).start()

    def _exchange(self, process: subprocess.Popen[bytes], message: bytes) -> None:
        assert process.stdin
        assert process.stdout
        try:
            with process.stdin, process.stdout:
                process.stdin.write(message)
                process.stdin.close()
                while True:
                    key, outcome = pickle.load(process.stdout)  # noqa: S301 - from our own process
                    with self._news:
                        self._done[key] = outcome
                        self._news.notify_all()
        except (OSError, EOFError, pickle.UnpicklingError, ValueError):  # the end, or the process was killed
            with self._news:
                self._wanted.intersection_update(self._done)
                self._news.notify_all()
