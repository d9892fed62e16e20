"""The command ``briefs``."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import click

from mkdocs_briefs import __version__
from mkdocs_briefs.cli.command import CommandError, Group
from mkdocs_briefs.cli.terminal import fail
from mkdocs_briefs.readers.errors import ProjectError

briefs = Group(
    "briefs",
    modules=["init", "new", "import_", "check", "explain", "archive", "links", "schema", "api"],
    help="Write, check and export the briefs of a publication. Call it anywhere in its folder.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
briefs.add_command(
    Group(
        "actors",
        modules=["actors_suggest", "actors_add"],
        help="Find names that need a profile, and write profiles.",
    )
)
briefs.add_command(
    Group(
        "bib",
        modules=["bib_tidy", "bib_unused", "bib_missing", "bib_add"],
        help="Keep the databases of sources: in order, without gaps, with new entries.",
    )
)
click.version_option(__version__, message="mkdocs-briefs %(version)s")(briefs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit status: 0, what the command found, 1 with the reason on standard error, or 2 for
    a command line that cannot be read.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows would write in the encoding of the country
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        for value in given:
            _refuse_undecoded(value)
        status = briefs.main(given, prog_name="briefs", standalone_mode=False)
    except (CommandError, ProjectError) as error:
        fail(str(error))
        return 1
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.UsageError as error:
        called = error.ctx.command_path if error.ctx else "briefs"
        fail(f'{error.format_message()} See the example in "{called} --help".')
        return error.exit_code
    except click.Abort:
        return 1
    return status or 0


def _refuse_undecoded(argument: str) -> None:
    try:
        argument.encode()
    except UnicodeEncodeError as error:
        shown = argument.encode(errors="backslashreplace").decode()
        raise CommandError(f'"{shown}" is not UTF-8. Write it in UTF-8, the encoding of all files.') from error
