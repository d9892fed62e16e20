"""Paths in messages."""

from __future__ import annotations

from pathlib import Path


def relative(path: Path, root: Path) -> str:
    """The path relative to the project's folder; unchanged if it is outside.

    A command names the project's folder from the current one, as ``..``: then paths are as an author would type them.
    """
    return path.relative_to(root).as_posix() if root.is_absolute() and path.is_relative_to(root) else path.as_posix()
