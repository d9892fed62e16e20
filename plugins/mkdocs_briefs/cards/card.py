"""What stands on a card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.words.catalogue import Words
from mkdocs_briefs.words.dates import written_out
from mkdocs_briefs.words.lists import listed

WIDTH, HEIGHT = 1200, 630
"""In pixels: the shape that Open Graph's readers cut nothing off."""


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a picture, from above; empty where there is nothing to say."""

    places: str
    title: str
    below: str
    """Under the title: of a brief its day and authors."""
    site: str

    @property
    def alt(self) -> str:
        """The same, for who does not see it."""
        return " · ".join(filter(None, (self.places, self.title, self.below, self.site)))


def card_of(brief: Brief, title: str, places: Iterable[str], site: str, words: Words) -> Card:
    """The card of a brief; ``words`` are those of its language. The day is first: a line is cut at its end."""
    day = written_out(brief.date, words) if brief.date else ""
    by = words.gettext("By %(authors)s", authors=listed([author.name for author in brief.authors], words))
    return Card(words.comma.join(places), title, " · ".join(filter(None, (day, by))), site)
