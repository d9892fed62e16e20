"""``briefs``: the commands beside the build."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from mkdocs_briefs import __version__
from mkdocs_briefs.cli import actors
from mkdocs_briefs.model.addresses import is_index, page
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit status: 0, or 1 with the reason on standard error."""
    options = _parser().parse_args(arguments)
    result: int = options.run(options)
    return result


def new(options: argparse.Namespace) -> int:
    """Write the skeleton of a brief; never over a file that is there."""
    file = Path(options.folder, page(slugify(options.title)))
    # A JSON string is a YAML string, whatever it holds.
    said = {name: json.dumps(getattr(options, name), ensure_ascii=False) for name in ("title", "author", "region")}
    text = SKELETON.format(today=dt.date.today(), **said)  # noqa: DTZ011 - the author's own day
    if is_index(file.name):
        print(f'briefs: "{file.name}" is the page of a folder. Choose another title.', file=sys.stderr)
        return 1
    if not file.parent.is_dir():
        print(f'briefs: there is no folder "{file.parent}". Name the pages\' folder with --folder.', file=sys.stderr)
        return 1
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError:
        print(f'briefs: "{file}" is there already. Choose another title, or edit that file.', file=sys.stderr)
        return 1
    print(file)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="briefs", description="Commands of mkdocs-briefs.")
    parser.add_argument("--version", action="version", version=f"mkdocs-briefs {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("new", help="write the skeleton of a brief, as a draft")
    command.add_argument("title")
    command.add_argument("--folder", default="briefs", help="the folder of pages (default: briefs)")
    command.add_argument("--author", required=True, help="who signs it")
    command.add_argument("--region", required=True, help="where it plays: a country or a region")
    command.set_defaults(run=new)

    actors.add_commands(commands.add_parser("actors", help="find names that need a profile, and write profiles"))
    return parser
