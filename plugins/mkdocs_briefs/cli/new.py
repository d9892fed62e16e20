"""``briefs new``: the skeleton of a brief."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import click

from mkdocs_briefs.cli.command import Command, CommandError
from mkdocs_briefs.cli.drafts import WHEN_READY, front_matter, refuse_unsound
from mkdocs_briefs.cli.project import folder_for_briefs, folder_option, open_project, write_new
from mkdocs_briefs.cli.terminal import say, tell
from mkdocs_briefs.cli.texts import texts_in
from mkdocs_briefs.model.addresses import is_index, page
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.naming import slugify
from mkdocs_briefs.model.problem import did_you_mean

SKELETONS = ("brief", "warning", "review", "profile")
"""The skeletons of each language in ``data/texts``: a front matter, less what is filled in, and a text."""


@click.command(
    "new",
    cls=Command,
    example='briefs new "Who may pass the Straits" --author "Briefing Desk" --region Turkey --region "Black Sea"\n'
    'briefs new "The Straits in one book" --author "Briefing Desk" --region TR --template review --based-on ash2001',
)
@click.argument("title")
@click.option("--author", "authors", multiple=True, required=True, help="Who signs it; repeat it for more.")
@click.option(
    "--region",
    "regions",
    multiple=True,
    required=True,
    help="Where it plays, a country or a region; repeat it for more.",
)
@click.option("--actor", "actors", multiple=True, help="Whom it is about; repeat it for more.")
@click.option("--based-on", multiple=True, metavar="KEY", help="The work that it reviews; repeat it for more.")
@click.option("--template", type=click.Choice(SKELETONS), default="brief", show_default=True, help="The skeleton.")
@folder_option
def command(
    *,
    title: str,
    authors: Sequence[str],
    regions: Sequence[str],
    actors: Sequence[str],
    based_on: Sequence[str],
    template: str,
    folder: Path | None,
) -> None:
    """Write the skeleton of a brief, as a draft of today, in the language of the site.

    It is checked as a build would; an existing file is never written over. Where a text is to be written stands
    "[Replace: ...]", or the same in that language: while one of them is left, no build publishes the brief.
    """
    opened = open_project(folder)
    file = folder_for_briefs(folder) / page(slugify(title))
    if is_index(file.name):
        raise CommandError(f'"{file.name}" is the page of a folder. Choose another title.')
    fields = {
        "title": one_line(title),
        "date": opened.now().date(),
        "author": _one_or_all(authors),
        "region": _one_or_all(regions),
        "actors": list(map(one_line, actors)),
        "based_on": _one_or_all(based_on),
        "status": "draft",
    }
    language = opened.configuration.language
    skeleton = (texts_in(language) / "skeletons" / page(template)).read_text(encoding="utf-8")
    text = front_matter(fields) + skeleton.removeprefix("---\n")
    refuse_unsound(text, file, opened)
    _refuse_unknown(based_on, opened.bibliography.sources)
    write_new(file, text, "title")
    say(str(file))
    tell(f"Write what its brackets ask for. {WHEN_READY}")


def _refuse_unknown(keys: Sequence[str], known: Collection[str]) -> None:
    for key in keys:
        if key not in known:
            hint = did_you_mean(key, known) or " Add the entry to a database, or mend the key."
            raise CommandError(f'no BibTeX entry has the key "{key}".{hint}')


def _one_or_all(given: Sequence[str]) -> str | list[str]:
    """One text alone, or a list."""
    texts = list(map(one_line, given))
    return texts[0] if len(texts) == 1 else texts
