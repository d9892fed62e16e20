"""The project that a command works in: found by its ``mkdocs.yml``, and read as a build reads it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_briefs.readers.configuration import Configuration, find_configuration, read_configuration
from mkdocs_briefs.readers.databases import read_databases
from mkdocs_briefs.readers.documents import read_documents
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.options import Settings
from mkdocs_briefs.readers.project import Project, read_project
from mkdocs_briefs.sources.bibtex import Bibliography

_FOLDER = "briefs"
"""The folder of pages where there is no ``mkdocs.yml`` to name it."""


class CommandError(Exception):
    """Why a command cannot do its work, and the way out, in whole sentences."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project as a command found it."""

    folder: Path
    """Of pages."""
    configuration: Configuration
    documents: Mapping[str, Document]
    bibliography: Bibliography

    def read(self, more: Mapping[str, Document] | None = None) -> Project:
        """The project as the preview shows it, with drafts; ``more`` are pages that are not there yet.

        Raises ProjectError.
        """
        with self.configuration.locating():
            return read_project(
                {**self.documents, **(more or {})},
                self.bibliography,
                self.configuration.settings,
                self.configuration.language,
            )


def add_folder(parser: argparse.ArgumentParser) -> None:
    """The option that all commands have."""
    parser.add_argument(
        "--folder",
        type=Path,
        help=f"the folder of pages (default: docs_dir of mkdocs.yml; {_FOLDER} where there is no such file)",
    )


def folder_of(options: argparse.Namespace) -> Path:
    """The folder of pages. Raises CommandError where there is none, ProjectError for a broken configuration."""
    return _existing(options.folder or _docs_dir(_configuration(options)))


def open_project(options: argparse.Namespace) -> Opened:
    """Read the pages and databases of the project.

    Raises CommandError where there is no folder of pages, ProjectError for what a build would refuse to begin with.
    """
    found = _configuration(options)
    folder = _existing(options.folder or _docs_dir(found))
    if found is None:
        found = Configuration(root=Path(), docs_dir=folder, language="en", excluded="", settings=Settings(), lines={})
        return Opened(folder, found, read_documents(folder), Bibliography())
    with found.locating():
        bibliography = read_databases(found.root, found.settings)
    return Opened(folder, found, read_documents(folder, found.excluded), bibliography)


def _configuration(options: argparse.Namespace) -> Configuration | None:
    """That of the project in whose folder, or below it, the pages are or the command is given."""
    file = find_configuration((options.folder or Path()).absolute())
    return read_configuration(_typed(file)) if file else None


def _docs_dir(configuration: Configuration | None) -> Path:
    return _typed(configuration.docs_dir) if configuration else Path(_FOLDER)


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise CommandError(f'there is no folder "{folder}". Name the pages\' folder with --folder.')
    return folder


def _typed(path: Path) -> Path:
    """A path as one would type it here."""
    return Path(os.path.relpath(path))
