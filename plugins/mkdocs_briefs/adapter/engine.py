"""The choice of the citation engine: the only module that imports one."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.exceptions import PluginError

from mkdocs_briefs.citations.engine import Engine
from mkdocs_briefs.citations.pandoc import PandocEngine
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.source import Source


def make_engine(style: Style, bibliography: Mapping[str, Source], language: str = "en") -> Engine:
    """An engine for one style, on a site of this language.

    Raises EngineError where the style cannot be used; where the engine itself cannot be had, a later call of its raises
    PluginError.
    """
    return PandocEngine(style, bibliography, language, failure=lambda reason: PluginError(f"citations: {reason}"))
