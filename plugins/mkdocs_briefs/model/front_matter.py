"""Front matter of briefs and of profiles: each field declared once, with its type, its names and its meaning.

A new field is a new line in one of the two classes. Readers validate it, and ``Brief.fields`` or ``Profile.fields`` has
its value. The reference and the JSON Schemas for editors are generated from here. Descriptions are for authors, in
Markdown.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from mkdocs_briefs.model.addresses import ACTORS, AUTHORS, PROFILE_FOLDERS, REGIONS
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.kinds import ActorKind


def _text(value: Any) -> Any:
    value = _in_brackets(value) or value
    if isinstance(value, bool):
        raise ValueError('YAML reads this word as true or false. Put quotes around it, as in "NO"')
    if not isinstance(value, str):
        return str(value) if isinstance(value, int | float) else value
    value = one_line(value)
    link = _LINK.fullmatch(value)
    return link["name"] if link else value


def _lower(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value


def _list(value: Any) -> Any:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        return [value]
    in_brackets = _in_brackets(value)
    return [_in_brackets(item) or item for item in value] if in_brackets is None else [in_brackets]


def _in_brackets(value: Any) -> Any:
    """A name as in ``[[Russia]]``, which YAML reads as a list in a list; None for anything else."""
    for _ in range(2):
        if not isinstance(value, list) or len(value) != 1:
            return None
        value = value[0]
    return None if isinstance(value, list) else value


def _day(value: Any) -> Any:
    is_time = isinstance(value, dt.datetime) and (value.tzinfo is not None or value.time() != dt.time())
    is_text = isinstance(value, str) and not _DAY.fullmatch(value.strip())
    # pydantic takes numbers for seconds since 1970.
    if is_time or is_text or isinstance(value, int | float):
        raise ValueError("it is no day. Write it as year-month-day, as in 2026-03-31, without a time")
    return value.strip() if isinstance(value, str) else value


def _keys(value: str) -> str:
    return " ".join(_key(key) for key in value.replace(",", " ").split())


def _key(value: str) -> str:
    return unicodedata.normalize("NFC", value.lstrip("@"))


_LINK = re.compile(r"\[\[\s*(?P<name>[^\[\]|]*[^\[\]|\s\\])\s*(?:\\?\|[^\[\]]*)?\]\]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LONGEST_TITLE = 1_000
"""Characters of a brief's title, which is formatted as a source's, too."""

_TEXT = {"type": ["string", "number"], "pattern": r"\S"}  # "pattern" constrains strings only
_ONE = {"type": "array", "minItems": 1, "maxItems": 1}
_IN_BRACKETS = {**_ONE, "items": {**_ONE, "items": _TEXT}}
_TEXTS = {"type": "array", "anyOf": [{"items": {"anyOf": [_TEXT, _IN_BRACKETS]}}, _IN_BRACKETS]}
_SOME = [_TEXT, {**_TEXTS, "minItems": 1}]
_LIST = {"anyOf": [_TEXT, _TEXTS, {"type": "null"}]}

Text = Annotated[str, StringConstraints(min_length=1), BeforeValidator(_text), WithJsonSchema(_TEXT)]
"""A text in one line, without characters that no text shows."""
Key = Annotated[Text, AfterValidator(_key)]
"""A citation key, with or without ``@``, composed (NFC) as in databases."""
Keys = Annotated[Text, AfterValidator(_keys)]
"""Citation keys, separated by spaces. Files may write them with ``@`` and commas, as for Pandoc."""
Texts = Annotated[tuple[Text, ...], BeforeValidator(_list), WithJsonSchema(_LIST)]
"""A list of texts. A single text is read as a list of one."""
SomeTexts = Annotated[tuple[Text, ...], BeforeValidator(_list), Field(min_length=1), WithJsonSchema({"anyOf": _SOME})]
"""As ``Texts``, with at least one."""
WorkTexts = Annotated[tuple[Key, ...], BeforeValidator(_list), WithJsonSchema(_LIST)]
KeyTexts = Annotated[tuple[Keys, ...], BeforeValidator(_list), WithJsonSchema(_LIST)]
Truth = Annotated[bool, Field(strict=True)]
Day = Annotated[dt.date, BeforeValidator(_day)]
Status = Annotated[Literal["published", "draft"], BeforeValidator(_lower)]


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """The folders of profiles in which a field has an effect. A field without this mark has one in all of them."""

    folders: tuple[str, ...]


_STATUS = "Drafts appear in the preview, marked, and not in a build."
_DRAFT = "`draft: true` is the same as `status: draft`."


class Fields(BaseModel):
    """The base of all front matter: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    @cache
    def names(cls) -> Mapping[str, tuple[str, ...]]:
        """By field, the keys under which a file may give it, in the order in which they take precedence."""
        aliases = {field: info.validation_alias for field, info in cls.model_fields.items()}
        return {
            field: tuple(map(str, alias.choices)) if isinstance(alias, AliasChoices) else (field,)
            for field, alias in aliases.items()
        }

    @classmethod
    @cache
    def keys(cls) -> frozenset[str]:
        """The keys of all fields."""
        return frozenset(name for names in cls.names().values() for name in names)

    @classmethod
    def key_of(cls, field: str, meta: Container[str]) -> str:
        """The key under which this front matter gives a field; the field's name if it gives it under none."""
        return next((name for name in cls.names().get(field, ()) if name in meta), field)


