"""What the head of a page says to other programs."""

from mkdocs_briefs.exports.head.description import description_of
from mkdocs_briefs.exports.head.head import head_of
from mkdocs_briefs.exports.head.page import Page
from mkdocs_briefs.exports.head.tag import Tag

__all__ = ["Page", "Tag", "description_of", "head_of"]
