"""Citation styles: by a name, or from a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs_briefs.citations.engine import EngineError


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
    except OSError as error:
        raise EngineError(f"the file cannot be read: {error.strerror}. Give yourself the right to read it.") from error
