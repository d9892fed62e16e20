"""The anchor of a heading that a link names by its words: ``[[page#What is known]]``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from mkdocs_briefs.citations.code import without_code
from mkdocs_briefs.model.naming import fold

_HEADING = re.compile(r"^#{1,6}[ \t]*(?P<words>[^\n]*?)[ \t#]*(?P<attributes>\{[^{}\n]*\})?[ \t]*$", re.MULTILINE)
_ID = re.compile(r"#(?P<id>[^\s{}]+)")
_ADDRESS = re.compile(r"\]\([^()]*\)")
_NO_WORD = re.compile(r"[\W_]+")


def anchor_of(words: str, body: str, slugify: Callable[[str], str]) -> str:
    """The id of the heading with these words in a page's Markdown; what they would give where there is none.

    ``slugify`` is the table of contents'.
    """
    seen: Counter[str] = Counter()
    wanted = _compared(words)
    for heading in _HEADING.finditer(without_code(body)):
        given = _ID.search(heading["attributes"] or "")
        slug = slugify(_ADDRESS.sub("", heading["words"]))
        if _compared(heading["words"]) == wanted:
            number = seen[slug]
            return given["id"] if given else f"{slug}_{number}" if number else slug
        seen[slug] += not given
    return slugify(words)


def _compared(words: str) -> str:
    """Words as they are compared: without markup, marks and capitals."""
    return _NO_WORD.sub(" ", fold(_ADDRESS.sub("", words))).strip()
