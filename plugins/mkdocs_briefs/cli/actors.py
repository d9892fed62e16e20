"""``briefs actors``: which names could do with a profile, and a new profile for one."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from mkdocs_briefs.cli.folder import CommandError, read_folder
from mkdocs_briefs.linking.suggestions import Suggestion, Suggestions, Text, near_names, suggest
from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.addresses import ACTORS, folder_of, is_index, is_profile, page
from mkdocs_briefs.model.gazetteer import AmbiguousPlaceError, Gazetteer
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.naming import fold, slugify
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.territory import Territory
from mkdocs_briefs.readers.briefs import is_brief
from mkdocs_briefs.readers.front_matter import Document, read_document
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.publication import read_publication

_SHOWN_PLACES = 3
_SHOWN_LONGER = 2


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Give the parser of ``briefs actors`` its commands."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("suggest", help="list names in the briefs that have no profile")
    command.add_argument("--folder", default="briefs", help="the folder of pages (default: briefs)")
    command.add_argument(
        "--minimum",
        type=_positive,
        metavar="N",
        help="list a name that occurs N times (default: three times, or in two briefs)",
    )
    command.add_argument("--format", choices=("text", "json"), default="text", help="how to print it (default: text)")
    command.set_defaults(run=_run(_suggest))

    command = commands.add_parser("add", help="write the profile of an actor")
    command.add_argument("name", metavar="NAME")
    command.add_argument("--kind", choices=[kind.value for kind in ActorKind], help="what it is")
    command.add_argument("--alias", action="append", default=[], metavar="A", help="another name; repeat for more")
    command.add_argument("--country", metavar="C", help="country name or ISO 3166-1 code")
    command.add_argument("--wikidata", metavar="Q", help="Wikidata item, as in Q42")
    command.add_argument("--folder", default="briefs", help="the folder of pages (default: briefs)")
    command.set_defaults(run=_run(_add))


def _run(command: Callable[[argparse.Namespace], None]) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        try:
            command(options)
        except CommandError as error:
            print(f"briefs: {error}", file=sys.stderr)
            return 1
        return 0

    return run


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)


# suggest


def _suggest(options: argparse.Namespace) -> None:
    documents = read_folder(Path(options.folder))
    publication = _registry(documents)
    texts = (
        Text(uri, document.file, document.body, document.body_line)
        for uri, document in documents.items()
        if is_brief(uri, document)
    )
    suggestions = suggest(texts, publication, options.minimum)
    if options.format == "json":
        print(json.dumps(_as_json(suggestions, Path(options.folder)), ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(_as_text(suggestions, Path(options.folder))))


def _registry(documents: dict[str, Document]) -> Publication:
    """The publication; a profile that cannot be read is reported, for its names are not known."""
    reading = read_publication(documents, {}, read_gazetteer())
    lost = {
        document.file
        for uri, document in documents.items()
        if is_profile(uri) and uri not in reading.publication.profiles
    }
    for problem in reading.problems:
        if problem.location.file in lost:
            print(f"briefs: {problem} The profile's names are not known until then.", file=sys.stderr)
    return reading.publication


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
    names = [naming(row) for row in rows]
    width = max(map(len, names))
    lines = [title, f"  times  briefs  {'name':{width}}  where"]
    lines += [
        f"  {row.count:5}  {row.briefs:6}  {name:{width}}  {_places(row)}"
        for row, name in zip(rows, names, strict=True)
    ]
    return "\n".join(lines)


def _places(row: Suggestion) -> str:
    more = ", ..." if len(row.places) > _SHOWN_PLACES else ""
    return ", ".join(map(str, row.places[:_SHOWN_PLACES])) + more


def _with_longer(row: Suggestion) -> str:
    return f"{row.name} ({', '.join(row.longer[:_SHOWN_LONGER])})" if row.longer else row.name


def _with_near(row: Suggestion) -> str:
    return f"{row.name} (close to {', '.join(actor.name for actor in row.near)})"


def _shown(actor: Actor, folder: Path) -> str:
    return f"{actor.name} ({folder / actor.src_uri})"


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


# add


def _add(options: argparse.Namespace) -> None:
    folder = Path(options.folder)
    documents = read_folder(folder)
    publication = read_publication(documents, {}, read_gazetteer()).publication
    name, *aliases = dict.fromkeys(" ".join(given.split()) for given in (options.name, *options.alias))
    src_uri = page(ACTORS, slugify(name))
    file = folder / src_uri
    text = _profile(name, aliases, options)
    for each in (name, *aliases):
        _refuse_unwritable(each)
        _refuse_country(each, publication.gazetteer)
    _refuse_profiled(name, publication)
    if is_index(src_uri):
        raise CommandError(f'"{file.name}" is the page of a folder. Choose a longer name.')
    _refuse_unsound(text, src_uri, documents)
    _write(file, text)
    _warn_of_near((name, *aliases), publication, folder)
    print(file)


def _profile(name: str, aliases: Sequence[str], options: argparse.Namespace) -> str:
    """A profile as a Markdown file."""
    # A JSON string is a YAML string, whatever it holds.
    fields = {
        "name": _quoted(name),
        "kind": options.kind,
        "aliases": _quoted(aliases) if aliases else None,
        "country": None if options.country is None else _quoted(options.country),
        "wikidata": None if options.wikidata is None else _quoted(options.wikidata),
    }
    return "".join(("---\n", *(f"{key}: {value}\n" for key, value in fields.items() if value is not None), "---\n"))


def _quoted(value: str | Sequence[str]) -> str:
    return json.dumps(value, ensure_ascii=False)


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


def _refuse_unsound(text: str, src_uri: str, documents: dict[str, Document]) -> None:
    """Read the profile as the site will: what it would report is a reason not to write it."""
    reading = read_publication({**documents, src_uri: read_document(text, src_uri)}, {}, read_gazetteer())
    if found := [problem.message for problem in reading.problems if problem.location.file == src_uri]:
        raise CommandError(" ".join(found))


def _write(file: Path, text: str) -> None:
    if file.parent.exists() and not file.parent.is_dir():
        raise CommandError(f'"{file.parent}" is a file, and profiles need a folder of that name. Rename the file.')
    try:
        file.parent.mkdir(exist_ok=True)
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError as error:
        raise CommandError(f'"{file}" is there already. Choose another name, or edit that file.') from error
    except OSError as error:
        raise CommandError(f'"{file}" cannot be written: {error.strerror}. Mend that, then try again.') from error


def _warn_of_near(names: Iterable[str], publication: Publication, folder: Path) -> None:
    near = near_names(publication)
    own = {fold(name) for name in names}
    found = dict.fromkeys(actor for name in names for actor in near.near(name) if fold(actor.name) not in own)
    for actor in found:
        page = folder / actor.src_uri
        print(
            f'briefs: "{actor.name}" ({page}) is close to this name. If they are one, keep one profile, with an alias.',
            file=sys.stderr,
        )
