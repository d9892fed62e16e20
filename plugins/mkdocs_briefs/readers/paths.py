"""Paths in messages."""

from __future__ import annotations

from pathlib import Path


def relative(path: Path, root: Path) -> str:
    """A path as the author would type it in the project's folder."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
