"""The citation engine of a build: the one module that names it."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_briefs.citations.engine import Engine
from mkdocs_briefs.citations.pandoc import PandocEngine
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.source import Source


def make_engine(style: Style, bibliography: Mapping[str, Source]) -> Engine:
    """An engine for one style. It is dear to make. Raises EngineError where the style cannot be used."""
    return PandocEngine(style, bibliography)
