"""Front matter validated as typed fields, every error with its line."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.characters import NEVER_SHOWN
from mkdocs_briefs.model.field_types import MISSING_TOGETHER, Fields
from mkdocs_briefs.model.front_matter import NUMBERS
from mkdocs_briefs.model.problem import Problem, did_you_mean
from mkdocs_briefs.readers.front_matter import Document

HOST_KEYS = frozenset(
    {
        *("template", "hide", "icon", "search", "description", "subtitle", "status", "social", "comments", "exclude"),
        *("boost", "robots", "image", "og_image", "links", "pin", "readtime", "slug", "categories", "render_macros"),
        *("title", "tags", "kind", "generator"),
    }
)
"""Keys that MkDocs, Material and common plugins define: they are passed on without validation."""


_Fields = TypeVar("_Fields", bound=Fields)

_WAYS_OUT = {
    "missing": "Add it to the front matter.",
    "date_from_datetime_parsing": "Write it as year-month-day, as in 2026-03-31.",
    "date_type": "Write it as year-month-day, as in 2026-03-31.",
    "date_parsing": "Write it as year-month-day, as in 2026-03-31.",
    "date_from_datetime_inexact": "Write it as year-month-day, without a time.",
    "too_short": "Give at least one, or take the line out.",
    "int_type": "Write it in digits, without quotes.",
    "int_parsing": "Write it in digits, without quotes.",
    "string_too_short": "Give it a value or take the line out.",
    "string_type": "Write it in one line, in quotes where YAML takes it for something else.",
}

_WHATS = {
    "string_type": "it should be text",
    "date_type": "it should be a day",
    "int_type": "it should be a whole number",
    "int_parsing": "it should be a whole number",
    "bool_type": "it should be true or false",
    "too_short": "there is nothing in it",
    "string_too_short": "there is nothing in it",
    "model_type": 'it should be a mapping, of lines "key: value"',
    "tuple_type": "it should be a list, of items that begin with - ",
}
"""What is wrong, where pydantic speaks of Python."""

_DEEPEST = 4
"""Steps from front matter to a text in it: field, item, field of the item, item."""

_LONGEST_SHOWN = 200
"""Characters of a value that a message shows."""

_BOOLEAN_TYPES = frozenset(["bool", "literal[False]"])
"""The names in pydantic's ``loc`` of the boolean members of a union."""


def read_fields(
    shape: type[_Fields], document: Document, extra_keys: Collection[str] = ()
) -> tuple[_Fields | None, list[Problem]]:
    """The document's front matter as typed fields; None, and a problem for each error, if it is invalid.

    ``extra_keys`` are keys of other plugins, which are ignored. An unknown key is reported but does not make the rest
    invalid.
    """
    own = shape.keys()
    problems = list(document.problems)
    if problems and not document.meta:
        return None, problems  # the YAML is invalid: missing fields are not reported on top of that
    known = {}
    for key, value in document.meta.items():
        if key in own:
            known[key] = value
            problems += _never_shown([key], value, document)
            problems += _unknown_within(key, value, shape, document)
        elif key not in HOST_KEYS and key not in extra_keys:
            hint = did_you_mean(key, own) or ' Take it out, or name it in the option "extra_keys".'
            message = f'"{key}" is no key of this front matter.{hint}'
            problems.append(Problem(codes.UNKNOWN_KEY, document.at(key), message))
    for names in (names for names in shape.names().values() if len(names) > 1):
        given = [name for name in names if name in known]
        for again in given[1:]:
            message = f'"{given[0]}" and "{again}" are the same field. Keep one of them.'
            problems.append(Problem(codes.FRONT_MATTER_DUPLICATE, document.at(again), message))
            del known[again]
    try:
        return shape.model_validate(known), problems
    except ValidationError as failure:
        # pydantic reports every member of a union; one error is enough, and the boolean member is the less useful.
        errors = (e for e in failure.errors(include_url=False) if not _BOOLEAN_TYPES.intersection(map(str, e["loc"])))
        problems += chain.from_iterable(_problems(error, shape, document) for error in errors)
        return None, problems


