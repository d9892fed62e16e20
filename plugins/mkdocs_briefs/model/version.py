"""A version of a brief: what changed, and when."""

from __future__ import annotations

from pydantic import Field

from mkdocs_briefs.model import field_types as types
from mkdocs_briefs.model.field_types import Day, Part


class Version(Part):
    """One of a brief's ``versions``."""

    version: types.Version = Field(description='Its name, as `2` or `"1.1"`; with a point, in quotes.')
    date: Day = Field(description="The day on which it came out.")
    note: types.Markdown | None = Field(None, description="What changed; Markdown.")
