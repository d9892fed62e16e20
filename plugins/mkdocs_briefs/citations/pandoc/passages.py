"""Passages: two citations of a source that differ in a page's number alone read alike, and are asked for once."""

from __future__ import annotations

import re
from dataclasses import replace

from mkdocs_briefs.citations.formatted import FormattedCluster, Label
from mkdocs_briefs.model.citation import Cluster

STAND_IN = "7130247"
"""The number that is asked for in place of others."""

_ONE_NUMBER = re.compile(r"([^\W\d_]*[.§¶ ]*)([0-9]{1,6})")
"""A locator of a label, or none, and one number. Ranges and lists are shortened, and have another label."""


def any_passage(cluster: Cluster) -> tuple[Cluster, str]:
    """A citation of one source with the number that stands for any, and its own number; empty where it has none.

    >>> from mkdocs_briefs.model.citation import CitationItem
    >>> any_passage((CitationItem("ash2001", "p. 4"),))[0][0].locator
    'p. 7130247'
    """
    found = _ONE_NUMBER.fullmatch(cluster[0].locator) if len(cluster) == 1 else None
    if not found or is_said(cluster[0].prefix + cluster[0].suffix):
        return cluster, ""
    return (replace(cluster[0], locator=f"{found[1]}{STAND_IN}"),), found[2]


def at(number: str, formatted: FormattedCluster) -> FormattedCluster:
    """What a citation of any passage reads like with a number."""
    return tuple(
        part.replace(STAND_IN, number)
        if isinstance(part, str)
        else replace(part, html=part.html.replace(STAND_IN, number))
        if isinstance(part, Label)
        else part
        for part in formatted
    )


def is_said(text: str) -> bool:
    """Whether a text has that number of its own."""
    return STAND_IN in text