class BriefFields(Fields):
    """The front matter of a brief."""

    title: Text | None = Field(
        None, max_length=LONGEST_TITLE, description="Required, unless the text begins with a `#` heading."
    )
    date: Day | None = Field(
        None,
        description="Day of publication; until then the brief is in the preview only. Required, unless "
        "`status: draft`.",
    )
    updated: Day | None = Field(None, description="Day of the last change of substance; not before `date`.")
    authors: SomeTexts = Field(
        validation_alias=AliasChoices("author", "authors"), description="Who signs: people or organisations."
    )
    regions: SomeTexts = Field(
        validation_alias=AliasChoices("region", "regions"),
        description="Where it plays: English country names, ISO 3166-1 codes (`VE`, `VEN`) or regions.",
    )
    actors: Texts = Field((), description="The people, organisations, states and systems that it is about.")
    nolink: Texts = Field((), description="Actors and countries whose names stay plain text in this brief.")
    summary: Text | None = Field(None, description="One paragraph; also the page's description.")
    tags: Texts = Field((), description="Free keywords.")
    based_on: WorkTexts = Field((), description="BibTeX keys of the work that the brief reviews.")
    nocite: KeyTexts = Field((), description="BibTeX keys for the reference list alone; `*` stands for all.")
    citation_style: Text | None = Field(None, description="A style of its own, for this brief.")
    status: Status = Field("published", description=_STATUS)
    draft: Truth = Field(False, description=_DRAFT)
    kind: Literal["brief"] = Field("brief", description="`kind: page` makes the file an ordinary page.")


class PageFields(Fields):
    """Those fields of a page that is neither a brief nor a profile which say whether it goes out."""

    status: Status = "published"
    draft: Truth = False


class ProfileFields(Fields):
    """The front matter of a profile: one file under ``actors/``, ``authors/``, ``countries/`` or ``regions/``."""

    name: Text = Field(
        description="The name under which briefs know it. A country's or region's must be known, or a region's "
        "`members` given."
    )
    kind: Annotated[ActorKind | None, OnlyIn((ACTORS, AUTHORS))] = Field(None, description="What it is.")
    aliases: Texts = Field(
        (),
        description="Other names. They mean the actor or country in every brief; those of authors and regions count in "
        "front matter.",
    )
    weak_aliases: Annotated[Texts, OnlyIn((ACTORS,))] = Field(
        (), description="Names that mean the actor only in a brief that declares it, as *the president*."
    )
    case_sensitive: Annotated[Truth | Texts, OnlyIn((ACTORS,))] = Field(
        (), description="Those of the names that count in their own case alone; `true` for all of them."
    )
    surname: Annotated[Literal[False] | Text | None, OnlyIn((ACTORS,))] = Field(
        None,
        description="What a person is called for short, where it is not the last word of the name, as *Kim*; `false` "
        "for nothing.",
    )
    country: Annotated[Text | None, OnlyIn((ACTORS,))] = Field(None, description="Country name or ISO 3166-1 code.")
    members: Annotated[Texts, OnlyIn((REGIONS,))] = Field((), description="The countries of the region.")
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")] | None = Field(
        None, description="Wikidata item, as in `Q42`."
    )
    summary: Text | None = Field(None, description="One or two sentences.")
    status: Status = Field("published", description=_STATUS)
    draft: Truth = Field(False, description=_DRAFT)

    @classmethod
    def folders_of(cls, field: str) -> tuple[str, ...]:
        """The folders of profiles in which a field has an effect."""
        marks = [mark for mark in cls.model_fields[field].metadata if isinstance(mark, OnlyIn)]
        return marks[0].folders if marks else PROFILE_FOLDERS
