"""Data for machines: the publication as JSON under ``api/v1/``. ``docs/reference/api.md`` describes every field."""

from mkdocs_briefs.exports.api.files import api_files, schemas

__all__ = ["api_files", "schemas"]
