"""Typst as citation engine. Nothing outside of this folder knows it, but for the one module that chooses an engine."""

from mkdocs_briefs.citations.typst.engine import TypstEngine

__all__ = ["TypstEngine"]
