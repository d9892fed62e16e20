"""What is set on paper."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sheet:
    """A brief, as it is to stand on paper."""

    html: str
    """All that it says, with nothing that cannot be set (``cleaned.on_paper``)."""
    title: str
    site: str
    """The name of the publication."""
    url: str = ""
    """Where the brief is; empty if that is not known."""
    authors: tuple[str, ...] = ()
    date: dt.date | None = None
    description: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en"
    """As in ``pt-BR``."""
    direction: str = "ltr"
    pictures: Mapping[str, Path] = field(default_factory=dict)
    """The files of its pictures, by their names in ``html``."""

    @property
    def about(self) -> str:
        """All but the text, in JSON, for ``brief.typ``."""
        language, _, region = self.language.replace("_", "-").partition("-")
        date = self.date
        return json.dumps(
            {
                "title": self.title,
                "site": self.site,
                "url": self.url,
                "authors": self.authors,
                "date": [date.year, date.month, date.day] if date else None,
                "description": self.description or None,
                "keywords": self.keywords,
                "language": language.lower(),
                "region": region.upper() if len(region) == 2 and region.isalpha() else None,
                "direction": self.direction,
            },
            sort_keys=True,
        )
