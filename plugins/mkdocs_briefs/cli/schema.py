"""``briefs schema``: the JSON Schemas of front matter, with the names that the publication knows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from mkdocs_briefs.cli.command import Command, CommandError
from mkdocs_briefs.cli.project import Opened, folder_option, open_project
from mkdocs_briefs.cli.terminal import say
from mkdocs_briefs.readers.paths import seen_from
from mkdocs_briefs.readers.schemas import schemas_of

_FOLDER = ".vscode"
"""Where editors find the schemas, beside ``mkdocs.yml``: ``settings.json`` there says which file has which."""
_FORM = "frontmatter.json"
"""What the editor's extension Front Matter reads: the same as a form with lists to choose from."""


@click.command("schema", cls=Command, example="briefs schema brief\nbriefs schema --write")
@click.argument("kind", required=False, type=click.Choice(("brief", "profile")), metavar="[brief|profile]")
@click.option("--write", is_flag=True, help=f"Write both into {_FOLDER}/, and {_FORM}, over those of before.")
@folder_option
def command(kind: str | None, *, write: bool, folder: Path | None) -> None:
    """Print the JSON Schema of the front matter of a brief or a profile, for editors that complete and check YAML.

    It offers the countries and regions, the actors and authors and the keys of sources that the publication has.
    """
    if bool(kind) is write:
        raise CommandError("there are two schemas. Name one of them, brief or profile, or write both with --write.")
    opened = open_project(folder)
    if kind:
        print(_encoded(_schemas(opened)[kind]), end="")
    else:
        for file in write_schemas(opened):
            say(str(file))


def schema_files() -> tuple[Path, ...]:
    """The files that ``write_schemas`` writes, from the publication's folder."""
    return Path(_FOLDER, "brief.schema.json"), Path(_FOLDER, "profile.schema.json"), Path(_FORM)


def write_schemas(opened: Opened) -> Iterator[Path]:
    """Write the schemas, over those of before. Raises CommandError."""
    schemas = _schemas(opened)
    docs = seen_from(opened.configuration.root, opened.folder).as_posix()
    for name, content in zip(schema_files(), (*schemas.values(), _form(schemas["brief"], docs)), strict=True):
        file = opened.configuration.root / name
        try:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(_encoded(content).encode())
        except OSError as error:
            raise CommandError(f'"{file}" cannot be written: {error.strerror}. Mend that, then try again.') from error
        yield file


def _schemas(opened: Opened) -> Mapping[str, Any]:
    return schemas_of(opened.read().publication, opened.configuration.settings.extra_keys)


_LISTS = {"author": "authors", "region": "places", "actors": "actors", "based_on": "keys"}
"""By field, the names in the schema that it may have."""


def _form(schema: Mapping[str, Any], docs: str) -> Mapping[str, Any]:
    """The fields that each brief has, as a form. ``docs`` is the folder of pages."""
    lists = {field: schema["$defs"].get(names, {"enum": []})["enum"] for field, names in _LISTS.items()}
    states = schema["properties"]["status"]["enum"]
    fields: list[Mapping[str, Any]] = [
        {"title": "Title", "name": "title", "type": "string", "required": True},
        {"title": "Date", "name": "date", "type": "datetime", "dateFormat": "yyyy-MM-dd", "isPublishDate": True},
        *(
            {"title": field.replace("_", " ").capitalize(), "name": field, "type": "choice", "multiple": True}
            | {"choices": choices}
            for field, choices in lists.items()
        ),
        {"title": "Summary", "name": "summary", "type": "string"},
        {"title": "Tags", "name": "tags", "type": "tags"},
        {"title": "Status", "name": "status", "type": "choice", "choices": states},
    ]
    return {
        "frontMatter.content.pageFolders": [
            {"title": "Briefs", "path": f"[[workspace]]/{docs}", "excludeSubdir": True, "contentTypes": ["brief"]}
        ],
        "frontMatter.taxonomy.contentTypes": [{"name": "brief", "pageBundle": False, "fields": fields}],
    }


def _encoded(schema: Any) -> str:
    return json.dumps(schema, indent=2) + "\n"
