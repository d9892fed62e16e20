"""Whether a file goes out: its state of publication."""

from __future__ import annotations

from enum import Enum


class State(Enum):
    """The state of a Markdown file. A build has the published ones alone; the preview has all."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    """Its ``date`` is to come."""
    UNSOUND = "unsound"
    """Its front matter cannot be read whole, or does not say plainly that it may go out."""
