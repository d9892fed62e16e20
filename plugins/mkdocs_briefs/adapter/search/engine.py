"""The search of a site: Pagefind, which reads the finished pages, the search plugin in ``mkdocs.yml``, or none."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from mkdocs_briefs.adapter.report import log
from mkdocs_briefs.model.addresses import PAGEFIND

_PATIENCE = 3600.0
"""Seconds for one site. 10,000 briefs take a minute, and a quarter of an hour where ten others share two processors."""

_LEFT_OUT = (
    *(".listing", ".filtered", ".related", ".neighbours", ".editions", ".other-pages", ".follow"),
    *(".kicker", ".byline", ".facts", ".country-facts", ".brief-foot", ".cite-this"),  # found by names and filters
    *(".draft-mark", ".headerlink", ".backrefs", ".brief-filters", ".brief-contents", ".read-aloud"),
    *(
        ".references a",
        ".references .archived",
        ".based-on a",
        ".grade",
        ".grade-legend",
    ),  # addresses, and what we say of sources
)
"""What of a page's content is not searched: it stands elsewhere, or is no text. As selectors of CSS."""

_WANTED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*", "index", "filter", "fragment", "sort")
"""What a browser reads of what Pagefind writes; the rest are interfaces of its own."""

_PLUGINS = ("search", "material/search")


def find_pagefind() -> Path | None:
    """The program that the package ``pagefind_bin`` brings; None where the extra ``search`` is not installed."""
    package = find_spec("cbor2") and find_spec("pagefind_bin")  # which need not be imported to be found
    name = "pagefind.exe" if os.name == "nt" else "pagefind"
    path = Path(package.origin).with_name(name) if package and package.origin else None
    return path if path and path.is_file() else None


def has_search_plugin(config: MkDocsConfig) -> bool:
    """Whether ``mkdocs.yml`` names a search plugin."""
    return any(name in config.plugins for name in _PLUGINS)


def take_out_search_plugins(config: MkDocsConfig) -> None:
    """Have no search plugin make an index, and no theme show its box."""
    for name in _PLUGINS:
        plugin = config.plugins.pop(name, None)
        for event, methods in config.plugins.events.items() if plugin else ():
            if event != "config":  # whose methods are being called
                methods[:] = [method for method in methods if getattr(method, "__self__", None) is not plugin]


def write_index(program: Path, site: Path, language: str) -> None:
    """Have Pagefind read the pages of a site, and write its index into it.

    All pages are in one index, with the stems of the site's language: Pagefind alone would make one for each language,
    and find nothing beyond that of the page at hand. Raises PluginError, with Pagefind's words.
    """
    command = [str(program), "--silent", "--site", str(site), "--output-subdir", PAGEFIND]
    command += ["--force-language", language.partition("-")[0], "--exclude-selectors", ", ".join(_LEFT_OUT)]
    folder = site / PAGEFIND
    if folder.is_dir():  # of a build that has left the site as it was
        shutil.rmtree(folder)
    log.info("search: Pagefind reads the pages ...")
    begun = time.perf_counter()
    try:
        # It would take further options from files in the folder where it begins, and from the environment.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        done = subprocess.run(
            command, capture_output=True, check=False, timeout=_PATIENCE, cwd=program.parent, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise PluginError(
            f"briefs: Pagefind has not read the pages within {_PATIENCE:g} seconds, and was ended. Build again, or "
            "write search_engine: material."
        ) from error
    except OSError as error:
        raise PluginError(
            f"briefs: Pagefind cannot be started: {error.strerror}. Install pagefind[bin] anew, or write "
            "search_engine: material."
        ) from error
    if done.returncode or not (folder / "pagefind-entry.json").is_file():
        said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines() or ["nothing"]
        raise PluginError(f"briefs: Pagefind has written no index. It says: {said[-1]}")
    from mkdocs_briefs.adapter.search.files import rework  # noqa: PLC0415 - its library comes with the program

    _tidy(folder)
    rework(folder)
    log.info("search: done in %.1f seconds", time.perf_counter() - begun)


def _tidy(folder: Path) -> None:
    for path in folder.iterdir():
        if not any(map(path.match, _WANTED)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
