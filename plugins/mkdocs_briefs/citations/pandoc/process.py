"""The program Pandoc, as a process that serves one build after another: ``acquire`` gives one, ``release`` keeps it.

``worker.lua`` is what it runs. It gets a request a line and gives an answer a line, both JSON. A request has the member
``kind``; an answer has the member ``error`` where the request could not be done.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import weakref
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Any

from mkdocs_briefs.citations.engine import EngineError

SCRIPT = Path(__file__).with_name("worker.lua")

OLDEST = (3, 1, 1)
"""The first version that has ``pandoc lua`` and ``pandoc.json``."""

PATIENCE = 60.0
"""Seconds to wait for one answer before the process is taken to hang."""

_MOST_KEPT = 2
"""How many processes wait for work, of one language: as many as an engine asks at once."""

_PACKAGE = "Install the package pypandoc_binary anew, which brings it"


class ProcessError(RuntimeError):
    """Pandoc is missing, too old, or gave no answer. The text says which, and the way out."""


class Process:
    """Pandoc, running. It is started by the first request, and again by the next one after it ended.

    ``language`` is that of entries which do not say theirs: English titles have a case of their own.
    """

    def __init__(self, language: str = "en", patience: float = PATIENCE) -> None:
        self.language = language
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._end: Callable[[], object] = lambda: None
        self._tidy: Callable[[], None] = lambda: None
        self._hangs = False

    def ask(self, **request: Any) -> Any:
        """The answer to a request. Raises ProcessError, and EngineError with Pandoc's words where it refuses.

        A process that ends in the middle is started anew, once.
        """
        line = json.dumps(request).encode() + b"\n"
        answer = self._answer(line) or self._answer(line)
        try:
            found = json.loads(answer)
        except ValueError as error:
            self.close()
            raise ProcessError(_why_no_answer(self._patience)) from error
        if "error" in found:
            raise EngineError(_first_line(found["error"]))
        return found

    def close(self) -> None:
        """End the process."""
        self._end()
        self._process = None

    @property
    def is_sound(self) -> bool:
        """Whether it runs, and has answered all that it was asked."""
        return self._process is not None

    def _answer(self, line: bytes) -> bytes:
        """One line of answer; empty where the process has ended."""
        process = self._process or self._started()
        assert process.stdin
        assert process.stdout
        # Pandoc reads a request whole before it answers, so that neither side waits for the other.
        patience = Timer(self._patience, self._give_up)
        patience.start()
        answer = b""
        self._hangs = False
        try:
            with suppress(OSError):
                process.stdin.write(line)
                process.stdin.flush()
                answer = process.stdout.readline()
        finally:
            patience.cancel()
            self._tidy()
            if not answer:  # also after an interrupt: this answer must not be taken for the next one
                self.close()
        if not answer and self._hangs:
            raise ProcessError(f"Pandoc gave no answer in {self._patience:g} seconds, and was ended.")
        return answer

    def _give_up(self) -> None:
        self._hangs = True
        if self._process:
            self._process.kill()

    def _started(self) -> subprocess.Popen[bytes]:
        # Pandoc takes the language of entries from LANG, and the encoding of paths from what goes before it.
        environment = {**os.environ, "LANG": self.language.replace("-", "_"), "LC_ALL": "C.UTF-8"}
        command = [executable(), "lua", "-E", str(SCRIPT)]  # -E: no code of the environment's, as LUA_INIT may hold
        # It makes a file for what a terminal says, and would leave it behind when it is killed: the script removes the
        # file and its folder at once, also where this process has been killed by then.
        folder = TemporaryDirectory(prefix="briefs-", ignore_cleanup_errors=True)
        environment |= dict.fromkeys(("TMPDIR", "TMP", "TEMP", "BRIEFS_FOLDER"), folder.name)
        self._tidy = folder.cleanup
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        except OSError as error:
            self._tidy()
            raise ProcessError(f"Pandoc cannot be started: {error.strerror}. {_PACKAGE}.") from error
        self._process = process
        self._end = weakref.finalize(self, _end, process)
        return process


_kept: dict[tuple[int, str], list[Process]] = {}
"""Processes that nobody has. They end with this process of Python; a fork of it must not speak to them."""


def acquire(language: str) -> Process:
    """A process that nobody else has: one that was released, or a new one, which takes a tenth of a second to start."""
    with suppress(KeyError, IndexError):
        return _kept[os.getpid(), language].pop()
    return Process(language)


def release(process: Process) -> None:
    """Keep the process for who comes next; end it where there are enough."""
    kept = _kept.setdefault((os.getpid(), process.language), [])
    if process.is_sound and len(kept) < _MOST_KEPT:
        kept.append(process)
    else:
        process.close()


def end_idle() -> None:
    """End the processes that nobody has, each of which takes some 200 MB."""
    while _kept:
        for process in _kept.popitem()[1]:
            process.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin
    assert process.stdout
    process.kill()
    with suppress(OSError):  # what it did not read
        process.stdin.close()
    process.stdout.close()
    process.wait()


def executable() -> str:
    """The program: the one that pypandoc_binary brings. Raises ProcessError where it is missing."""
    name = "pandoc.exe" if os.name == "nt" else "pandoc"
    package = find_spec("pypandoc")  # which need not be imported to be found
    path = Path(package.origin).with_name("files") / name if package and package.origin else None
    if not path or not path.is_file():
        raise ProcessError(f"Pandoc is missing. {_PACKAGE}.")
    return str(path)


def _why_no_answer(patience: float) -> str:
    try:
        said = subprocess.run([executable(), "--version"], capture_output=True, check=False, timeout=patience).stdout
    except (OSError, subprocess.TimeoutExpired):
        said = b""
    version = re.match(r"pandoc\S* (\d+(?:\.\d+)+)", said.decode(errors="replace"))
    if version and tuple(map(int, version[1].split("."))) < OLDEST:
        needed = ".".join(map(str, OLDEST))
        return f"Pandoc {version[1]} is too old: citations need {needed} or a newer one. {_PACKAGE}."
    return f"Pandoc ends without an answer. {_PACKAGE}."


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]
