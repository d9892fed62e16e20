"""Front matter, typed: one class a kind of file, each field validated, every error with its line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.problem import Problem, did_you_mean
from mkdocs_briefs.readers.front_matter import Document

HOST_KEYS = frozenset(
    {
        *("template", "hide", "icon", "search", "description", "subtitle", "status", "social", "comments", "exclude"),
        *("boost", "robots", "image", "og_image", "links", "pin", "readtime", "slug", "categories", "render_macros"),
        *("title", "tags", "kind", "generator"),
    }
)
"""Keys that MkDocs, Material and their usual plugins define: they pass through unread."""


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError('YAML reads this word as true or false. Put quotes around it, as in "NO"')
    return str(value) if isinstance(value, int | float) else value


def _lower(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value


def _list(value: Any) -> Any:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), BeforeValidator(_text)]
Texts = Annotated[list[Text], BeforeValidator(_list)]
Kind = Annotated[ActorKind, Field(description="What it is.")]
_Fields = TypeVar("_Fields", bound="Fields")


class Fields(BaseModel):
    """What every kind of front matter has in common: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BriefFields(Fields):
    """The front matter of a brief."""

    title: Text | None = Field(None, description="Required, unless the text begins with a # heading.")
    date: dt.date | None = Field(None, description="ISO date of publication. Required unless the status is draft.")
    updated: dt.date | None = Field(None, description="ISO date of the last change of substance; not before date.")
    authors: Texts = Field(
        min_length=1,
        validation_alias=AliasChoices("author", "authors"),
        description="Who signs: one name or a list; people or organisations.",
    )
    regions: Texts = Field(
        min_length=1,
        validation_alias=AliasChoices("region", "regions"),
        description="Where it plays: country names, ISO 3166-1 codes or regions.",
    )
    actors: Texts = Field([], description="The people, organisations, states and systems that it is about.")
    nolink: Texts = Field([], description="Actors and countries whose names stay plain text in this brief.")
    summary: Text | None = Field(None, description="One paragraph; also the page's description.")
    tags: Texts = Field([], description="Free keywords.")
    based_on: Texts = Field([], description="BibTeX keys of the work that the brief reviews.")
    nocite: Texts = Field([], description="BibTeX keys for the reference list alone; * stands for all.")
    citation_style: Text | None = Field(None, description="A style of its own, for this brief.")
    draft: Annotated[bool, Field(strict=True)] = Field(False, description="The same as status: draft.")
    status: Annotated[Literal["published", "draft"], BeforeValidator(_lower)] = Field(
        "published", description="Drafts appear, marked, in the preview and not in a build."
    )
    kind: Literal["brief"] = Field("brief", description='"page" makes the file an ordinary page instead.')


class ProfileFields(Fields):
    """The front matter of a profile: one file under actors/, authors/, countries/ or regions/."""

    name: Text = Field(description="The name under which briefs know it.")
    kind: Kind | None = None
    aliases: Texts = Field([], description="Other names, which mean the actor in every text.")
    weak_aliases: Texts = Field([], description="Names that mean the actor only in a brief that declares it.")
    case_sensitive: Annotated[bool, Field(strict=True)] | Texts = Field(
        [], description="Names that count in their own case alone, or true for all of them."
    )
    surname: Literal[False] | Text | None = Field(
        None, description="What a person is called for short, if not by the last word of the name; false for nothing."
    )
    country: Text | None = Field(None, description="Country name or ISO 3166-1 code.")
    members: Texts = Field([], description="Of a region: its countries.")
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")] | None = Field(
        None, description="Wikidata item, as in Q42."
    )
    summary: Text | None = Field(None, description="One or two sentences.")


_NAMES: dict[str, tuple[str, ...]] = {"authors": ("author", "authors"), "regions": ("region", "regions")}

_WAYS_OUT = {
    "missing": "Add it to the front matter.",
    "date_from_datetime_parsing": "Write it as year-month-day, as in 2026-03-31.",
    "date_type": "Write it as year-month-day, as in 2026-03-31.",
    "date_parsing": "Write it as year-month-day, as in 2026-03-31.",
    "date_from_datetime_inexact": "Write it as year-month-day, without a time.",
    "too_short": "Give at least one.",
    "string_too_short": "Give it a value or take the line out.",
    "string_type": "Write it as text.",
    "string_pattern_mismatch": "A Wikidata item is Q and a number, as in Q42.",
}

_TRUTHS = frozenset(["bool", "literal[False]"])
"""How pydantic calls the part of a field's type that is true or false."""


def read_fields(
    shape: type[_Fields], document: Document, extra_keys: Collection[str] = ()
) -> tuple[_Fields | None, list[Problem]]:
    """The document's front matter as typed fields; None, and a problem for each error, where it is not sound.

    ``extra_keys`` are keys of other plugins that pass through unread. An unknown key is reported and does not
    make the rest unsound.
    """
    own = {name for key in shape.model_fields for name in _NAMES.get(key, (key,))}
    problems = list(document.problems)
    if problems and not document.meta:
        return None, problems  # nothing could be read: that its fields are missing would be no news
    known = {}
    for key, value in document.meta.items():
        if key in own:
            known[key] = value
        elif key not in HOST_KEYS and key not in extra_keys:
            hint = did_you_mean(key, own) or ' Take it out, or name it in the option "extra_keys".'
            message = f'"{key}" is no key of this front matter.{hint}'
            problems.append(Problem(codes.UNKNOWN_KEY, document.at(key), message))
    for one, both in _NAMES.values():
        if one in own and one in known and both in known:
            message = f'"{one}" and "{both}" are the same field. Keep one of them.'
            problems.append(Problem(codes.FRONT_MATTER_DUPLICATE, document.at(both), message))
            del known[both]
    try:
        return shape.model_validate(known), problems
    except ValidationError as failure:
        # A field that may be true or false as well is wrong for one reason: that it is no text or list.
        errors = (e for e in failure.errors(include_url=False) if not _TRUTHS.intersection(map(str, e["loc"])))
        problems += [_explain(error, document) for error in errors]
        return None, problems


def _explain(error: Any, document: Document) -> Problem:
    key = str(error["loc"][0])
    location = document.at(*_path(error["loc"], document.meta))
    if error["type"] == "missing":
        message = f'the front matter has no "{key}". {_WAYS_OUT["missing"]}'
        return Problem(codes.MISSING_FIELD, location, message)
    what = error["msg"].removeprefix("Value error, ")
    value = document.meta.get(key)
    way_out = _WAYS_OUT.get(error["type"], "")
    near = ""
    if error["type"] in ("enum", "literal_error") and isinstance(value, str):
        near = did_you_mean(value, str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", "))
    message = f'"{key}" is {value!r}: {_uncapitalised(what)}. {way_out}'.rstrip() + near
    return Problem(codes.INVALID_FIELD, location, message)


def _path(loc: Iterable[str | int], value: Any) -> Iterator[str | int]:
    """The way to a value as it is written.

    Pydantic also names branches of a union there, and counts a scalar as the list of one that it was made.
    """
    for step in loc:
        parts = value if isinstance(value, dict) else dict(enumerate(value)) if isinstance(value, list) else {}
        if step in parts:
            yield step
            value = parts[step]


def _uncapitalised(sentence: str) -> str:
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]
