"""``briefs new``: the skeleton of a brief."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from mkdocs_briefs.cli.command import Command, CommandError
from mkdocs_briefs.cli.project import folder_for_briefs, folder_option, write_new
from mkdocs_briefs.cli.terminal import say
from mkdocs_briefs.model.addresses import is_index, page
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.naming import slugify

SKELETON = """\
---
title: {title}
date: {today}
author: {author}
region: {region}
actors: []
summary: >-
  What happened and why it matters, in one or two sentences.
tags: []
status: draft
---

Begin with the point.

## What is known

## What we make of it
"""


@click.command(
    "new", cls=Command, example='briefs new "Who may pass the Straits" --author "Briefing Desk" --region Turkey'
)
@click.argument("title")
@click.option("--author", required=True, help="Who signs it.")
@click.option("--region", required=True, help="Where it plays: a country or a region.")
@folder_option
def command(title: str, author: str, region: str, folder: Path | None) -> None:
    """Write the skeleton of a brief, as a draft.

    An existing file is never written over.
    """
    file = folder_for_briefs(folder) / page(slugify(title))
    # Any JSON string without characters that are never shown is a valid YAML string.
    given = {"title": title, "author": author, "region": region}
    values = {name: json.dumps(one_line(text), ensure_ascii=False) for name, text in given.items()}
    text = SKELETON.format(today=dt.date.today(), **values)  # noqa: DTZ011 - the author's own day
    if is_index(file.name):
        raise CommandError(f'"{file.name}" is the page of a folder. Choose another title.')
    write_new(file, text, "title")
    say(str(file))
