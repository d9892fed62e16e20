"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from mkdocs_briefs.exports.feeds.entry import Entry
from mkdocs_briefs.exports.feeds.feed import Feed
from mkdocs_briefs.exports.paper import PDF_TYPE
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model import addresses

VERSION = "https://jsonfeed.org/version/1.1"


def write_json_feed(feed: Feed, site: Site) -> str:
    """A feed that has entries."""
    made = {
        "version": VERSION,
        "title": feed.full_title(site),
        "home_page_url": site.url_of(feed.page) or site.url,
        "feed_url": site.file_url(addresses.JSON_FEED),
        "description": feed.about,
        "language": site.language,
        "items": [_item(entry) for entry in feed.entries()],
    }
    return f"{json.dumps(_given(made), ensure_ascii=False, indent=1)}\n"


def _item(entry: Entry) -> dict[str, Any]:
    return _given(
        {
            "id": entry.id,
            "url": entry.id,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": [_given({"name": person.name, "url": person.url}) for person in entry.authors],
            "tags": list(entry.tags),
            "attachments": [{"url": entry.pdf, "mime_type": PDF_TYPE}] if entry.pdf else [],
        }
    )


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """Those that have a value: the format leaves out what is not known."""
    return {name: value for name, value in fields.items() if value or name in ("items", "content_html")}
