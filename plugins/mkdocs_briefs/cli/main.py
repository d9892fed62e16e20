"""The command ``briefs``."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence

from mkdocs_briefs import __version__
from mkdocs_briefs.cli import actors_add, actors_suggest, api, check, new
from mkdocs_briefs.cli.project import CommandError, say
from mkdocs_briefs.readers.errors import ProjectError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit status: 0, what the command found, or 1 with the reason on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows would write in the encoding of the country
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        for value in sys.argv[1:] if arguments is None else arguments:
            _refuse_undecoded(value)
        return options.run(options) or 0
    except (CommandError, ProjectError) as error:
        say(f"briefs: {error}", sys.stderr)
        return 1


def _refuse_undecoded(argument: str) -> None:
    try:
        argument.encode()
    except UnicodeEncodeError as error:
        shown = argument.encode(errors="backslashreplace").decode()
        raise CommandError(f'"{shown}" is not UTF-8. Write it in UTF-8, the encoding of all files.') from error


def parser() -> argparse.ArgumentParser:
    """The argument parser. Each command is a module that adds its own subparser."""
    found = argparse.ArgumentParser(prog="briefs", description="Commands of mkdocs-briefs.")
    found.add_argument("--version", action="version", version=f"mkdocs-briefs {__version__}")
    commands = found.add_subparsers(required=True, metavar="COMMAND")
    new.add_parser(commands)
    check.add_parser(commands)
    api.add_parser(commands)

    actors = commands.add_parser("actors", help="find names that need a profile, and write profiles")
    actor_commands = actors.add_subparsers(required=True, metavar="COMMAND")
    actors_suggest.add_parser(actor_commands)
    actors_add.add_parser(actor_commands)
    return found
