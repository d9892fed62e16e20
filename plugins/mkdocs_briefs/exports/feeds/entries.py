"""Briefs and corrections as entries of feeds, each made once: the same brief is in many feeds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from html import escape

from mkdocs_briefs.exports.elsewhere import for_elsewhere
from mkdocs_briefs.exports.feeds.entry import Entry, Person
from mkdocs_briefs.exports.full_text import full_text
from mkdocs_briefs.exports.paper import pdf_url
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.correction import Correction


class Entries:
    """The entries of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._of: dict[str, Entry] = {}

    def of(self, brief: Brief) -> Entry:
        """A brief that is out, with its full text."""
        if brief.src_uri not in self._of:
            assert brief.date
            assert brief.last_changed
            url = self._site.url_of(brief.src_uri)
            self._of[brief.src_uri] = Entry(
                id=url,
                title=brief.title,
                published=self._time(brief.date),
                updated=self._time(brief.last_changed),
                authors=self._authors(brief),
                summary=brief.fields.summary or "",
                html=for_elsewhere(full_text(brief, self._site), url),
                tags=brief.fields.tags,
                pdf=pdf_url(brief, self._site),
            )
        return self._of[brief.src_uri]

    def of_all(self, briefs: Iterable[Brief]) -> list[Entry]:
        return [self.of(brief) for brief in briefs]

    def correction(self, brief: Brief, number: int, correction: Correction) -> Entry:
        """A correction, by its number in the brief."""
        url = self._site.url_of(brief.src_uri)
        text = self._site.corpus.front.get(brief.src_uri, {}).get(("corrections", number, "text"), "")
        link = f'<p><a href="{escape(url)}">{escape(brief.title)}</a></p>'
        return Entry(
            id=f"{url}#correction-{brief.correction_key(number)}",
            title=self._site.words.gettext("Corrected: %(title)s", title=brief.title),
            published=self._time(correction.date),
            updated=self._time(correction.date),
            authors=self._authors(brief),
            summary="",
            html=for_elsewhere(f"<p>{text}</p>{link}", url),
        )

    def _authors(self, brief: Brief) -> tuple[Person, ...]:
        return tuple(Person(author.name, self._site.url_of(author.src_uri)) for author in brief.authors)

    def _time(self, day: dt.date) -> dt.datetime:
        """The beginning of a day: the hour of an edit is not known.

        Local times of a century ago are so many seconds from Greenwich, which no feed can say (RFC 3339, section 5.6).
        """
        time = dt.datetime.combine(day, dt.time(), self._site.zone)
        return time.astimezone(dt.UTC) if (time.utcoffset() or dt.timedelta()) % dt.timedelta(minutes=1) else time
