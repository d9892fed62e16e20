"""The time that each step of a build takes, for those who set ``BRIEFS_PROFILE``."""

from __future__ import annotations

import os
import time

from mkdocs_briefs.adapter.report import log

VARIABLE = "BRIEFS_PROFILE"
"""An environment variable: any value but an empty one has the times printed."""


class Steps:
    """Tells one step from the next. Without the variable it does nothing."""

    def __init__(self, first: str) -> None:
        self._is_wanted = bool(os.environ.get(VARIABLE))
        self._name = first
        self._taken: dict[str, tuple[float, float]] = {}
        """By step: seconds by the clock, and of this process's time."""
        self._since = self._now()

    def to(self, name: str) -> None:
        """End the step at hand, and begin another."""
        now = self._now()
        self._taken[self._name] = now[0] - self._since[0], now[1] - self._since[1]
        self._name, self._since = name, now

    def tell(self) -> None:
        """Print all that were taken, once."""
        if self._is_wanted:
            for name, (clock, own) in self._taken.items():
                log.info("%6.2f s, of which %6.2f s of this process: %s", clock, own, name)
            self._is_wanted = False

    def _now(self) -> tuple[float, float]:
        return time.perf_counter(), time.process_time()
