"""The option ``territories``: a project's own names for territories, validated."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.gazetteer import Override, OverrideError
from mkdocs_briefs.model.problem import did_you_mean


def _text(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value


def _list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


_Name = Annotated[str, StringConstraints(min_length=1), BeforeValidator(_text)]
_Names = Annotated[tuple[_Name, ...], BeforeValidator(_list)]


class _Fields(BaseModel):
    """The mapping for one territory."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: _Name = ""
    official: _Name = ""
    aliases: _Names = ()
    demonyms: _Names = ()


_FIELDS = tuple(_Fields.model_fields)


def read_overrides(value: object) -> dict[str, Override]:
    """The overrides of a mapping from ISO code to a name, or to a mapping of ``name``, ``official`` and so on.

    Only types are checked here; ``Gazetteer.with_overrides`` checks codes and names.
    Raises OverrideError, with a sentence for each error.
    """
    if not isinstance(value, dict):
        raise OverrideError('territories are given by ISO code, as in "TR: Türkiye". Write a mapping.')
    errors: list[str] = []
    read = {code: _override(code, entry, errors) for code, entry in value.items()}
    if errors:
        raise OverrideError(" ".join(errors))
    return read


def _override(code: object, entry: object, errors: list[str]) -> Override:
    if not isinstance(code, str):
        no_text = f"YAML reads it as {str(code).lower()}" if isinstance(code, bool) else "a code is text"
        errors.append(f'"{code}" is no ISO 3166-1 code: {no_text}. Put quotes around it, as in "NO".')
        return Override()
    try:
        fields = _Fields.model_validate(entry if isinstance(entry, dict) else {"name": entry})
    except ValidationError as failure:
        errors += [f'"{code}": {_explain(error, entry)}' for error in failure.errors(include_url=False)]
        return Override()
    return Override(fields.name, fields.official, fields.aliases, fields.demonyms)


def _explain(error: Any, entry: object) -> str:
    key = str(error["loc"][0])
    if error["type"] in ("extra_forbidden", "invalid_key"):
        hint = did_you_mean(key, _FIELDS) or f" Write one of: {', '.join(_FIELDS)}."
        return f'"{key}" is nothing that can be said of a territory.{hint}'
    if not isinstance(entry, dict):
        return f"{entry!r} is no name. Write the name, or a mapping with one of: {', '.join(_FIELDS)}."
    if isinstance(error["input"], bool):
        return f'"{key}" is {error["input"]}: YAML reads the word as true or false. Put quotes around it.'
    wanted = "a list of names" if key in ("aliases", "demonyms") else "a name"
    return f'"{key}" is {entry[key]!r}. Write {wanted}.'
