"""The databases of a project, which commands change where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mkdocs_briefs.cli.command import CommandError
from mkdocs_briefs.cli.project import Opened
from mkdocs_briefs.readers.databases import databases
from mkdocs_briefs.sources.bibtex.editing import EditError, with_fields


def databases_of(opened: Opened, named: Sequence[Path] = ()) -> list[Path]:
    """The databases that are named, or all. Raises CommandError if there is none."""
    configuration = opened.configuration
    with configuration.locating():
        found = list(named) or (
            databases(configuration.root, configuration.settings) if configuration.is_written else []
        )
    if not found:
        raise CommandError("the project has no database. Put a .bib file into the folder bib.")
    return found


def read_database(path: Path) -> str:
    """The text of a database, with its ends of lines. Raises CommandError."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(f'"{path}" is not UTF-8, and is left as it is. Save it as UTF-8.') from error
    except OSError as error:
        raise CommandError(f'"{path}" cannot be read: {error.strerror}. Mend that, then try again.') from error


def write_database(path: Path, text: str) -> None:
    """Put another text in its place, whole or not at all. Raises CommandError."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(text.encode())
        draft.replace(path)
    except OSError as error:
        raise CommandError(f'"{path}" cannot be written: {error.strerror}. Mend that, then try again.') from error
    finally:
        draft.unlink(missing_ok=True)


def add_fields(places: Mapping[str, Path], fields: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Write fields into entries, by key. ``places`` are their databases. Gives a sentence for each that cannot be."""
    for key, added in fields.items():
        try:
            write_database(places[key], with_fields(read_database(places[key]), key, added))
        except EditError as error:
            yield f"{places[key]}: {error}"
