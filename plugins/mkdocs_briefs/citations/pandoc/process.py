"""The program Pandoc, as a process that lives as long as a build: a request a line, an answer a line, both JSON.

``worker.lua`` is what it runs. A request has the member ``kind``; an answer has the member ``error`` where the request
could not be done.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from functools import lru_cache
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import pypandoc

from mkdocs_briefs.citations.engine import EngineError

SCRIPT = Path(__file__).with_name("worker.lua")

OLDEST = (3, 1, 1)
"""The first version that has ``pandoc lua`` and ``pandoc.json``."""

PATIENCE = 60.0
"""Seconds to wait for one answer before the process is taken to hang."""


class ProcessError(EngineError):
    """Pandoc is missing, too old, or gave no answer. The text says which, and the way out."""


class Process:
    """Pandoc, running. It is started by the first request, and again by the next one after it ended."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: SimpleQueue[bytes] = SimpleQueue()

    def ask(self, **request: Any) -> Any:
        """The answer to a request. Raises ProcessError, and EngineError with Pandoc's words where it refuses.

        A process that ends in the middle is started anew, once.
        """
        line = json.dumps(request).encode() + b"\n"
        answer = self._answer(line) or self._answer(line)
        if not answer:
            raise ProcessError("Pandoc ends without an answer. Install the package pypandoc_binary anew.")
        found = json.loads(answer)
        if "error" in found:
            raise EngineError(_first_line(found["error"]))
        return found

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _answer(self, line: bytes) -> bytes:
        """One line of answer; empty where the process has ended."""
        process = self._process or self._started()
        assert process.stdin
        try:
            process.stdin.write(line)
            process.stdin.flush()
            answer = self._answers.get(timeout=self._patience)
        except OSError:
            answer = b""
        except Empty:
            self.close()
            raise ProcessError(f"Pandoc gave no answer in {self._patience:.0f} seconds, and was ended.") from None
        if not answer:
            self.close()
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        try:
            self._process = subprocess.Popen(
                [executable(), "lua", str(SCRIPT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise ProcessError(
                f"Pandoc cannot be started: {error}. Install the package pypandoc_binary anew."
            ) from error
        self._answers = SimpleQueue()
        threading.Thread(target=_read, args=(self._process, self._answers), daemon=True).start()
        return self._process


def _read(process: subprocess.Popen[bytes], answers: SimpleQueue[bytes]) -> None:
    assert process.stdout
    with process.stdout:
        for line in process.stdout:
            answers.put(line)
    answers.put(b"")


@lru_cache(maxsize=1)
def executable() -> str:
    """The program: the one that pypandoc_binary brings. Raises ProcessError where it is missing."""
    name = "pandoc.exe" if os.name == "nt" else "pandoc"
    path = Path(pypandoc.__file__).with_name("files") / name
    if not path.is_file():
        raise ProcessError("Pandoc is missing. Install the package pypandoc_binary, which brings it.")
    return str(path)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]
