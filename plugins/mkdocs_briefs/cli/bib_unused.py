"""``briefs bib unused``: entries that no page cites."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_briefs.assembly.corpus import assembled
from mkdocs_briefs.cli.command import Command
from mkdocs_briefs.cli.project import folder_option, open_project
from mkdocs_briefs.cli.terminal import say
from mkdocs_briefs.keeping.store import store_in


@click.command("unused", cls=Command, example="briefs bib unused")
@folder_option
def command(folder: Path | None) -> None:
    """List the entries that no page cites or is based on, drafts included. Those that others inherit from are used."""
    opened = open_project(folder)
    configuration = opened.configuration
    store = store_in(configuration.root, keeps=configuration.settings.cache and configuration.is_written)
    with assembled(opened.read(), configuration, store, formats=False) as made:
        used = set(made.corpus.cited.keys)
    store.close()
    sources = opened.bibliography.sources.values()
    used |= {source.written.get("crossref", "").strip() for source in sources if source.key in used}
    for source in sorted(sources, key=lambda source: source.location):
        if source.key not in used:
            say(f"{source.location}: {source.key}: {source.plain.get('title', source.entry_type)}")
