"""The choice of the citation engine: the only module that imports one."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_briefs.citations.engine import Engine
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.citations.typst import TypstEngine
from mkdocs_briefs.model.source import Source


def make_engine(style: Style, bibliography: Mapping[str, Source]) -> Engine:
    """An engine for one style, which is slow to make. Raises EngineError if the style cannot be used."""
    return TypstEngine(style, bibliography)
