"""Lines of a page's Markdown, for problems that show when it is rendered."""

from __future__ import annotations

import re

from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.model.problem import Location

_CODE = re.compile(r"^(```+|~~~+).*?^\1|(`+)(?!`).*?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)


def location_of(pattern: str, context: TextContext) -> Location:
    """The first line that has the pattern outside of code; the first of the text where there is none."""
    body = _without_code(context.body)
    found = re.search(pattern, body)
    return location_at(body[: found.start()].count("\n") if found else 0, context)


def location_at(line: int, context: TextContext) -> Location:
    """A line of the text, which is counted from 0 there."""
    return Location(context.file, context.body_line + line)


def _without_code(body: str) -> str:
    """The body with its code blanked, every character in its place."""
    return _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), body)
