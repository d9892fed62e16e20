"""A brief at a glance: three short answers before the text."""

from __future__ import annotations

from pydantic import Field, model_validator

from mkdocs_briefs.model.field_types import Markdown, Part
from mkdocs_briefs.words.catalogue import marked

LABELS = {"new": marked("What is new"), "matters": marked("Why it matters"), "next": marked("What comes next")}
"""What stands before each answer, by the name of its field."""


class Glance(Part):
    """A brief's ``at_a_glance``. What is left out is not shown."""

    new: Markdown | None = Field(None, description="What is new; Markdown.")
    matters: Markdown | None = Field(None, description="Why it matters; Markdown.")
    next: Markdown | None = Field(None, description="What to watch for; Markdown.")

    @model_validator(mode="after")
    def _says_something(self) -> Glance:
        if not (self.new or self.matters or self.next):
            raise ValueError("it has none of new, matters and next. Write one of them, or take it out")
        return self
