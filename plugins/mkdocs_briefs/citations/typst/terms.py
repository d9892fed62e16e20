"""The term for pages, which Typst leaves to its caller: it prints a locator as it gets it."""

from __future__ import annotations

from mkdocs_briefs.citations.locators import page_numbers
from mkdocs_briefs.citations.style import Style

_PLAIN_PAGES = ("chicago", "modern-language-association", "mla", "turabian", "american-anthropological")


def with_term(locator: str, style: Style) -> str:
    """The locator as the style writes it: CSL styles abbreviate the term for pages, Chicago's and MLA's have none."""
    pages = page_numbers(locator)
    if not pages:
        return locator
    if style.name.startswith(_PLAIN_PAGES):
        return pages
    several = any(mark in pages for mark in (",", "\u2013", "-", "&", " and "))
    return f"{'pp.' if several else 'p.'} {pages}"
