"""JSON Schemas of front matter, for editors that complete and check YAML: in general, or with a publication's names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Any

from mkdocs_briefs.model.field_types import Fields
from mkdocs_briefs.model.front_matter import BriefFields, ProfileFields
from mkdocs_briefs.model.gazetteer import Gazetteer
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.readers.fields import HOST_KEYS

Schema = dict[str, Any]

BRIEF, PROFILE = "The front matter of a brief", "The front matter of a profile"


def schema_of(fields: type[Fields], title: str, extra_keys: Collection[str] = ()) -> Schema:
    """The JSON Schema of a kind of front matter. Where a field has several names, one of them may be given."""
    properties = properties_of(fields)
    required = [names for field, names in fields.names().items() if fields.model_fields[field].is_required()]
    others = {*HOST_KEYS, *extra_keys} - properties.keys()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": properties | dict.fromkeys(sorted(others), True),
        "additionalProperties": False,
        "allOf": [{"oneOf": [{"required": [name]} for name in names]} for names in required],
    }


def properties_of(fields: type[Fields]) -> Schema:
    """The schema of each field, under each of its names."""
    schema = fields.model_json_schema()
    properties = _plain(schema["properties"], schema.get("$defs", {}))
    return {name: properties[names[0]] for names in fields.names().values() for name in names}


def _plain(schema: Any, defined: dict[str, Any]) -> Any:
    """A schema without what Pydantic adds for itself: titles made of names, and definitions."""
    if isinstance(schema, list):
        return [_plain(part, defined) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        named = _plain(defined[schema["$ref"].rpartition("/")[2]], defined)
        return {key: value for key, value in {**named, "description": schema.get("description")}.items() if value}
    return {key: _plain(value, defined) for key, value in schema.items() if not _is_noise(key, value)}


def _is_noise(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, []))


_OFFERED = {
    **dict.fromkeys(("region", "regions"), "places"),
    **dict.fromkeys(("country", "members"), "countries"),
    **dict.fromkeys(("actors", "nolink"), "actors"),
    **dict.fromkeys(("author", "authors"), "authors"),
    **dict.fromkeys(("based_on", "nocite", "sources"), "keys"),
    "superseded_by": "briefs",
}
"""By field, the names that are offered for it."""
_REFUSED = {"places": "ambiguous", "countries": "ambiguous"}
"""By what is offered, the names that are refused there."""


def schemas_of(publication: Publication, extra_keys: Collection[str] = ()) -> Mapping[str, Schema]:
    """The schemas of a publication, ``brief`` and ``profile``: they offer the names that it knows, and let others pass.

    What is ambiguous is refused. Other spellings of a known name, as in small letters, are not offered, and right.
    """
    countries = [territory.name for territory in publication.gazetteer.territories]
    names = {
        "places": list(_places(publication.gazetteer)),
        "countries": countries,
        "ambiguous": list(dict.fromkeys(_ambiguous(publication.gazetteer))),
        "actors": list(dict.fromkeys(chain((actor.name for actor in publication.actors), countries))),
        "authors": list(dict.fromkeys(author.name for author in publication.authors)),
        "keys": list(publication.bibliography),
        "briefs": [brief.src_uri for brief in publication.briefs],
    }
    known = {name: {"enum": values} for name, values in names.items() if values}
    brief, profile = (
        {**_offering(schema_of(fields, title, extra_keys), known), "$defs": known}
        for fields, title in ((BriefFields, BRIEF), (ProfileFields, PROFILE))
    )
    return {"brief": brief, "profile": profile}


def _places(gazetteer: Gazetteer) -> Iterator[str]:
    """For each place a name that means it alone."""
    for territory in gazetteer.territories:
        yield territory.alpha2 if gazetteer.is_ambiguous(territory.name) else territory.name
    for region in gazetteer.regions:
        yield region.name


def _ambiguous(gazetteer: Gazetteer) -> Iterator[str]:
    for ambiguity in gazetteer.ambiguities:
        yield from (name for name in (ambiguity.name, *ambiguity.aliases) if gazetteer.is_ambiguous(name))


def _offering(schema: Any, known: Collection[str]) -> Any:
    """A schema in which fields offer their names, at any depth."""
    if isinstance(schema, list):
        return [_offering(part, known) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _offering(value, known) for key, value in schema.items()}
    for field, offered in _OFFERED.items():
        if offered in known and isinstance(part := found.get("properties", {}).get(field), dict):
            found["properties"][field] = _with_names(part, offered)
    return found


def _with_names(schema: Any, offered: str) -> Any:
    """The schema of a field with names for its texts, which may be others but for those that are refused."""
    if isinstance(schema, list):
        return [_with_names(part, offered) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "string" in schema.get("type", ()):
        others = {**schema, "not": {"$ref": f"#/$defs/{_REFUSED[offered]}"}} if offered in _REFUSED else schema
        return {"anyOf": [{"$ref": f"#/$defs/{offered}"}, others]}
    return {key: _with_names(value, offered) for key, value in schema.items()}
