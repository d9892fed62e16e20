"""Style sheets and scripts, which are Jinja templates, so that they can include others and loop over kinds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mkdocs_briefs.model.kinds import DRAWN, KINDS, LISTED
from mkdocs_briefs.readers.accent import Accent
from mkdocs_briefs.words.catalogue import Words
from mkdocs_briefs.words.scripts import language_of

ASSETS = Path(__file__).parent.parent / "theme" / "assets"


def style_sheet(name: str, accent: Accent | None = None) -> str:
    """The text of a style sheet, by its path in ``theme/assets/``: ``briefs.css``. ``accent`` is for ``accent.css``."""
    template = _environment().get_template(name)
    return template.render(actor_kinds=KINDS, listed_kinds=LISTED, node_kinds=DRAWN, accent=accent)


def script(name: str, words: Words) -> str:
    """The text of a script, by its path in ``theme/assets/``, with the translations of its messages."""
    template = _environment().get_template(name)
    whole = template.render(language="")  # with the parts that it includes
    return template.render(language=language_of(whole, words))


@cache
def _environment() -> Environment:
    return Environment(  # noqa: S701 - no HTML is made
        loader=FileSystemLoader(ASSETS),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
