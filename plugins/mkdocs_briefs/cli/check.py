"""``briefs check``: what a build would report about texts, front matter, profiles and databases, without MkDocs."""

from __future__ import annotations

import argparse
import sys

from mkdocs_briefs.assembly.corpus import assembled
from mkdocs_briefs.cli.project import add_folder, open_project, say


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of ``briefs``."""
    command = commands.add_parser("check", help="report what is wrong in texts, front matter and databases")
    add_folder(command)
    command.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    """Print each problem. Returns 1 if one of them would fail a strict build."""
    opened = open_project(options)
    with assembled(opened.read(preview=False), opened.configuration) as found:
        for sentence in found.left_out:
            say(f"briefs: {sentence}", sys.stderr)
        for problem in found.problems:
            say(f"{problem.severity.value}: {problem}")
    return int(any(problem.severity.fails for problem in found.problems))
