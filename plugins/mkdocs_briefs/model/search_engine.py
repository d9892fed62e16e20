"""What finds pages for readers: the option ``search_engine``."""

from __future__ import annotations

from enum import Enum


class SearchEngine(Enum):
    """The engines that a site may have."""

    PAGEFIND = "pagefind"
    """Pagefind (https://pagefind.app), whose index a browser reads in small parts."""
    MATERIAL = "material"
    """The search plugin that ``mkdocs.yml`` names, Material's or MkDocs' own; without one there is none."""
    NONE = "none"
