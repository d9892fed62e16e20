"""Feeds: what is new in the publication, or on one subject. ``docs/reference/feeds.md`` says what they hold."""

from mkdocs_briefs.exports.feeds.files import feed_files

__all__ = ["feed_files"]
