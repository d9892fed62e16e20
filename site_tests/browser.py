"""The browser for tests: the system's Chromium, or Playwright's. ``python -m site_tests.browser`` installs one."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
MISSING = (
    "There is no Chromium for the browser tests. Install the system's (Debian: apt-get install chromium), "
    "or Playwright's own: .venv/bin/playwright install chromium"
)


def executable(chromium: BrowserType) -> str | None:
    """The path of a Chromium; None if there is none."""
    system = next(filter(None, map(shutil.which, NAMES)), None)
    own = chromium.executable_path
    return system or (own if Path(own).is_file() else None)


def launch(chromium: BrowserType) -> Browser:
    path = executable(chromium)
    assert path, MISSING
    return chromium.launch(executable_path=path, args=FLAGS)


def listen_to_requests(page: Page) -> None:
    """Call this before a page is opened of which a test stops requests later.

    Chromium tells an open page that its requests are to be looked at without waiting for it: of 600 pages on a busy
    machine, three sent the next request past the test's ``route``.
    """
    page.route("**/no-such-address", lambda route: route.abort())


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, headers: Mapping[str, str], **kwargs: Any) -> None:
        self._more = headers
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        for name, value in self._more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Tests print nothing."""


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 64  # a browser asks for many files at once


@contextmanager
def served(folder: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Serve a folder over HTTP, with these headers; yields the URL of its root."""
    handler = functools.partial(_Quiet, directory=str(folder), headers=headers)
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def main() -> None:
    """Install Playwright's Chromium if the system has none. If that fails, the tests fail with ``MISSING``."""
    with sync_playwright() as playwright:
        found = executable(playwright.chromium)
    if not found:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    main()
