"""``briefs actors add``: a new profile."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from mkdocs_briefs.cli.command import Command, CommandError
from mkdocs_briefs.cli.project import Opened, folder_option, open_project, write_new
from mkdocs_briefs.cli.terminal import say, warn
from mkdocs_briefs.linking.suggestions import near_names
from mkdocs_briefs.model.addresses import ACTORS, folder_of, is_index, page, stem
from mkdocs_briefs.model.gazetteer import AmbiguousPlaceError, Gazetteer
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.naming import fold, slugify
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.territory import Territory
from mkdocs_briefs.readers.front_matter import read_document


@click.command(
    "add",
    cls=Command,
    example='briefs actors add "Anna Ashwell" --kind person --alias "A. Ashwell" --country Norway --wikidata Q42',
)
@click.argument("name")
@click.option("--kind", type=click.Choice([kind.value for kind in ActorKind]), help="What it is.")
@click.option("--alias", "aliases", multiple=True, help="Another name; repeat it for more.")
@click.option("--country", help="Country name or ISO 3166-1 code.")
@click.option("--wikidata", metavar="Q", help="Wikidata item, as in Q42.")
@folder_option
def command(
    *,
    name: str,
    kind: str | None,
    aliases: Sequence[str],
    country: str | None,
    wikidata: str | None,
    folder: Path | None,
) -> None:
    """Write the profile of an actor.

    It is checked as a build would; an existing file is never written over.
    """
    opened = open_project(folder)
    name, *aliases = dict.fromkeys(" ".join(given.split()) for given in (name, *aliases))
    fields = {"kind": kind, "aliases": _quoted(aliases), "country": _quoted(country), "wikidata": _quoted(wikidata)}
    say(str(add_profile(opened, (name, *aliases), **fields)))


def add_profile(opened: Opened, names: Sequence[str], **fields: str | None) -> Path:
    """Write the profile of an actor, and warn of names that are near.

    The first of the names is its own; ``fields`` are in YAML. Raises CommandError.
    """
    name = names[0]
    publication = opened.read().publication
    src_uri = page(ACTORS, slugify(name))
    file = opened.folder / src_uri
    text = _profile(name=_quoted(name), **fields)
    for each in names:
        _refuse_unwritable(each)
        _refuse_country(each, publication.gazetteer)
    _refuse_profiled(name, publication)
    if is_index(src_uri):
        raise CommandError(f'"{file.name}" is the page of a folder. Choose a longer name.')
    same = next((uri for uri in opened.documents if uri != src_uri and stem(uri) == stem(src_uri)), None)
    if same:
        raise CommandError(f'"{opened.folder / same}" has that page already. Choose another name, or edit that file.')
    if not opened.configuration.settings.holds(src_uri):
        raise CommandError(f'the option "folders" does not name "{ACTORS}", and no profile there counts. Add it.')
    _refuse_unsound(text, src_uri, opened)
    _write(file, text)
    _warn_of_near(names, publication, opened.folder)
    return file


def _profile(**fields: str | None) -> str:
    """A profile as a Markdown file, of fields in YAML."""
    return "".join(("---\n", *(f"{key}: {value}\n" for key, value in fields.items() if value is not None), "---\n"))


def _quoted(value: str | Sequence[str] | None) -> str | None:
    """What was given, in YAML, of which any JSON string is a valid one. None for what was not."""
    return None if value is None or value == [] else json.dumps(value, ensure_ascii=False)


def _refuse_unwritable(name: str) -> None:
    if not name:
        raise CommandError("a name is empty. Write the name as briefs have it.")
    if bad := [char for char in name if unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn")]:
        raise CommandError(f"{name!r} has a character that no text shows (U+{ord(bad[0]):04X}). Leave it out.")


def _refuse_profiled(name: str, publication: Publication) -> None:
    for profile in publication.profiles.values():
        fields = profile.fields
        names = {fold(known) for known in (fields.name, *fields.aliases)}
        if folder_of(profile.src_uri) == ACTORS and fold(name) in names:
            whose = f'the profile of "{fields.name}", {profile.file}'
            raise CommandError(f'"{name}" is a name in {whose}. Edit that file, or choose a longer name.')


def _refuse_country(name: str, gazetteer: Gazetteer) -> None:
    try:
        place = gazetteer.resolve(name) if gazetteer.is_ambiguous(name) else gazetteer.find(name)
    except AmbiguousPlaceError as error:
        raise CommandError(f"{error} Countries have their pages without a profile; choose a longer name.") from error
    if isinstance(place, Territory):
        raise CommandError(
            f'"{name}" means a country, {place.name}, which has its page without a profile. '
            f"To write about it, make {place.src_uri} in the same folder of pages; an actor needs another name."
        )


def _refuse_unsound(text: str, src_uri: str, opened: Opened) -> None:
    """Validate the new profile by reading the project with it; raises CommandError with the problems found in it."""
    project = opened.read({src_uri: read_document(text, src_uri)})
    if found := [problem.message for problem in project.problems if problem.location.file == src_uri]:
        raise CommandError(" ".join(found))


def _write(file: Path, text: str) -> None:
    if file.parent.exists() and not file.parent.is_dir():
        raise CommandError(f'"{file.parent}" is a file, and profiles need a folder of that name. Rename the file.')
    write_new(file, text, "name")


def _warn_of_near(names: Iterable[str], publication: Publication, folder: Path) -> None:
    near = near_names(publication)
    own = {fold(name) for name in names}
    found = dict.fromkeys(actor for name in names for actor in near.near(name) if fold(actor.name) not in own)
    for actor in found:
        page = folder / actor.src_uri
        warn(f'"{actor.name}" ({page}) is close to this name. If they are one, keep one profile, with an alias.')
