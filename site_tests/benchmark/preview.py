"""``mkdocs serve``: until the first page is there, and from a saved edit until a page shows it."""

from __future__ import annotations

import logging
import re
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

from site_tests.benchmark.corpus import Corpus
from site_tests.benchmark.edits import Author, Shown
from site_tests.benchmark.process import ENVIRONMENT, MKDOCS, memory_of
from site_tests.benchmark.project import Project, write_project
from site_tests.benchmark.results import Row

log = logging.getLogger(__name__)

POLLING = 0.02
"""Seconds between two requests."""
WATCHING = 0.5
"""Seconds between two looks of MkDocs at the files."""
PATIENCE = 600.0
"""Seconds after which a preview that does not answer has failed."""
_EPOCH = re.compile(r"livereload\((\d+), (\d+)\);")


@dataclass(frozen=True)
class Kind:
    """What the author does, and looks at."""

    name: str
    edit: Callable[[Author], Shown]
    is_plain: bool = True
    """Whether plain MkDocs has such a page."""


PLAIN, OURS = "plain", "briefs"
KINDS = (
    Kind("edited brief", Author.edit_brief),
    Kind("actor that it quotes", Author.quote_actor, is_plain=False),
    Kind("alias of an actor", Author.add_alias, is_plain=False),
    Kind(".bib entry, bibliography", Author.change_entry, is_plain=False),
    Kind("new brief", Author.add_brief),
    Kind("renamed brief", Author.rename_brief),
    Kind("removed brief", Author.remove_brief),
)


class Preview:
    """A running ``mkdocs serve``."""

    def __init__(self, process: subprocess.Popen[str], port: int, log: Path) -> None:
        self._process = process
        self._port = port
        self._log = log

    def page(self, address: str) -> str | None:
        """The HTML; None if there is no such page, or no answer."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            connection.request("GET", f"/{address}")
            answer = connection.getresponse()
            return answer.read().decode() if answer.status == 200 else None
        except ConnectionError:
            return None
        finally:
            connection.close()

    def wait_for(self, address: str) -> None:
        self._wait(lambda: self.page(address) is not None, f"the page /{address}")

    def memory(self) -> float:
        return memory_of(self._process.pid)

    def time_edit(self, edit: Callable[[], Shown]) -> tuple[float, float]:
        """Seconds until a page shows the edit, and until the browser was told to load it again."""
        found = _EPOCH.search(self.page("") or "")
        assert found, "no page tells the browser what to wait for"
        told: list[float] = []
        start = time.perf_counter()
        shown = edit()

        def listen() -> None:
            while int(self.page(f"livereload/{found[1]}/{found[2]}") or 0) <= int(found[1]):
                pass
            told.append(time.perf_counter() - start)

        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        self._wait(lambda: shown.by(self.page(shown.page)), f"{shown.text or 'the end'} of {shown.page}")
        seconds = time.perf_counter() - start
        self._wait(lambda: bool(told), "the sign to load pages again")
        listener.join()
        return seconds, told[0]

    def _wait(self, is_there: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_there():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"mkdocs serve: {what} did not come:\n{self._log.read_text()}")
            time.sleep(POLLING)


@contextmanager
def previewing(project: Project) -> Iterator[Preview]:
    port = _free_port()
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8") as log:
        command = [*MKDOCS, "serve", "--config-file", str(project.config), "--dev-addr", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, env=ENVIRONMENT, stdout=log, stderr=log, text=True)
        try:
            yield Preview(process, port, Path(log.name))
        finally:
            process.terminate()
            process.wait()


def measure_preview(folder: Path, label: str, corpus: Corpus, rounds: int, edits: int) -> list[Row]:
    """The author goes from one preview to the other, so that a slower machine affects both."""
    projects = {name: write_project(folder / name, corpus, name) for name in (PLAIN, OURS)}
    starts: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, project in projects.items():
            project.forget()
            starts.setdefault(f"first page, {name}", []).append(_time_start(project))
        starts.setdefault(f"first page, {OURS}, kept", []).append(_time_start(projects[OURS]))
    rows = [_row(label, corpus, name, seconds, f"first page, {PLAIN}") for name, seconds in starts.items()]
    with ExitStack() as running:
        previews = {name: running.enter_context(previewing(project)) for name, project in projects.items()}
        for preview in previews.values():
            preview.wait_for("")
        rows += _time_edits(label, corpus, previews, {name: Author(p, corpus) for name, p in projects.items()}, edits)
        memory = {name: preview.memory() for name, preview in previews.items()}
    rows += [replace(_row(label, corpus, f"memory, {name}", ()), memory=(found,)) for name, found in memory.items()]
    return rows


def _time_start(project: Project) -> float:
    start = time.perf_counter()
    with previewing(project) as preview:
        preview.wait_for("")
        seconds = time.perf_counter() - start
    log.info("first page of %s: %.2f s", project.root.name, seconds)
    return seconds


def _time_edits(
    label: str, corpus: Corpus, previews: Mapping[str, Preview], authors: Mapping[str, Author], edits: int
) -> Iterator[Row]:
    found: dict[str, list[tuple[float, float]]] = {}
    for number in range(edits):
        for kind in KINDS:
            for name in (PLAIN, OURS) if kind.is_plain else (OURS,):
                # MkDocs looks at the files by a clock of its own: edits fall at all times between two looks.
                time.sleep(2 * WATCHING + WATCHING * number / edits)
                times = previews[name].time_edit(partial(kind.edit, authors[name]))
                found.setdefault(f"{kind.name}, {name}", []).append(times)
                log.info("edit %s, %s, %s: %.2f s, told after %.2f s", number + 1, kind.name, name, *times)
    for name, timed in found.items():
        row = _row(label, corpus, name, [seconds for seconds, _ in timed], f"{KINDS[0].name}, {PLAIN}")
        yield replace(row, told=tuple(told for _, told in timed))


def _row(label: str, corpus: Corpus, name: str, seconds: Sequence[float], against: str = "") -> Row:
    return Row(label, len(corpus.briefs), name, tuple(seconds), against)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
