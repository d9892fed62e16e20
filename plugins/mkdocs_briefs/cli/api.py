"""``briefs api``: the data for machines, without MkDocs and without a site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mkdocs_briefs.assembly.corpus import assembled
from mkdocs_briefs.cli.project import CommandError, add_folder, open_project, say
from mkdocs_briefs.model.addresses import api


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of ``briefs``."""
    command = commands.add_parser("api", help="write the JSON data of the publication, without building its site")
    add_folder(command)
    command.add_argument("output", type=Path, help=f"the folder in which {api('')} is written")
    command.set_defaults(run=_api)


def _api(options: argparse.Namespace) -> None:
    """Write the files, over those of before."""
    opened = open_project(options)
    with assembled(opened.read(preview=False), opened.configuration) as found:
        for sentence in found.left_out:
            say(f"briefs: {sentence}", sys.stderr)
        try:
            for address, export in found.exports.items():
                if address.startswith(api("")):
                    file = options.output / address
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(export.text().encode())
        except OSError as error:
            raise CommandError(
                f'"{options.output}" cannot be written: {error.strerror}. Mend that, then try again.'
            ) from error
    say(str(options.output / api("")))
