"""The BibTeX databases of a project: which files they are."""

from __future__ import annotations

from glob import glob
from pathlib import Path

from mkdocs.exceptions import PluginError

from mkdocs_briefs.adapter.config import BriefsConfig

DEFAULT = "bib"
"""The folder whose databases are read where the option names none."""


def databases(root: Path, options: BriefsConfig) -> list[Path]:
    """The databases, in the order of the option. Raises PluginError where it names one that is not there."""
    if options.bibliography is None:
        return sorted((root / DEFAULT).rglob("*.bib"))
    found: dict[Path, None] = {}
    for item in options.bibliography:
        path = root / item
        matches = sorted(path.rglob("*.bib")) if path.is_dir() else sorted(map(Path, glob(str(path), recursive=True)))
        matches = [match for match in matches if match.is_file()]
        if not matches:
            raise PluginError(f'briefs: the option "bibliography" names "{item}", and there is no such database.')
        found.update(dict.fromkeys(matches))
    return list(found)


def read_text(path: Path) -> str:
    """The text of a database. What is no UTF-8 shows as such, and costs no more than the letters it touches."""
    return path.read_text(encoding="utf-8-sig", errors="replace")


def watched_folders(root: Path, options: BriefsConfig) -> list[str]:
    """The folders where a change of a database, or a new one, is to be noticed."""
    default = root / DEFAULT
    return sorted(
        {str(path.parent) for path in databases(root, options)} | ({str(default)} if default.is_dir() else set())
    )
