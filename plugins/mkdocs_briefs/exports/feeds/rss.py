"""RSS 2.0, with the full text as the RSS Advisory Board's profile has it (``content:encoded``)."""

from __future__ import annotations

from html import escape
from typing import Any

from feedgenerator import Rss201rev2Feed, SimplerXMLGenerator

from mkdocs_briefs.exports.feeds.feed import Feed
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model import addresses


def write_rss(feed: Feed, site: Site) -> str:
    """A feed that has entries."""
    made = _Rss(
        title=feed.full_title(site),
        link=site.url_of(feed.page) or site.url,
        description=feed.about or site.name,
        language=site.language,
        feed_url=site.file_url(addresses.RSS),
    )
    for entry in feed.entries():
        made.add_item(
            title=entry.title,
            link=entry.id,
            unique_id=entry.id,
            description=escape(entry.summary, quote=False) or None,
            pubdate=entry.published,
            categories=entry.tags,
            full_text=entry.html,
            people=entry.authors,
        )
    return f"{made.writeString('utf-8')}\n"


class _Rss(Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        spaces = {"content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/"}
        return {**super().rss_attributes(), **{f"xmlns:{prefix}": space for prefix, space in spaces.items()}}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for person in item["people"]:
            handler.addQuickElement("dc:creator", person.name)
        handler.addQuickElement("content:encoded", item["full_text"])
