"""Material's frame around pages, where ours adds to it: templates that wrap Material's own, and copy nothing of them.

Those of ``theme/material/`` come before Material's and after an owner's (``custom_dir``). There, ``material/NAME`` is
Material's own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from mkdocs_briefs.words.catalogue import Words
from mkdocs_briefs.words.templates import install

_THEME = Path(__file__).parents[2] / "theme"
_FRAME = _THEME / "material"
_SEARCH = _THEME / "pagefind"


def add_frame(config: MkDocsConfig) -> None:
    """Have MkDocs look for templates in our folder before it does in Material's."""
    _add(_FRAME, config)


def add_search_box(config: MkDocsConfig) -> None:
    """Have Material's header show a box for the search of Pagefind."""
    _add(_SEARCH, config)


def _add(folder: Path, config: MkDocsConfig) -> None:
    folders = config.theme.dirs
    if str(folder) not in folders:  # a preview keeps the theme
        folders.insert(folders.index(get_theme_dir("material")), str(folder))


def complete_templates(
    templates: Environment, theme: Theme, words: Words, *, preloads: Sequence[str], in_navigation: Collection[str]
) -> None:
    """Give the theme's templates what ours ask for; those, too, that other plugins have the theme make anew.

    ``preloads`` are the typefaces that browsers load at once, by their paths in the site; ``in_navigation`` the pages
    of the navigation, by ``src_uri``.
    """
    material = PrefixLoader({"material": FileSystemLoader(get_theme_dir("material"))})
    ours = Environment(autoescape=True)
    install(ours, words)

    def complete(environment: Environment) -> Environment:
        environment.loader = ChoiceLoader([*filter(None, [environment.loader]), material])
        environment.globals.update(
            briefs_gettext=ours.globals["gettext"], briefs_preloads=preloads, briefs_in_navigation=in_navigation
        )
        return environment

    complete(templates)
    theme.get_env = lambda: complete(type(theme).get_env(theme))  # type: ignore[method-assign]