def _problems(error: Any, shape: type[Fields], document: Document) -> Iterator[Problem]:
    path = list(_path(error["loc"], document.meta))
    location = document.at(*path)
    if error["type"] == "missing":
        where = named(path) if path else "the front matter"
        way_out = "Add it there." if path else _WAYS_OUT["missing"]
        yield Problem(codes.MISSING_FIELD, location, f'{where} has no "{error["loc"][-1]}". {way_out}')
    elif error["type"] == MISSING_TOGETHER:
        for field in error["ctx"]["fields"]:
            message = f'{named(path)} has no "{field}". Add it there: {error["ctx"]["why"]}.'
            yield Problem(codes.MISSING_FIELD, location, message)
    else:
        yield _invalid(error, path, shape, document)


def _invalid(error: Any, path: list[str | int], shape: type[Fields], document: Document) -> Problem:
    location = document.at(*path)
    if not shape.part_of(str(path[0])):
        del path[1:]  # of a plain list, a message shows the whole
    value = _value_at(path, document.meta)
    what = _WHATS.get(error["type"]) or error["msg"].removeprefix("Value error, ").replace("Input should", "it should")
    if error["type"] == "too_long" and isinstance(value, str):
        what = f"it has more than {error['ctx']['max_length']} characters"
    way_out = _WAYS_OUT.get(error["type"]) or NUMBERS.get(error.get("ctx", {}).get("pattern"), "")
    near = ""
    if error["type"] in ("enum", "literal_error") and isinstance(value, str):
        near = did_you_mean(value, str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", "))
    shown = "" if isinstance(value, dict) and len(path) > 1 else f" is {_shown(value)}"
    message = f"{named(path)}{shown}: {_uncapitalised(what)}. {way_out}".rstrip() + near
    if value is None:
        message = f"{named(path)} is empty. {_WAYS_OUT['string_too_short']}"
    return Problem(codes.INVALID_FIELD, location, message)


def named(path: Sequence[str | int]) -> str:
    """How a message calls a part of the front matter.

    >>> named(["key_judgements", 1, "by"])
    '"by" of item 2 of "key_judgements"'
    """
    return " of ".join(f"item {step + 1}" if isinstance(step, int) else f'"{step}"' for step in reversed(path))


def _value_at(path: Iterable[str | int], value: Any) -> Any:
    for step in path:
        value = value[step]
    return value


def _unknown_within(key: str, value: Any, shape: type[Fields], document: Document) -> Iterator[Problem]:
    """The keys of a mapping within front matter, or of those in a list, that nobody defines."""
    part = shape.part_of(key)
    if part is None:
        return
    items: Iterable[tuple[list[str | int], Any]] = [([key], value)]
    if isinstance(value, list):
        items = (([key, number], item) for number, item in enumerate(value))
    for path, item in items:
        for unknown in sorted(map(str, item.keys() - part.keys())) if isinstance(item, dict) else ():
            hint = did_you_mean(unknown, part.keys()) or " Take it out."
            message = f'{named(path)} has no field "{unknown}".{hint}'
            yield Problem(codes.UNKNOWN_KEY, document.at(*path, unknown), message)


def _never_shown(path: Sequence[str | int], value: Any, document: Document) -> Iterator[Problem]:
    """A problem for each text of a field with characters that are left out of it."""
    if isinstance(value, str) and NEVER_SHOWN.search(value):
        message = f'"{path[0]}" holds characters that no text shows, and that are left out: "{value}". Take them out.'
        yield Problem(codes.CONTROL_CHARACTER, document.at(*path), message)
    elif isinstance(value, dict | list) and len(path) < _DEEPEST:
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _never_shown([*path, step], part, document)


def _shown(value: Any) -> str:
    """The value as a message shows it: as an author writes it, texts in quotes."""
    if isinstance(value, str):
        text = repr(value)
    else:
        text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=math.inf).removesuffix("...\n")
        text = text.strip()
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _path(loc: Iterable[str | int], value: Any) -> Iterator[str | int]:
    """The path of an error in the front matter as written, from pydantic's ``loc``.

    ``loc`` also has names of union members, and an index for a scalar that was made a list of one.
    """
    for step in loc:
        parts = value if isinstance(value, dict) else dict(enumerate(value)) if isinstance(value, list) else {}
        if step in parts:
            yield step
            value = parts[step]


def _uncapitalised(sentence: str) -> str:
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]
