"""``briefs new``: the skeleton of a brief."""

from __future__ import annotations

import argparse
import datetime as dt
import json

from mkdocs_briefs.cli.project import CommandError, add_folder, folder_for_briefs, say, write_new
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


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of ``briefs``."""
    command = commands.add_parser("new", help="write the skeleton of a brief, as a draft")
    command.add_argument("title")
    add_folder(command)
    command.add_argument("--author", required=True, help="who signs it")
    command.add_argument("--region", required=True, help="where it plays: a country or a region")
    command.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> None:
    """Write the skeleton. An existing file is never overwritten."""
    file = folder_for_briefs(options) / page(slugify(options.title))
    # Any JSON string without characters that are never shown is a valid YAML string.
    given = {name: one_line(getattr(options, name)) for name in ("title", "author", "region")}
    values = {name: json.dumps(text, ensure_ascii=False) for name, text in given.items()}
    text = SKELETON.format(today=dt.date.today(), **values)  # noqa: DTZ011 - the author's own day
    if is_index(file.name):
        raise CommandError(f'"{file.name}" is the page of a folder. Choose another title.')
    write_new(file, text, "title")
    say(str(file))
