"""The files of all feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.feeds.atom import AtomWriter
from mkdocs_briefs.exports.feeds.feed import Feed, feeds_of
from mkdocs_briefs.exports.feeds.json_feed import write_json_feed
from mkdocs_briefs.exports.feeds.opml import write_opml
from mkdocs_briefs.exports.feeds.rss import write_rss
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model import addresses

_OF_SITE: dict[str, Callable[[Feed, Site], str]] = {addresses.RSS: write_rss, addresses.JSON_FEED: write_json_feed}
"""The other formats, which the feed of the whole site has besides."""


def feed_files(site: Site) -> Iterator[Export]:
    """Atom for each feed, the other formats for the whole site, and the list of all."""
    feeds = tuple(feeds_of(site))
    atom = AtomWriter(site)
    for feed in feeds:
        yield Export(feed.address, partial(atom.write, feed), feed.page)
        if feed.address == addresses.ATOM:
            for address, write in _OF_SITE.items():
                yield Export(address, partial(write, feed, site), feed.page)
    if feeds:
        yield Export(addresses.OPML, lambda: write_opml(feeds, site), addresses.FOLLOW)
