"""The JSON API: the publication as data under ``api/v1/``. ``docs/reference/api.md`` describes every field."""

from mkdocs_briefs.exports.api.files import api_files, schemas

__all__ = ["api_files", "schemas"]
