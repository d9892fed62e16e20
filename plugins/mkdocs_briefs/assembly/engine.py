"""The choice of the citation engine: the only module that imports one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from mkdocs_briefs.citations.engine import Engine, EngineError
from mkdocs_briefs.citations.pandoc import PandocEngine
from mkdocs_briefs.citations.pandoc.process import ProcessError, end_idle, executable
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.readers.errors import ProjectError

DISTRIBUTION = "pypandoc-binary"
"""What the engine comes in."""


def make_engine(
    style: Style,
    bibliography: Mapping[str, Source],
    language: str = "en",
    failure: Callable[[str], Exception] = EngineError,
) -> Engine:
    """An engine for one style, on a site of this language.

    Raises EngineError if the style cannot be used. If Pandoc cannot be run, the engine's methods raise ``failure``.
    """
    return PandocEngine(style, bibliography, language, failure=lambda reason: failure(visible(f"citations: {reason}")))


def program() -> Path:
    """The program that the engine is, for other work. Raises ProjectError where it is missing."""
    try:
        return Path(executable())
    except ProcessError as error:
        raise ProjectError(str(error)) from error


def end_programs() -> None:
    """End the programs that engines keep for what may be asked later: then they are started again."""
    end_idle()
