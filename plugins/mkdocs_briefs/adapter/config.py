"""The plugin's options in ``mkdocs.yml``."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class BriefsConfig(Config):
    """See docs/reference/options.md; every option is described there."""

    bibliography = c.Optional(c.ListOfItems(c.Type(str)))
    """BibTeX files, folders or globs, relative to mkdocs.yml. Without it: every .bib file under bib/."""
    citation_style = c.Type(str, default="chicago-author-date")
    """A CSL style that Typst has built in."""
    extra_keys = c.ListOfItems(c.Type(str), default=[])
    """Front matter keys of other plugins, to let pass."""
