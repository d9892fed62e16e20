"""A second process that makes what this one will need, in the order in which it will.

A fork shares what is known without copying: it makes one value after the other, and sends them through a pipe. While
many of them wait here, it goes on with what is to be done after them. If it fails, ``take`` and ``finish`` return that,
and the caller does the work itself.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO, Generic, TypeVar

Value = TypeVar("Value")

TIMEOUT = 30.0
"""Seconds to wait for one value, or for a sign of life, before the process is killed."""
_BEAT = 1.0
"""Seconds between two signs of life."""

AHEAD = 200
"""How many values wait here before the process is asked to wait with more: the bodies of all pages take much memory."""
_AT_FIRST = 16
"""How many values the process may send without having heard that they were wanted."""

CAN_FORK = sys.platform == "linux"
"""On macOS system libraries are unsafe after a fork; Windows has no fork."""


class Fork(Generic[Value]):
    """A forked process that sends ``values``, each with its name, and then does all that ``afterwards`` gives."""

    def __init__(
        self,
        names: Collection[str],
        values: Iterable[tuple[str, Value]],
        afterwards: Callable[[], Iterable[object]] = tuple,
    ) -> None:
        self._expected = set(names)
        self._done: dict[str, Value] = {}
        self._changed = threading.Condition()
        self._heard = time.monotonic()
        """When the process has last sent something."""
        self._wants_all = False
        """Whether more is wanted however much waits: one is asked for that has not come, or none will be."""
        self._owed = 0
        """How many values have come of which the process has not heard that another is wanted."""
        reading, writing = os.pipe()
        listening, wishes = os.pipe()
        self._wishes: int | None = wishes
        """The end of a pipe by which the process hears that more is wanted, a byte for each value; None at its end."""
        with warnings.catch_warnings():
            # Python warns of forks in processes with threads. Ours have ended, or read the pipes of other forks, and
            # the child uses no lock that these or those of other plugins could hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            try:
                self._child: int | None = os.fork()
            except OSError:  # no memory for one more, or no leave: nothing comes through the pipe
                self._child = None
        if self._child == 0:
            os.close(reading)
            os.close(wishes)
            _run_child(os.fdopen(writing, "wb"), listening, values, afterwards)
        os.close(writing)
        os.close(listening)
        threading.Thread(target=self._receive, args=(os.fdopen(reading, "rb"),), daemon=True).start()

    def take(self, name: str) -> Value | None:
        """Wait for a value. None if it was not among the names, or if the process failed or took too long."""
        with self._changed:
            self._wish(all_=name not in self._done)
            self._changed.wait_for(lambda: name in self._done or name not in self._expected, timeout=TIMEOUT)
            if name in self._expected and name not in self._done and self._child:
                os.kill(self._child, signal.SIGKILL)  # it hangs
                self._expected.clear()
            value = self._done.pop(name, None)
            self._wish()
            return value

    def finish(self) -> bool:
        """Wait for the end of the process, and return whether it succeeded. It is killed when it is silent."""
        if self._child is None:
            return False
        with self._changed:
            self._wish(all_=True)
        begun = time.monotonic()
        while (ended := os.waitpid(self._child, os.WNOHANG)) == (0, 0):
            if time.monotonic() > max(begun, self._heard) + TIMEOUT:
                os.kill(self._child, signal.SIGKILL)
            time.sleep(0.002)
        self._child = None
        self.close()
        return ended[1] == 0

    def close(self) -> None:
        """Kill the process, if it still runs."""
        if self._child is not None:
            os.kill(self._child, signal.SIGKILL)
            self.finish()
        with self._changed:
            if self._wishes is not None:
                os.close(self._wishes)
                self._wishes = None

    def _wish(self, *, all_: bool = False) -> None:
        """Tell the process how many more are wanted now. The caller holds ``_changed``."""
        self._wants_all = all_
        if self._wishes is not None and self._owed and (all_ or len(self._done) < AHEAD):
            with suppress(BrokenPipeError):  # it has ended
                os.write(self._wishes, bytes(self._owed))
            self._owed = 0

    def _receive(self, pipe: BinaryIO) -> None:
        try:
            with pipe:
                while True:
                    sent = pickle.load(pipe)  # noqa: S301 - from our own process
                    with self._changed:
                        self._heard = time.monotonic()
                        self._done.update(sent)
                        self._owed += len(sent)
                        self._wish(all_=self._wants_all)
                        self._changed.notify_all()
        except (EOFError, pickle.UnpicklingError):  # the process ended or was killed
            with self._changed:
                self._expected.intersection_update(self._done)
                self._changed.notify_all()


def _run_child(
    pipe: BinaryIO, wishes: int, values: Iterable[tuple[str, object]], afterwards: Callable[[], Iterable[object]]
) -> None:
    """Run the child, and exit without cleanup: the parent's open files must not be flushed twice."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C
        with pipe:
            steps = _beating(afterwards, pipe)
            wanted = _AT_FIRST
            for value in values:
                wanted += _heard(wishes, waits=False)
                while not wanted:
                    wanted = _heard(wishes, waits=not next(steps, False))
                _send(pipe, [value])
                wanted -= 1
            deque(steps, maxlen=0)
        status = 0
    finally:
        # An error is not reported here: the parent repeats the work, and raises it.
        os._exit(status)


def _heard(wishes: int, *, waits: bool) -> int:
    """How many more values are wanted than at the last time. ``waits`` until there are some.

    Raises EOFError when the other process has ended.
    """
    if not select.select([wishes], [], [], None if waits else 0)[0]:
        return 0
    if count := len(os.read(wishes, AHEAD)):
        return count
    raise EOFError


def _beating(steps: Callable[[], Iterable[object]], pipe: BinaryIO) -> Iterator[bool]:
    """Take one step after the other, with signs of life. Gives True for each."""
    told = time.monotonic()
    for _ in steps():
        if time.monotonic() - told > _BEAT:
            told = time.monotonic()
            _send(pipe, [])
        yield True


def _send(pipe: BinaryIO, values: Sequence[tuple[str, object]]) -> None:
    """Send some values; none is a sign of life."""
    pickle.dump(values, pipe)
    pipe.flush()
