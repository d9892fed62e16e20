"""``briefs bib missing``: keys that pages cite and no database has."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_briefs.assembly.corpus import assembled
from mkdocs_briefs.cli.command import Command
from mkdocs_briefs.cli.project import folder_option, open_project
from mkdocs_briefs.cli.terminal import say
from mkdocs_briefs.keeping.store import store_in
from mkdocs_briefs.model import codes


@click.command("missing", cls=Command, example="briefs bib missing")
@folder_option
def command(folder: Path | None) -> int:
    """List the keys that pages cite and no database has, with the nearest; drafts included.

    The exit status is 1 if there is one.
    """
    opened = open_project(folder)
    configuration = opened.configuration
    store = store_in(configuration.root, keeps=configuration.settings.cache and configuration.is_written)
    with assembled(opened.read(), configuration, store, formats=False) as made:
        found = [problem for problem in made.problems({}) if problem.code == codes.CITATION_UNKNOWN]
    store.close()
    for problem in sorted(found, key=lambda problem: problem.location):
        say(f"{problem.location}: {problem.message}")
    return int(bool(found))
