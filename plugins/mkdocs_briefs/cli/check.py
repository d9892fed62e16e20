"""``briefs check``: what a build would report about texts, front matter, profiles and databases, without MkDocs."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_briefs.assembly.corpus import assembled
from mkdocs_briefs.cli.command import Command
from mkdocs_briefs.cli.project import folder_option, open_project
from mkdocs_briefs.cli.terminal import say, warn


@click.command("check", cls=Command, example="briefs check")
@folder_option
def command(folder: Path | None) -> int:
    """Report what is wrong in texts, front matter and databases.

    The exit status is 1 if a problem would fail a strict build.
    """
    opened = open_project(folder)
    with assembled(opened.read(preview=False), opened.configuration) as found:
        for sentence in found.left_out:
            warn(sentence)
        for problem in found.problems:
            say(f"{problem.severity.value}: {problem}")
    return int(any(problem.severity.fails for problem in found.problems))
