"""Citation styles: which one, and what kind it turns out to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from mkdocs_briefs.citations.engine import EngineError


class StyleKind(Enum):
    """Where a style puts its citations."""

    AUTHOR_DATE = "author-date"
    """In the text: ``(Ash 2001)``."""
    NUMERIC = "numeric"
    """In the text, as the number of the reference: ``[1]``."""
    NOTE = "note"
    """In notes, with a number in the text."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style that the engine knows by its name, or the text of a CSL file."""

    name: str
    csl: str = ""


def read_style(name: str, root: Path) -> Style:
    """A style by its name, or by the path of its ``.csl`` file from a folder.

    Raises EngineError where the file cannot be read; whether the engine can use the style, making one says.
    """
    if not name.endswith(".csl"):
        return Style(name)
    file = root / name
    if not file.is_file():
        raise EngineError(f"there is no file {name}. Its path is relative to mkdocs.yml.")
    try:
        return Style(file.stem, file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise EngineError(f"the file is not UTF-8 ({error.reason} at byte {error.start}). Save it as UTF-8.") from error
