"""CSL styles: those that come with the plugin, and a project's own."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from importlib.resources import files

from mkdocs_briefs.citations.engine import EngineError
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.problem import did_you_mean

_FOLDER = files("mkdocs_briefs") / "data" / "styles"
_DEPENDS_ON_OTHERS = re.compile(
    'subsequent-author-substitute=|first-reference-note-number|variable="citation-(?:number|label)"'
)
"""What a style has whose citations depend on those of the pages before: on the order of all, on numbers of notes."""


@dataclass(frozen=True, slots=True)
class LoadedStyle:
    """A style as Pandoc takes it."""

    address: str
    """The path of a file, or a ``data:`` address."""
    shares_requests: bool
    """Whether several pages can be asked for at once."""


def load_style(style: Style) -> LoadedStyle:
    """The style by its name, or by its text. Raises EngineError for an unknown name, and a text that is no style."""
    if style.csl:
        if "<style" not in style.csl:
            raise EngineError("the file is no CSL style. Take one from the Zotero Style Repository.")
        if "independent-parent" in style.csl:
            raise EngineError("the style only points at another one, its parent. Name the parent's file instead.")
        encoded = base64.b64encode(style.csl.encode()).decode()
        return LoadedStyle(f"data:text/xml;base64,{encoded}", not _DEPENDS_ON_OTHERS.search(style.csl))
    file = _FOLDER / f"{style.name}.csl"
    if not file.is_file():
        known = style_names()
        hint = did_you_mean(style.name, known) or f" Write one of: {', '.join(known)}; or the path of a .csl file."
        raise EngineError(f"there is no style of that name.{hint}")
    return LoadedStyle(str(file), not _DEPENDS_ON_OTHERS.search(file.read_text(encoding="utf-8")))


def style_names() -> tuple[str, ...]:
    """The names of the styles that come with the plugin."""
    return tuple(sorted(file.name.removesuffix(".csl") for file in _FOLDER.iterdir() if file.name.endswith(".csl")))
