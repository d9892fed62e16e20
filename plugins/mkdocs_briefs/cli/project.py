"""The project of a command: located by its ``mkdocs.yml``, and read as in a build."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from mkdocs_briefs.cli.command import CommandError
from mkdocs_briefs.readers.configuration import Configuration, find_configuration, read_configuration
from mkdocs_briefs.readers.databases import read_databases
from mkdocs_briefs.readers.defaults import read_defaults, with_defaults
from mkdocs_briefs.readers.documents import read_documents
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.options import Settings
from mkdocs_briefs.readers.paths import in_order, seen_from
from mkdocs_briefs.readers.project import Project, read_project
from mkdocs_briefs.readers.states import THEME_STATUSES, Release
from mkdocs_briefs.readers.texts import read_text
from mkdocs_briefs.sources.bibtex import Bibliography

_FOLDER = "briefs"
"""The default folder of pages if there is no ``mkdocs.yml``."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The files of a project, before its names are resolved."""

    folder: Path
    """The folder of pages."""
    configuration: Configuration
    documents: Mapping[str, Document]
    bibliography: Bibliography

    def read(self, more: Mapping[str, Document] | None = None, *, preview: bool = True) -> Project:
        """The project with its drafts, as in a preview, or as it goes out.

        ``more`` are documents not yet written, by ``src_uri``.

        Raises ProjectError.
        """
        with self.configuration.locating():
            return read_project(
                {**self.documents, **(more or {})},
                self.bibliography,
                self.configuration.settings,
                self.configuration.language,
                release_of(self.configuration, preview=preview),
                home_at=self.configuration.home_at,
            )

    def now(self) -> dt.datetime:
        """The time in the publication's zone. ``SOURCE_DATE_EPOCH`` sets the clock, as in a build."""
        return _now(self.configuration)


def release_of(configuration: Configuration, *, preview: bool) -> Release:
    """What goes out now; in a preview all."""
    if preview:
        return Release()
    return Release(_now(configuration), False, (*THEME_STATUSES, *configuration.statuses))


def _now(configuration: Configuration) -> dt.datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise CommandError(f"SOURCE_DATE_EPOCH is no time ({error}). Write seconds since 1970, or unset it.") from error
    return now.astimezone(ZoneInfo(configuration.settings.timezone))


folder_option = click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help=f"The folder of pages. Default: docs_dir of mkdocs.yml; {_FOLDER} where there is no such file.",
)
"""The option that all commands have that read a project."""


def folder_for_briefs(named: Path | None) -> Path:
    """The folder for a new brief: the one that is named, that of pages, or the first of the option ``folders``.

    Raises CommandError if there is no folder of pages, ProjectError for an invalid configuration.
    """
    found = _configuration(named)
    folder = _checked(named or _docs_dir(found))
    return folder.joinpath(*(found.settings.folders[:1] if found and not named else ()))


def locate_project(named: Path | None) -> tuple[Path, Configuration]:
    """The folder of pages, which may be named, and the configuration around it, or else the defaults.

    Raises as ``open_project``.
    """
    found = _configuration(named)
    folder = _checked(named or _docs_dir(found))
    return folder, found or Configuration(
        root=Path(),
        docs_dir=folder,
        language="en",
        excluded="",
        settings=Settings(),
        meta_file="",
        lines={},
        is_written=False,
    )


def open_project(named: Path | None, without: Collection[str] = ()) -> Opened:
    """Read the pages and databases of the project, or those of the folder that is named.

    ``without`` are files that are left out, by ``src_uri``.
    Raises CommandError if there is no folder of pages, ProjectError if a build could not start.
    """
    folder, found = locate_project(named)

    def holds(uri: str) -> bool:
        return found.settings.holds(uri) and uri not in without

    if not found.is_written:
        return Opened(folder, found, read_documents(folder, holds=holds), Bibliography())
    with found.locating():
        bibliography = read_databases(found.root, found.settings)
    documents = read_documents(folder, found.excluded, holds)
    if found.meta_file:
        shared = {
            file.relative_to(folder).as_posix(): (file.as_posix(), read_text(file))
            for file in in_order(folder.rglob(found.meta_file))
        }
        defaults = read_defaults(shared)
        documents = {uri: with_defaults(document, uri, defaults) for uri, document in documents.items()}
    return Opened(folder, found, documents, bibliography)


def write_new(file: Path, content: str | bytes, called_by: str) -> None:
    """Write a file that must not be there yet, and its folder: whole or not at all.

    ``called_by`` is what gives the file its name. Raises CommandError.
    """
    if wrong := next((folder for folder in file.parents if folder.exists() and not folder.is_dir()), None):
        raise CommandError(f'"{wrong}" is no folder: "{file}" cannot be in it. Choose another {called_by}.')
    draft = file.with_name(f".{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("xb") as opened:
            opened.write(content.encode() if isinstance(content, str) else content)
        file.open("xb").close()  # the name is ours, or somebody else's: a renaming would replace their file
        try:
            draft.replace(file)
        except OSError:
            file.unlink()
            raise
    except FileExistsError as error:
        raise CommandError(f'"{file}" is there already. Choose another {called_by}, or edit that file.') from error
    except OSError as error:
        raise CommandError(f'"{file}" cannot be written: {error.strerror}. Mend that, then try again.') from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _configuration(named: Path | None) -> Configuration | None:
    """The configuration of the project around the folder, or around the current one; None if there is none."""
    file = find_configuration((named or Path()).absolute())
    return read_configuration(_relative(file)) if file else None


def _docs_dir(configuration: Configuration | None) -> Path:
    return _relative(configuration.docs_dir) if configuration else Path(_FOLDER)


def _checked(folder: Path) -> Path:
    if not folder.is_dir():
        raise CommandError(
            f'there is no folder "{folder}". Go to the folder of a publication, begin one with "briefs init DIR", or '
            "name the pages' folder with --folder."
        )
    return folder


def _relative(path: Path) -> Path:
    """The path relative to the current folder, as a user would type it."""
    return seen_from(".", path)
