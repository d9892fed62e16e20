"""``mkdocs serve``: after an edit, only what can have changed is made again, and pages when somebody asks for them.

An edit within the texts of pages, below their front matter, leaves the publication as it is: those texts are rendered
(``Build.revise``), and with them all is known that pages show. Any other edit builds all anew, by MkDocs, with what is
kept of pages that have not changed. In both cases a page meets its template when a browser asks for it.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, Protocol

from mkdocs.livereload import LiveReloadServer

from mkdocs_briefs.adapter.report import log

_REST = 2.0
"""Seconds after a build in which an author has seen it."""

Stamps = dict[str, tuple[int, int]]
"""The time of change and the size of files, by path."""


class Revisable(Protocol):
    """A build that takes in edits."""

    def watched(self) -> list[str]:
        """The paths on which the site depends, as far as they are the project's."""

    def revise(self, changed: Collection[str]) -> bool:
        """Take in new texts of pages, by the paths of their files. False if they change more than texts."""

    def complete_file(self, address: str) -> None:
        """Write what a browser asks for, if it was put off."""


class Preview:
    """Stands between MkDocs' server and its builds."""

    def __init__(self, server: LiveReloadServer, current: Callable[[], Revisable], seen: Stamps) -> None:
        """``current`` returns the build that was made last, ``seen`` are the files as they were when it began."""
        self._server = server
        self._current = current
        self._build_all = server.builder
        self._serve = server.serve_request
        self._building = threading.Lock()
        """Held while a site or a page is made."""
        self._tidying = threading.Timer(_REST, self.tidy)
        self._seen = seen
        _pass_over()
        server.builder = self._rebuild
        server.set_app(self._answer)
        if stamps(current().watched()) != seen:  # edited meanwhile, which the server has not seen
            with server._rebuild_cond:  # noqa: SLF001 - where its own watching says so
                server._want_rebuild = True  # noqa: SLF001

    def _rebuild(self) -> None:
        """What MkDocs calls when something has changed on the disk."""
        with self._building:
            build = self._current()
            seen = stamps(build.watched())
            changed = {path for path in self._seen.keys() | seen.keys() if self._seen.get(path) != seen.get(path)}
            is_old = seen.keys() == self._seen.keys()
            if not (changed and is_old and build.revise(changed)):
                gc.disable()  # the build before is all alive, and would be traversed again and again
                try:
                    self._build_all()
                finally:
                    _pass_over()
                    gc.enable()
                self._tidy_later()
            self._seen = seen  # as it was before: what has changed meanwhile, or failed, counts the next time

    def _tidy_later(self) -> None:
        """Have the build before collected, which is large, when the author looks at what has changed."""
        self._tidying.cancel()
        self._tidying = threading.Timer(_REST, self.tidy)
        self._tidying.daemon = True
        self._tidying.start()

    def tidy(self) -> None:
        """Collect what earlier builds have left, if nothing is made now that somebody waits for."""
        if self._building.acquire(blocking=False):
            try:
                gc.unfreeze()
                gc.collect()
                _pass_over()
            finally:
                self._building.release()
        else:
            self._tidy_later()

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """The application that answers requests."""
        address = _address(str(environ.get("PATH_INFO", "")), self._server.mount_path)
        with self._building:
            try:
                self._current().complete_file(address)
            except Exception:  # noqa: BLE001 - the server must live, whatever a template or a plugin raises
                log.exception('the page "%s" could not be made', address)
                start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [b"The page could not be made. The reason stands where mkdocs serve was started."]
        return self._serve(environ, start_response)


def _pass_over() -> None:
    """Have the collector pass over what is there: a page would wait for it, with 5,000 briefs seconds."""
    gc.freeze()


def _address(path: str, mount_path: str) -> str:
    """The address of the file that a request asks for, from the site's root."""
    asked = path.encode("latin-1").decode("utf-8", "ignore").removeprefix(mount_path).lstrip("/")
    return f"{asked}index.html" if not asked or asked.endswith("/") else asked


def stamps(folders: Iterable[str]) -> Stamps:
    """All files in some folders, or at some paths, with what tells whether they have changed."""
    found: Stamps = {}
    for folder in folders:
        if Path(folder).is_file():
            found |= _stamped([folder])
        for within, _, names in os.walk(folder, followlinks=True):
            found |= _stamped(os.path.join(within, name) for name in names)  # noqa: PTH118 - thousands of them
    return found


def _stamped(paths: Iterable[str]) -> Stamps:
    found = {}
    for path in paths:
        try:
            status = os.stat(path)  # noqa: PTH116 - as above
        except OSError:
            continue  # gone meanwhile, or a link to nothing
        found[path] = status.st_mtime_ns, status.st_size
    return found
