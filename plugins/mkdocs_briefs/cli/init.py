"""``briefs init``: a publication that builds at once."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import click

from mkdocs_briefs import __version__
from mkdocs_briefs.cli.command import Command, CommandError
from mkdocs_briefs.cli.project import open_project, write_new
from mkdocs_briefs.cli.schema import schema_files, write_schemas
from mkdocs_briefs.cli.terminal import say, warn
from mkdocs_briefs.cli.texts import texts_in
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.problem import did_you_mean

_MATERIAL = "material"
_LIKED = (_MATERIAL, "mkdocs")
"""The themes that are taken where none is named, the first that is installed."""
_DOT = "dot-"
"""Stands for the dot of a name in the package: tools would obey a ``.gitignore`` that is there to be copied."""
_ASK_OTHERS = ("mkdocs", "readthedocs")
"""Themes that have readers' browsers ask another host, for the colours of code, unless they are told not to."""


@click.command("init", cls=Command, example="briefs init straits-desk\nbriefs init straits-desk --language de")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--theme", help=f"A theme of MkDocs that is installed. Default: {_MATERIAL} if it is, else {_LIKED[1]}.")
@click.option("--language", default="en", show_default=True, help="Of the pages and the example, as in de or pt-BR.")
def command(folder: Path, theme: str | None, language: str) -> None:
    """Begin a publication in the folder DIR: configuration, an example of a brief with its source, workflow.

    It builds at once. A file that is there already is never written over.
    """
    themes = {found.name: found for found in entry_points(group="mkdocs.themes")}
    name = theme or next(each for each in _LIKED if each in themes)
    if name not in themes:
        raise CommandError(
            f'no theme "{name}" is installed.{did_you_mean(name, themes)} Install it, or take one of these: '
            f"{', '.join(sorted(themes))}."
        )
    title = _title(folder)
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        raise CommandError(f'"{language}" is no code of a language. Write one as de or pt-BR.')
    has_pagefind = name == _MATERIAL and find_spec("pagefind_bin") is not None
    values = {
        "name": json.dumps(title, ensure_ascii=False),  # any JSON string is a valid YAML string
        "title": title,
        "theme": _theme(name, themes[name], language),
        "smarty": "  - smarty\n" if language == "en" else "",  # its quotation marks are those of English
        "today": dt.datetime.now(dt.UTC).date().isoformat(),  # in the time zone of a build, or the brief is yet to come
        "extra": ("[material,search]" if has_pagefind else "[material]") if name == _MATERIAL else "",
        "search": ":\n      search_engine: pagefind" if has_pagefind else "",
        "version": __version__,
    }
    made = {folder / path: _filled(text, values) for path, text in _templates(language)}
    if there := [str(file) for file in (*made, *(folder / file for file in schema_files())) if os.path.lexists(file)]:
        more = f" and {len(there) - 1} more" if there[1:] else ""
        raise CommandError(f'"{there[0]}"{more} would be written over. Name a new folder, or an empty one.')
    for file, text in made.items():
        write_new(file, text, "folder")
    schemas = list(write_schemas(open_project(folder / "briefs")))
    if theme is None and name != _MATERIAL:
        warn(
            f'without Material, the theme is "{name}". For its look, call {sys.executable} -m pip install '
            f'mkdocs-material, and write "name: {_MATERIAL}" under "theme" in mkdocs.yml.'
        )
    say(f"{folder}: {len(made) + len(schemas)} files. Go on with:")
    named = shlex.quote(str(folder))
    if sys.platform == "win32" and named != str(folder):
        named = f'"{folder}"'
    for line in ([f"cd {named}"] if folder != Path() else []) + ["mkdocs serve"]:
        say(f"  {line}")


def _title(folder: Path) -> str:
    """A name for the site: that of the folder, in words."""
    return one_line(re.sub(r"[-_\s]+", " ", folder.absolute().name)).title() or "Briefs"


def _theme(name: str, found: EntryPoint, language: str) -> str:
    """The theme's part of the configuration. Raises CommandError if it does not know the language."""
    lines = ["theme:", f"  name: {name}", f"  language: {language}"]
    folder = found.dist.locate_file(found.value.replace(".", "/")) if found.dist else None
    if name == _MATERIAL:
        known = {file.stem for file in Path(str(folder)).glob("partials/languages/*.html")}
        if language not in known:
            raise CommandError(f'Material has no language "{language}". Take one of these: {", ".join(sorted(known))}.')
        lines += ["  icon:", "    logo: material/newspaper-variant-outline"]
    elif Path(str(folder), "locales", language.replace("-", "_")).is_dir():  # MkDocs warns of others
        lines.append(f"  locale: {language.replace('-', '_')}")
    if name in _ASK_OTHERS:
        lines.append("  highlightjs: false # it would ask another host")
    return "\n".join(lines)


def _templates(language: str) -> Iterator[tuple[PurePosixPath, str]]:
    """What is written, by path from the publication's folder."""
    for folder in (files("mkdocs_briefs") / "data" / "publication", texts_in(language) / "publication"):
        for path, template in _walk(folder, PurePosixPath()):
            if path.name == "Makefile" and sys.platform == "win32":
                continue  # nobody has make there
            yield path, template.read_text(encoding="utf-8")


def _walk(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        own = path / re.sub(f"^{_DOT}", ".", item.name)
        if item.is_dir():
            yield from _walk(item, own)
        else:
            yield own, item


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"@@(\w+)@@", lambda found: values[found[1]], text)
