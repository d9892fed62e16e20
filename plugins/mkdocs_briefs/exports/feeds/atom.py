"""Atom (RFC 4287)."""

from __future__ import annotations

from html import escape
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed, SimplerXMLGenerator

from mkdocs_briefs.exports.feeds.entry import Entry
from mkdocs_briefs.exports.feeds.feed import Feed
from mkdocs_briefs.exports.paper import PDF_TYPE
from mkdocs_briefs.exports.site import Site


class AtomWriter:
    """Writes the feeds of a site. An entry becomes XML once, however many feeds it is in."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._written: dict[str, str] = {}

    def write(self, feed: Feed) -> str:
        """A feed that has entries."""
        url = self._site.file_url(feed.address)
        made = _Atom(
            self._written,
            title=feed.full_title(self._site),
            link=self._site.url_of(feed.page) or self._site.url,
            description=feed.about,
            language=self._site.language,
            feed_url=url,
            feed_guid=url,
        )
        for entry in feed.entries():
            made.add_item(**_item(entry))
        return f"{made.writeString('utf-8')}\n"


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "link": entry.id,
        "unique_id": entry.id,
        "description": escape(entry.summary, quote=False) or None,
        "content": entry.html,
        "pubdate": entry.published,
        "updateddate": entry.updated,
        "categories": entry.tags,
        "people": entry.authors,
        "pdf": entry.pdf,
    }


class _Atom(Atom1Feed):
    """Atom as Django's generator writes it, with all authors of an entry."""

    def __init__(self, written: dict[str, str], **options: Any) -> None:
        """``written`` has the XML of entries by id, and is given that of further ones."""
        super().__init__(**options)
        self._written = written

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        for item in self.items:
            if item["unique_id"] not in self._written:
                self._written[item["unique_id"]] = self._entry(item)
            # The method of SAX that writes what it is given as it is.
            handler.ignorableWhitespace(self._written[item["unique_id"]])

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for person in item["people"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", person.name)
            if person.url:
                handler.addQuickElement("uri", person.url)
            handler.endElement("author")
        if item["pdf"]:
            handler.addQuickElement("link", "", {"rel": "enclosure", "type": PDF_TYPE, "href": item["pdf"]})

    def _entry(self, item: dict[str, Any]) -> str:
        out = StringIO()
        handler = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
        handler.startElement("entry", {})
        self.add_item_elements(handler, item)
        handler.endElement("entry")
        return f"\n{out.getvalue()}"
