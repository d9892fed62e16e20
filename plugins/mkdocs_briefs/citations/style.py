"""Citation styles: which one, and what kind it turns out to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from mkdocs_briefs.citations.locators import page_numbers

_PLAIN_PAGES = ("chicago", "modern-language-association", "mla", "turabian", "american-anthropological")


class StyleKind(Enum):
    """Where a style puts its citations."""

    AUTHOR_DATE = "author-date"
    """In the text: ``(Ash 2001)``."""
    NUMERIC = "numeric"
    """In the text, as the number of the reference: ``[1]``."""
    NOTE = "note"
    """In notes, with a number in the text."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style that Typst has built in, or the text of a CSL file."""

    name: str
    csl: str = ""

    def shown(self, locator: str) -> str:
        """The locator as the style writes it.

        Typst prints a locator as it gets it. So the term for pages is ours to put: CSL styles abbreviate it, and
        those of Chicago and MLA leave it out.
        """
        pages = page_numbers(locator)
        if not pages:
            return locator
        if self.name.startswith(_PLAIN_PAGES):
            return pages
        several = any(mark in pages for mark in (",", "\u2013", "-", "&", " and "))
        return f"{'pp.' if several else 'p.'} {pages}"
