"""Pandoc's citeproc as citation engine. Nothing outside of this folder knows it."""

from mkdocs_briefs.citations.pandoc.engine import PandocEngine

__all__ = ["PandocEngine"]
