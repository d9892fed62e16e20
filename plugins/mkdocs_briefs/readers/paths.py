"""Paths in messages."""

from __future__ import annotations

from pathlib import Path


def relative(path: Path, root: Path) -> str:
    """The path relative to the project's folder; unchanged if it is outside."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
