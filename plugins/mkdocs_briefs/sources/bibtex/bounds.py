"""Bounds of one entry: a database that somebody else made shall not stop a build."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkdocs_briefs.sources.bibtex.fields import NAMES, SHOWN
from mkdocs_briefs.sources.bibtex.values import BoundError, refuse_nesting

_LONGEST_TITLE = 5_000
"""Characters."""
_BOUNDED = (SHOWN | {"address", "journal", "school"}) - NAMES - {"abstract", "note", "url"}
"""Other fields that may be as long as a title: publishers, places, journals."""
_LONGEST_NAME = 1_000
_AND = re.compile(r"\sand\s", re.IGNORECASE)


def refuse_beyond_bounds(fields: Mapping[str, str]) -> None:
    """Raise BoundError for fields that are too long, or nest too deeply."""
    for name, value in fields.items():
        if (name.endswith("title") or name in _BOUNDED) and len(value) > _LONGEST_TITLE:
            raise BoundError(f'"{name}" is longer than {_LONGEST_TITLE:,} characters')
        if name in NAMES and any(len(one) > _LONGEST_NAME for one in _AND.split(value)):
            raise BoundError(f'a name in "{name}" is longer than {_LONGEST_NAME:,} characters')
        try:
            refuse_nesting(value)
        except BoundError as error:
            raise BoundError(f'in "{name}", {error}') from error
