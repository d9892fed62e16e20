"""The plugin's options in ``mkdocs.yml``."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class BriefsConfig(Config):
    """See docs/reference/options.md; every option is described there."""

    bibliography = c.Optional(c.ListOfItems(c.Type(str)))
    """BibTeX files, folders or globs, relative to mkdocs.yml. Without it: every .bib file under bib/."""
    citation_style = c.Type(str, default="chicago-author-date")
    """A CSL style that the citation engine has built in, or the path of a .csl file."""
    extra_keys = c.ListOfItems(c.Type(str), default=[])
    """Front matter keys of other plugins, to let pass."""
    link_mentions = c.Choice(("section", "page", "all", "none"), default="section")
    """Which mentions of actors and countries are links: the first in each section, on each page, all or none."""
    link_demonyms = c.Type(bool, default=False)
    """Whether words like "Venezuelan" are links, too."""
    territories = c.Type(dict, default={})
    """What the house calls countries and territories, by ISO code."""
    world_map = c.Optional(c.Type(str))
    """An SVG file whose shapes' ids are ISO codes, instead of our map of the world."""
