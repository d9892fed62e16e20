"""Exports written by a second process, while this one renders pages.

Making thousands of small files keeps the interpreter busy, and a thread would take its turns from the templates. The
process is a plain child, for the reason that ``citations/ahead.py`` gives. Where it cannot be had, or fails, the
files are written here: nothing is lost, and an error is raised where it can be seen.

``python -m mkdocs_briefs.outputs.writer`` reads its work, one pickle, from standard input.
"""

from __future__ import annotations

import os
import pickle
import posixpath
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from mkdocs_briefs.model.source import Source
from mkdocs_briefs.outputs.files import exports

WORTH_A_PROCESS = 150
"""With fewer files to export, starting the process takes longer than it saves."""

Exported = Mapping[str, Sequence[Source]]
"""The sources of each export, by the address of its files without their ending."""


class Writer:
    """Writes exports under a folder from now on. ``finish`` waits for the last one; ``close`` gives up."""

    def __init__(self, folder: Path, exported: Exported) -> None:
        self._folder = folder
        self._exported = exported
        self._process: subprocess.Popen[bytes] | None = None
        if len(exported) >= WORTH_A_PROCESS:
            self._start()

    def finish(self) -> None:
        """Return when every file is written. Raises OSError where one cannot be."""
        if self._process is None or self._process.wait() != 0:
            write(self._folder, self._exported)
        self._process = None

    def close(self) -> None:
        """End the process, whatever it has written."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _start(self) -> None:
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs_briefs.outputs.writer"],
                stdin=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        except OSError:  # no processes to be had
            return
        message = pickle.dumps((self._folder, self._exported))
        threading.Thread(target=_send, args=(self._process, message), daemon=True).start()


def write(folder: Path, exported: Exported) -> None:
    """Write the sources in every format."""
    for parent in {posixpath.dirname(stem) for stem in exported}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for stem, sources in exported.items():
        for uri, text in exports(stem, sources).items():
            (folder / uri).write_bytes(text.encode())


def _send(process: subprocess.Popen[bytes], message: bytes) -> None:
    assert process.stdin
    try:
        with process.stdin:
            process.stdin.write(message)
    except OSError:  # the process has ended: its exit status says so
        return


def main() -> None:
    """Do the work that standard input describes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    folder, exported = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent process
    write(folder, exported)


if __name__ == "__main__":
    main()
