"""``briefs api``: the data for machines, without MkDocs and without a site."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_briefs.assembly.corpus import assembled
from mkdocs_briefs.cli.command import Command, CommandError
from mkdocs_briefs.cli.project import folder_option, open_project
from mkdocs_briefs.cli.terminal import say, warn
from mkdocs_briefs.model.addresses import api


@click.command("api", cls=Command, example="briefs api out")
@click.argument("output", type=click.Path(path_type=Path))
@folder_option
def command(output: Path, folder: Path | None) -> None:
    """Write the JSON data of the publication below the folder OUTPUT, without building its site.

    Files of before are written over.
    """
    opened = open_project(folder)
    with assembled(opened.read(preview=False), opened.configuration) as found:
        for sentence in found.left_out:
            warn(sentence)
        try:
            for address, export in found.exports.items():
                if address.startswith(api("")):
                    file = output / address
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(export.text().encode())
        except OSError as error:
            raise CommandError(f'"{output}" cannot be written: {error.strerror}. Mend that, then try again.') from error
    say(str(output / api("")))
