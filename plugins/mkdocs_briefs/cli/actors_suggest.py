"""``briefs actors suggest``: names in briefs that may need a profile or an alias."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from mkdocs_briefs.cli.command import Command
from mkdocs_briefs.cli.project import folder_option, open_project
from mkdocs_briefs.cli.terminal import warn
from mkdocs_briefs.linking.suggestions import Suggestion, Suggestions, Text, suggest
from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.addresses import is_profile
from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.readers.briefs import is_brief
from mkdocs_briefs.readers.project import Project

_MAX_PLACES = 3
_MAX_LONGER = 2


@click.command("suggest", cls=Command, example="briefs actors suggest")
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
@folder_option
def command(minimum: int | None, form: str, folder: Path | None) -> None:
    """List names in the briefs that have no profile.

    It changes nothing.
    """
    opened = open_project(folder)
    project = opened.read()
    _warn_of_unread(project)
    texts = (
        Text(uri, document.file, document.body, document.body_line)
        for uri, document in project.documents.items()
        if is_brief(uri, document)
    )
    suggestions = suggest(texts, project.publication, minimum)
    if form == "json":
        print(_encoded(_as_json(suggestions, opened.folder)))
    else:
        print("\n\n".join(_as_text(suggestions, opened.folder)))


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


def _as_text(suggestions: Suggestions, folder: Path) -> Iterator[str]:
    if suggestions.names:
        yield _table("Names that recur and have no profile:", suggestions.names, _with_longer)
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


def _as_json(suggestions: Suggestions, folder: Path) -> dict[str, object]:
    return {
        "names": [_suggestion_as_json(row, folder) for row in suggestions.names],
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
