"""The texts that commands write for authors to replace, in the language of the publication."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from mkdocs_briefs.words.locales import fallbacks

_ENGLISH = "en"


def texts_in(language: str) -> Traversable:
    """The folder of texts in a language, such as ``pt-BR``: that of ``pt`` without one for Brazil, or the English."""
    folders = files("mkdocs_briefs") / "data" / "texts"
    return next(folders / code for code in (*fallbacks(language), _ENGLISH) if (folders / code).is_dir())
