"""The list of all feeds (OPML 2.0, http://opml.org/spec2.opml), which programs of readers import."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mkdocs_briefs.exports.feeds.feed import Feed
from mkdocs_briefs.exports.site import Site


def write_opml(feeds: Iterable[Feed], site: Site) -> str:
    """The feeds in their order, each group below its heading."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = site.name
    body = SubElement(root, "body")
    for group, members in groupby(feeds, key=lambda feed: feed.group):
        heading = site.words.gettext(group) if group else ""
        parent = SubElement(body, "outline", text=heading, title=heading) if group else body
        for feed in members:
            title = feed.full_title(site)
            SubElement(
                parent,
                "outline",
                type="rss",  # whatever the format, says the specification
                text=title,
                title=title,
                xmlUrl=site.file_url(feed.address),
                htmlUrl=site.url_of(feed.page),
            )
    indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'
