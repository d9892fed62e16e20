"""Types of the fields of front matter, and what their values are made of before they are checked.

The JSON Schemas for editors are generated from these; so a type whose check is a function says its schema, too.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.words.locales import locale_of

_LONGEST_IN_BYTES = 250
"""Of a file's name, with room for what is written beside a page of that name."""


def _text(value: Any) -> Any:
    value = _in_brackets(value) or value
    value = _markdown(value)
    link = _LINK.fullmatch(value) if isinstance(value, str) else None
    return link["name"] if link else value


def _markdown(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError('YAML reads this word as true or false. Put quotes around it, as in "NO"')
    if isinstance(value, int | float):
        return str(value)
    return one_line(value) if isinstance(value, str) else value


def _version(value: Any) -> Any:
    if isinstance(value, float):
        raise ValueError('YAML reads it as a number, in which 1.10 is 1.1. Put quotes around it, as in "1.10"')
    return _text(value)


def lower(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value


def _list(value: Any) -> Any:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        return [value]
    in_brackets = _in_brackets(value)
    return [_in_brackets(item) or item for item in value] if in_brackets is None else [in_brackets]


def _items(value: Any) -> Any:
    if isinstance(value, Mapping):
        raise ValueError('it is one item, and should be a list. Begin the item with "- "')
    return [] if value is None else value


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


def _address(value: str) -> str:
    if _NO_PATH.search(value) or ".." in value.split("/") or not value.strip("/."):
        raise ValueError('it is no path in this site. Write the file as it was, "old.md", or the address, "/2024/old/"')
    if any(len(name.encode("utf-8", "replace")) > _LONGEST_IN_BYTES for name in value.split("/")):
        raise ValueError(f"a file or folder of it has a name of more than {_LONGEST_IN_BYTES} bytes, which is too long")
    return value


def _language(value: str) -> str:
    if locale_of(value) is None:
        raise ValueError('it is no language that is known. Write its code, as in "de" or "pt-BR"')
    return value.replace("_", "-")


def _keys(value: str) -> str:
    return " ".join(_key(key) for key in value.replace(",", " ").split())


def _key(value: str) -> str:
    return unicodedata.normalize("NFC", value.lstrip("@"))


_LINK = re.compile(r"\[\[\s*(?P<name>[^\[\]|]*[^\[\]|\s\\])\s*(?:\\?\|[^\[\]]*)?\]\]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NO_PATH = re.compile(r"^\w+:|^//|[?#\\\x00-\x1f<>\"|*]")
_VERSION = {"type": ["string", "integer"], "pattern": r"\S"}
_TEXT = {"type": ["string", "number"], "pattern": r"\S"}  # "pattern" constrains strings only
_LANGUAGE = {"type": "string", "pattern": r"^\s*[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*\s*$"}
_ONE = {"type": "array", "minItems": 1, "maxItems": 1}
_IN_BRACKETS = {**_ONE, "items": {**_ONE, "items": _TEXT}}
_TEXTS = {"type": "array", "anyOf": [{"items": {"anyOf": [_TEXT, _IN_BRACKETS]}}, _IN_BRACKETS]}
_SOME = [_TEXT, {**_TEXTS, "minItems": 1}]
_LIST = {"anyOf": [_TEXT, _TEXTS, {"type": "null"}]}

Text = Annotated[str, StringConstraints(min_length=1), BeforeValidator(_text), WithJsonSchema(_TEXT)]
"""A text in one line, without characters that no text shows."""
Markdown = Annotated[str, StringConstraints(min_length=1), BeforeValidator(_markdown), WithJsonSchema(_TEXT)]
"""The same, with Markdown that stands within a line: emphasis, links, citations, names in ``[[...]]``."""
Version = Annotated[str, StringConstraints(min_length=1), BeforeValidator(_version), WithJsonSchema(_VERSION)]
"""A version's name, as 2 or "1.10"."""
Language = Annotated[Text, AfterValidator(_language), WithJsonSchema(_LANGUAGE)]
"""The code of a language that Unicode CLDR knows, as ``de`` or ``pt-BR``."""
Addresses = Annotated[
    tuple[Annotated[Text, AfterValidator(_address)], ...], BeforeValidator(_list), WithJsonSchema(_LIST)
]
"""Where a page was: paths of files, or addresses in the site."""
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
Number = Annotated[int, Field(strict=True, ge=1)]
"""A place in an order, from 1."""
Day = Annotated[dt.date, BeforeValidator(_day)]


MISSING_TOGETHER = "missing_together"
"""The type of the error that ``missing`` makes."""


def missing(fields: Sequence[str], why: str) -> PydanticCustomError:
    """An error for a mapping in which some fields are not given, though another one asks for them."""
    return PydanticCustomError(MISSING_TOGETHER, "{why}", {"fields": tuple(fields), "why": why})


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

    @classmethod
    def part_of(cls, field: str) -> type[Part] | None:
        """What the value of a field, or each item in it, is read as if it is a mapping."""
        info = cls.model_fields.get(field)
        kinds = get_args(info.annotation) if info else ()
        return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Part)), None)


class Part(Fields):
    """The base of mappings within front matter. Unknown keys are reported by the reader."""

    model_config = ConfigDict(extra="ignore", json_schema_extra={"additionalProperties": False})


class _OrNull:
    """Marks a type whose value may be left out behind its key."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler(core), {"type": "null"}]}


ITEMS = (BeforeValidator(_items), _OrNull())
"""Of a field that is a list of mappings."""
