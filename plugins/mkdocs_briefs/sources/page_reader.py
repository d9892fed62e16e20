"""A source from a page of the web, by what its head says.

Source: the meta elements of Highwire (``citation_title``), Dublin Core and Open Graph, and schema.org's names of dates.
"""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser

from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.brief_entry import looks_like_a_person
from mkdocs_briefs.sources.csl_reader import source_of

_TITLES = ("citation_title", "dc.title", "og:title", "twitter:title")
_AUTHORS = ("citation_author", "dc.creator", "author", "article:author")
_DATES = ("citation_publication_date", "citation_date", "article:published_time", "dc.date", "date")
_SITES = ("citation_journal_title", "og:site_name")
_DAY = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d\d?))?(?:[-/](?P<day>\d\d?))?")


def read_page(html: str, url: str, today: dt.date) -> Source:
    """The page as a source, read today, under no key. What its head does not say is left out."""
    head = _Head()
    head.feed(html)
    meta = head.meta
    title = next((meta[name][0] for name in _TITLES if name in meta), one_line(head.title))
    authors = next((meta[name] for name in _AUTHORS if name in meta), [])
    fields = {
        "title": title,
        "organization": next((meta[name][0] for name in _SITES if name in meta), ""),
        "doi": re.sub(r"^(?:doi:|https?://(?:dx\.)?doi\.org/)", "", next(iter(meta.get("citation_doi", [])), "")),
        "url": url,
        "urldate": today.isoformat(),
    }
    dates = (_date(meta[name][0]) for name in _DATES if name in meta)
    people = tuple(_name(author) for author in authors if not author.startswith(("http://", "https://")))
    return source_of("online", fields, {"author": people}, next(filter(None, dates), ""))


class _Head(HTMLParser):
    """The title of a page, and what its meta elements say, by name in small letters."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.meta: dict[str, list[str]] = {}
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title" and not self.title
        name = (given.get("name") or given.get("property") or "").lower()
        if tag == "meta" and name and (content := one_line(given.get("content", ""))):
            self.meta.setdefault(name, []).append(content)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


def _name(text: str) -> Name:
    """``Ash, Ann`` and ``Ann Ash`` are people; what does not look like one is an organisation."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and given:
        return Name(family, given)
    given, _, family = text.rpartition(" ")
    return Name(family, given) if given and looks_like_a_person(text) else Name(text, is_organisation=True)


def _date(text: str) -> str:
    found = _DAY.match(text.strip())
    if not found:
        return ""
    return "-".join([found["year"], *(f"{int(part):02}" for part in (found["month"], found["day"]) if part)])
