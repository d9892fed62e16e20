"""The BibTeX databases of a project: which files they are, and what they hold."""

from __future__ import annotations

import os
from functools import lru_cache
from glob import glob
from pathlib import Path

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.options import SettingError, Settings
from mkdocs_briefs.readers.paths import in_order, relative
from mkdocs_briefs.readers.texts import UnreadableError, read_text
from mkdocs_briefs.sources.bibtex import Bibliography, read_bibliography

DEFAULT_FOLDER = "bib"
"""The folder whose databases are read if the option ``bibliography`` is not set."""
_FILES = "*.[bB][iI][bB]"
"""Also capitals, which Windows takes for the same."""


def databases(root: Path, settings: Settings) -> list[Path]:
    """The databases, in the order of the option.

    Raises SettingError if an item of it matches no file, ProjectError for a folder that may not be read.
    """
    if settings.bibliography is None:
        return _within(root / DEFAULT_FOLDER)
    found: dict[Path, None] = {}
    for item in settings.bibliography:
        path = root / item
        is_folder = path.is_dir()
        matches = (
            _within(path) if is_folder else in_order(map(root.joinpath, glob(item, root_dir=root, recursive=True)))
        )
        matches = [match for match in matches if match.is_file()]
        if not matches:
            way_out = "Name a .bib file, a folder or a pattern, from the folder of mkdocs.yml."
            raise SettingError("bibliography", f'there is no database "{item}".', way_out)
        found.update(dict.fromkeys(matches))
    return list(found)


def _within(folder: Path) -> list[Path]:
    if folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
        raise ProjectError(
            f'the folder "{folder}" cannot be read: permission denied. Give yourself the right to read it.'
        )
    return in_order(folder.rglob(_FILES))


def read_databases(root: Path, settings: Settings) -> Bibliography:
    """The entries of all databases, and the problems in them. Raises SettingError as ``databases`` does."""
    texts: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for path in databases(root, settings):
        file = relative(path, root)
        try:
            # What is no UTF-8 costs no more than the letters it touches; they are surrogates here.
            texts.append((file, read_text(path, errors="surrogateescape")))
        except UnreadableError as error:
            problems.append(Problem(codes.BIBTEX_FILE, Location(file, 1), f"the database cannot be read: {error}"))
    found = _read(tuple(texts))
    return Bibliography(found.sources, (*problems, *found.problems))


@lru_cache(maxsize=1)  # for the next build of a preview
def _read(texts: tuple[tuple[str, str], ...]) -> Bibliography:
    return read_bibliography(texts)


def watched_folders(root: Path, settings: Settings) -> list[str]:
    """The folders in which a preview watches for changed and new databases."""
    default = root / DEFAULT_FOLDER
    return sorted(
        {str(path.parent) for path in databases(root, settings)} | ({str(default)} if default.is_dir() else set())
    )
