"""A correction: what a brief had wrong, said where its readers find it."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from mkdocs_briefs.model.field_types import Day, Markdown, Part

RECENT = dt.timedelta(days=90)
"""How long a correction stands at the top of its brief. At the end it stays."""


class Correction(Part):
    """One of a brief's ``corrections``."""

    date: Day = Field(description="The day on which the text was corrected.")
    text: Markdown = Field(description="What was wrong, and what is right; Markdown, may cite.")

    def is_recent(self, today: dt.date) -> bool:
        """Whether it stands at the top of its brief."""
        return today - self.date <= RECENT
