"""``briefs bib tidy``: databases in order, with nothing lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from mkdocs_briefs.cli.bib_files import databases_of, read_database, write_database
from mkdocs_briefs.cli.command import Command
from mkdocs_briefs.cli.fixes import difference
from mkdocs_briefs.cli.project import folder_option, open_project
from mkdocs_briefs.cli.terminal import fail, say
from mkdocs_briefs.sources.bibtex.editing import EditError, tidied


@click.command("tidy", cls=Command, example="briefs bib tidy\nbriefs bib tidy bib/press.bib --check")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; show what would, and end with 1 if something would.")
@folder_option
def command(files: Sequence[Path], *, check: bool, folder: Path | None) -> int:
    """Put databases in order: entries by key, a field a line, names of types and fields in small letters.

    Values, unknown fields and comments stay as they are written. Prints the names of the files that it changes.
    """
    status = 0
    for path in databases_of(open_project(folder), files):
        before = read_database(path)
        try:
            after = tidied(before)
        except EditError as error:
            fail(f"{path}: {error}")
            status = 1
            continue
        if after == before:
            continue
        if check:
            for line in difference(path, before, after):
                say(line)
            status = 1
        else:
            write_database(path, after)
            say(str(path))
    return status
