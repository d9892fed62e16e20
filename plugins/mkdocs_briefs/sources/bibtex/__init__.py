"""BibTeX and biblatex databases: bytes that others wrote, turned into sources or problems."""

from mkdocs_briefs.sources.bibtex.database import Bibliography, read_bibliography

__all__ = ["Bibliography", "read_bibliography"]
