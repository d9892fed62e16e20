"""The syntax of a citation: ``[@key]``, ``[@key, p. 4]``, ``[@a; @b, pp. 3-4]``."""

from __future__ import annotations

import re

from mkdocs_briefs.model.citation import CitationItem, Cluster

KEY = r"[\w](?:[\w:.#$%&+?<>~/-]*[\w/])?"
"""A citation key, as Pandoc's manual has it (section "Citation syntax"): it begins with a letter, digit or
underscore, may have punctuation inside, and leaves trailing punctuation to the sentence."""

CLUSTER = rf"\[@{KEY}[^\[\]@]*(?:;\s*@{KEY}[^\[\]@]*)*\](?![\[(])"
"""A whole citation. Brackets before a parenthesis or bracket are a link."""

_KEY_IN_TEXT = re.compile(rf"@({KEY})")
_ITEM = re.compile(rf"@(?P<key>{KEY})(?:\s*,\s*(?P<locator>.*\S))?\s*", re.DOTALL)
_RANGE = re.compile(r"(?<=\d)\s*(?:--?|\u2013)\s*(?=\d)")


def likely_keys(text: str) -> list[str]:
    """Whatever follows an @ in a Markdown text as a citation key would, in code and addresses too."""
    return _KEY_IN_TEXT.findall(text)


def parse_cluster(text: str) -> Cluster | None:
    r"""The items of a citation, given with its brackets; None if this is no citation.

    >>> parse_cluster("[@a; @b, pp. 3-4]")
    (CitationItem(key='a', locator=''), CitationItem(key='b', locator='pp. 3\u20134'))
    """
    items = []
    for part in text.removeprefix("[").removesuffix("]").split(";"):
        found = _ITEM.fullmatch(part.strip())
        if not found:
            return None
        locator = _RANGE.sub("\u2013", " ".join((found["locator"] or "").split()))
        items.append(CitationItem(found["key"], locator))
    return tuple(items)
