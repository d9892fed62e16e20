"""Paths in messages and in front matter."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import TypeVar

from mkdocs_briefs.model.addresses import MARKDOWN, is_page

_P = TypeVar("_P", bound=PurePath)


def in_order(paths: Iterable[_P]) -> list[_P]:
    """The paths in one order on all systems: those of Windows compare without regard to capitals."""
    return sorted(paths, key=lambda path: path.parts)


def seen_from(folder: str | Path, path: Path) -> Path:
    """The path as one would type it in a folder; absolute on another drive, to which no relative one leads."""
    try:
        return Path(os.path.relpath(path, folder))
    except ValueError:
        return path.absolute()


def relative(path: Path, root: Path) -> str:
    """The path relative to the project's folder; unchanged if it is outside.

    A command names the project's folder from the current one, as ``..``: then paths are as an author would type them.
    """
    return path.relative_to(root).as_posix() if root.is_absolute() and path.is_relative_to(root) else path.as_posix()


def pages_at(src_uri: str, path: str) -> list[str]:
    """The files that a path may mean: from the page's own folder, or from the folder of pages, with or without end."""
    paths = (
        posixpath.normpath(posixpath.join(folder, path.lstrip("/"))) for folder in (posixpath.dirname(src_uri), "")
    )
    return [page for path in paths for page in ([path] if is_page(path) else [path + end for end in MARKDOWN])]
