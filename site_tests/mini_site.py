"""Small sites: built with MkDocs and read back as HTML."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import unquote, urldefrag

import yaml
from bs4 import BeautifulSoup, Tag
from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.theme import Theme

from mkdocs_briefs.pages.compiled import CompiledTemplates

BRIEF = """\
---
title: {title}
date: 2026-01-02
author: Test Author
region: {region}
actors: [{actors}]
---
{body}
"""


def brief(
    body: str = "Text.", *, title: str = "A synthetic brief", region: str = "Norway", actors: str = "", more: str = ""
) -> str:
    """A valid brief; ``more`` are further lines of front matter."""
    text = BRIEF.format(title=title, region=region, actors=actors, body=body)
    return text.replace("---\n", f"---\n{more.rstrip()}\n" if more else "---\n", 1)


@dataclass
class Site:
    """A built site, and what the build logged."""

    root: Path
    messages: list[str] = field(default_factory=list)
    aborted: bool = False

    def html(self, page: str) -> BeautifulSoup:
        """The page at a URL relative to the root: ``""``, ``actors/jane-doe/``. Tests must not change it."""
        path = self.root / "site" / page
        file = path / "index.html" if path.is_dir() else path
        return _parsed(file, file.stat().st_mtime_ns)

    def has(self, page: str) -> bool:
        path = self.root / "site" / page
        return (path / "index.html").is_file() if page.endswith("/") or not page else path.is_file()

    def warnings(self) -> list[str]:
        return [message for message in self.messages if not message.startswith("INFO")]

    def problem(self, code: str) -> str:
        """The only warning with this code. Fails if there is none or several."""
        found = [message for message in self.warnings() if f": {code}: " in message]
        assert len(found) == 1, f"{code} once in {self.warnings()}"
        return found[0]

    def target(self, page: str, link: Tag) -> str:
        """The target of a link on a page, relative to the site's root. Fails if the file or anchor does not exist."""
        href, anchor = urldefrag(str(link["href"]))
        href = href.partition("?")[0]
        base = self.root / "site" / page
        path = (((base if page.endswith("/") or not page else base.parent) / unquote(href)) if href else base).resolve()
        file = path / "index.html" if path.is_dir() else path
        assert file.is_file(), f"{link} on {page!r} leads to {file}, which is not there"
        if anchor:
            assert unquote(anchor) in _ids(file, file.stat().st_mtime_ns), f"{link} on {page!r}: no such anchor"
        address = path.relative_to((self.root / "site").resolve()).as_posix()
        return "" if address == "." else address + ("/" if path.is_dir() else "")


@lru_cache(maxsize=64)
def _parsed(file: Path, changed: int) -> BeautifulSoup:
    """A page, as it was when it was changed last: to read one takes a tenth of the time of a small site."""
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


@lru_cache(maxsize=256)
def _ids(file: Path, changed: int) -> frozenset[str]:
    return frozenset(str(tag["id"]) for tag in _parsed(file, changed).select("[id]"))


_get_env = Theme.get_env
_compiled = CompiledTemplates()
"""The themes' templates, for all sites: to compile them takes a third of the time of a small one."""


def _compiled_env(theme: Theme) -> Environment:
    environment = _get_env(theme)
    environment.bytecode_cache = _compiled
    return environment


class _Records(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.INFO)
        self.messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.getMessage()}")


def build_site(
    root: Path,
    files: Mapping[str, str],
    *,
    options: Mapping[str, Any] | None = None,
    config: Mapping[str, Any] | None = None,
    strict: bool = False,
    serve: bool = False,
) -> Site:
    """Write files (paths from the project's folder; pages under ``docs/``) and build them with MkDocs."""
    write_site(root, files, options=options, config=config)
    return rebuild(root, strict=strict, serve=serve)


def write_site(
    root: Path,
    files: Mapping[str, str],
    *,
    options: Mapping[str, Any] | None = None,
    config: Mapping[str, Any] | None = None,
) -> None:
    """Write the files of a project, and its ``mkdocs.yml``."""
    settings: dict[str, Any] = {
        "site_name": "Test",
        "theme": {"name": "material", "font": False},
        "plugins": [{"briefs": dict(options)} if options else "briefs"],
        **(config or {}),
    }
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")


def rebuild(root: Path, *, strict: bool = False, serve: bool = False) -> Site:
    """Build an existing project; with ``serve`` as in ``mkdocs serve``, with drafts."""
    with recorded(Site(root)) as site, patch.object(Theme, "get_env", _compiled_env):
        settings = load_config(str(root / "mkdocs.yml"), strict=strict)
        settings.plugins.on_startup(command="serve" if serve else "build", dirty=False)
        build(settings, serve_url="http://127.0.0.1:8000/" if serve else None)
    return site


@contextmanager
def recorded(site: Site) -> Iterator[Site]:
    """Record MkDocs' log and whether it aborts."""
    handler = _Records(site.messages)
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield site
    except Abort:
        site.aborted = True
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
