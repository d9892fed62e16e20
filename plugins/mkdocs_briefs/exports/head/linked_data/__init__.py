"""A page as linked data: JSON-LD, in the vocabulary of schema.org."""

from mkdocs_briefs.exports.head.linked_data.graph import linked_data

__all__ = ["linked_data"]
