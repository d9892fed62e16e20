"""``briefs actors suggest``: names in briefs that may need a profile or an alias."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from mkdocs_briefs.cli.actors_add import add_profile
from mkdocs_briefs.cli.command import Command, CommandError
from mkdocs_briefs.cli.identifiers import COLUMNS, LIST, Identifiers, read_identifiers
from mkdocs_briefs.cli.project import Opened, folder_option, open_project
from mkdocs_briefs.cli.terminal import say, warn
from mkdocs_briefs.linking.suggestions import Suggestion, Suggestions, Text, suggest
from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.addresses import is_profile
from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.readers.briefs import is_brief
from mkdocs_briefs.readers.project import Project

_MAX_PLACES = 3
_MAX_LONGER = 2


@click.command(
    "suggest", cls=Command, example="briefs actors suggest\nbriefs actors suggest briefs/one.md --minimum 1 --write"
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--minimum",
    type=click.IntRange(min=1),
    metavar="N",
    help="List a name that occurs N times. Default: three times, or in two briefs.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="For a reader, or for a program.",
)
@click.option("--write", is_flag=True, help="Write a profile, as a draft, for each name that recurs.")
@click.option(
    "--identifiers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"A list of known actors, CSV with {', '.join(COLUMNS)}. Default: {LIST} beside mkdocs.yml, if it is there.",
)
@folder_option
def command(
    *,
    files: Sequence[Path],
    minimum: int | None,
    form: str,
    write: bool,
    identifiers: Path | None,
    folder: Path | None,
) -> None:
    """List names in the briefs, or in some of them, that have no profile.

    It changes nothing, unless it is to write.
    """
    opened = open_project(folder)
    project = opened.read()
    _warn_of_unread(project)
    wanted = {os.path.abspath(file) for file in files}  # noqa: PTH100 - keeps symlinks
    texts = (
        Text(uri, document.file, document.body, document.body_line)
        for uri, document in project.documents.items()
        if is_brief(uri, document) and (not wanted or os.path.abspath(opened.folder / uri) in wanted)  # noqa: PTH100
    )
    suggestions = suggest(texts, project.publication, minimum)
    known = read_identifiers(identifiers or opened.configuration.root / LIST, is_named=identifiers is not None)
    if write:
        _write(suggestions, opened, known)
    elif form == "json":
        print(_encoded(_as_json(suggestions, opened.folder, known)))
    else:
        print("\n\n".join(_as_text(suggestions, opened.folder, known)))


def _write(suggestions: Suggestions, opened: Opened, known: Identifiers) -> None:
    """Write a draft for each name that recurs; one that cannot have a profile is told, and keeps no other back."""
    for row in suggestions.names:
        try:
            fields = {key: json.dumps(value) for key, value in known.get(fold(row.name), {}).items()}
            say(str(add_profile(opened, [row.name], **fields, status="draft")))
        except CommandError as error:
            warn(f'"{row.name}": {error}')


def _warn_of_unread(project: Project) -> None:
    """Warn of profiles that cannot be read, since their names may be suggested."""
    unread = {
        document.file
        for uri, document in project.documents.items()
        if is_profile(uri) and uri not in project.publication.profiles
    }
    for problem in project.problems:
        if problem.location.file in unread:
            warn(f"{problem} The profile's names are not known until then.")


def _as_text(suggestions: Suggestions, folder: Path, known: Identifiers) -> Iterator[str]:
    if suggestions.names:

        def shown(row: Suggestion) -> str:
            item = known.get(fold(row.name), {}).get("wikidata")
            return f"{_with_longer(row)} [{item}]" if item else _with_longer(row)

        yield _table("Names that recur and have no profile:", suggestions.names, shown)
    if suggestions.near:
        yield _table("Names that are close to a registered one:", suggestions.near, _with_near)
    if suggestions.twins:
        pairs = (f"  {_shown(one, folder)} and {_shown(other, folder)}" for one, other in suggestions.twins)
        yield "\n".join(("Registered names that are close to one another:", *pairs))
    if not any((suggestions.names, suggestions.near, suggestions.twins)):
        yield "No name recurs without a profile, and none is close to another."


def _table(title: str, rows: Sequence[Suggestion], naming: Callable[[Suggestion], str]) -> str:
    names = [visible(naming(row)) for row in rows]
    width = max(map(len, names))
    lines = [title, f"  times  briefs  {'name':{width}}  where"]
    lines += [
        f"  {row.count:5}  {row.briefs:6}  {name:{width}}  {_places(row)}"
        for row, name in zip(rows, names, strict=True)
    ]
    return "\n".join(lines)


def _places(row: Suggestion) -> str:
    more = ", ..." if len(row.places) > _MAX_PLACES else ""
    return visible(", ".join(map(str, row.places[:_MAX_PLACES]))) + more


def _with_longer(row: Suggestion) -> str:
    return f"{row.name} ({', '.join(row.longer[:_MAX_LONGER])})" if row.longer else row.name


def _with_near(row: Suggestion) -> str:
    return f"{row.name} (close to {', '.join(actor.name for actor in row.near)})"


def _shown(actor: Actor, folder: Path) -> str:
    return visible(f"{actor.name} ({folder / actor.src_uri})")


def _encoded(data: object) -> str:
    """The data as JSON, in letters of all scripts unless something acts on a terminal."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    is_harmless = all(visible(line) == line for line in text.split("\n"))
    return text if is_harmless else json.dumps(data, indent=2)


def _as_json(suggestions: Suggestions, folder: Path, known: Identifiers) -> dict[str, object]:
    return {
        "names": [_suggestion_as_json(row, folder) | known.get(fold(row.name), {}) for row in suggestions.names],
        "near": [_suggestion_as_json(row, folder) for row in suggestions.near],
        "twins": [[_actor_as_json(actor, folder) for actor in pair] for pair in suggestions.twins],
    }


def _suggestion_as_json(row: Suggestion, folder: Path) -> dict[str, object]:
    return {
        "name": row.name,
        "count": row.count,
        "briefs": row.briefs,
        "places": [str(place) for place in row.places],
        "longer": list(row.longer),
        "near": [_actor_as_json(actor, folder) for actor in row.near],
    }


def _actor_as_json(actor: Actor, folder: Path) -> dict[str, object]:
    return {"name": actor.name, "page": (folder / actor.src_uri).as_posix()}
