"""What a process and those that it starts cost: seconds, seconds of the processors, memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MKDOCS = (sys.executable, "-m", "mkdocs")
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
"""As for a user, for whom Python keeps what it has compiled."""
SAMPLING = 0.2
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Spent:
    seconds: float
    cpu: float
    """Seconds of the processors, of all processes that the first has waited for."""
    memory: float
    """Megabytes at their peak, of all processes; what they share counts once."""


def run(*arguments: str | Path) -> Spent:
    """Run MkDocs to its end."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        start = time.perf_counter()
        process = subprocess.Popen([*MKDOCS, *arguments], env=ENVIRONMENT, stdout=errors, stderr=errors)
        ended, peaks = threading.Event(), [0.0]
        sampler = threading.Thread(target=_watch, args=(process.pid, ended, peaks))
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        ended.set()
        sampler.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise SystemExit(f"mkdocs {' '.join(map(str, arguments))} failed:\n{errors.read()}")
    return Spent(seconds, usage.ru_utime + usage.ru_stime, max(peaks[0], usage.ru_maxrss / 1024))


def memory_of(pid: int) -> float:
    """Megabytes of a process and its descendants. 0 where Linux's ``/proc`` is not there."""
    return sum(_proportional_kilobytes(one) for one in _tree(pid)) / 1024


def _watch(pid: int, ended: threading.Event, peaks: list[float]) -> None:
    while not ended.wait(SAMPLING):
        peaks.append(max(peaks.pop(), memory_of(pid)))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(children).split():
            yield from _tree(int(child))


def _proportional_kilobytes(pid: int) -> int:
    """A page that so many processes have counts by the same part for each."""
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _read(file: Path) -> str:
    """The text; empty if the process has ended meanwhile."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""
