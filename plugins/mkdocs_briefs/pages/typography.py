"""Quotation marks, dashes and ellipses in what is not Markdown, as titles, as its extension ``smarty`` makes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape

SIGNS = {
    "left-single-quote": "\u2018",
    "right-single-quote": "\u2019",
    "left-double-quote": "\u201c",
    "right-double-quote": "\u201d",
    "ndash": "\u2013",
    "mdash": "\u2014",
    "ellipsis": "\u2026",
}
"""By the names of ``smarty``, under which its option ``substitutions`` has others."""
_FOUND = re.compile(
    r"(?P<ellipsis>\.\.\.)|(?P<mdash>---)|(?P<ndash>--)|(?P<before>^|[\s(\[{\u2013\u2014-])?(?P<mark>[\"'])"
)
_DECADE = re.compile(r"'(?=\d\ds?\b)")


def typographic(substitutions: Mapping[str, str] | None) -> Callable[[str], str]:
    """A function that sets the signs of a text; one that leaves it alone where None says that texts are left, too."""
    if substitutions is None:
        return str
    signs = SIGNS | {name: unescape(sign) for name, sign in substitutions.items()}

    def sign(match: re.Match[str]) -> str:
        mark, before = match["mark"], match["before"]
        if not mark:
            return signs[str(match.lastgroup)]
        kind = "double" if mark == '"' else "single"
        side = "right" if before is None else "left"
        return f"{before or ''}{signs[f'{side}-{kind}-quote']}"

    return lambda text: _FOUND.sub(sign, _DECADE.sub(signs["right-single-quote"], text))
