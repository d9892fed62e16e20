"""Work on many texts by several processes, forked from this one: they know all that it knows, and are sent nothing."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence

CAN_FORK = sys.platform == "linux" and hasattr(os, "fork")
"""macOS has it, and libraries that do not survive it."""
_ENOUGH = 150
"""Texts from which other processes save more time than their start costs."""
_CHUNK = 20

_work: Callable[[str], bytes] | None = None
"""In a forked process, what it does."""


def in_processes(work: Callable[[str], bytes], texts: Sequence[str]) -> Iterator[bytes]:
    """What is made of each text, in their order: in other processes, if there are enough of them."""
    processors = len(os.sched_getaffinity(0)) if CAN_FORK else 1
    if processors < 2 or len(texts) < _ENOUGH:
        yield from map(work, texts)
        return
    with multiprocessing.get_context("fork").Pool(processors, _begin, (work,)) as pool:
        yield from pool.imap(_do, texts, _CHUNK)


def _begin(work: Callable[[str], bytes]) -> None:
    global _work  # noqa: PLW0603 - one a process, which has no other way to know what it was begun for
    _work = work


def _do(text: str) -> bytes:
    assert _work
    return _work(text)
