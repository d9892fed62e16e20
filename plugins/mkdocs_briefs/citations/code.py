"""Where a Markdown text has code and comments, in which nothing is read as a citation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_OPENING = re.compile(r"^(?P<fence>```+|~~~+)|(?P<ticks>`+)|<!--", re.MULTILINE)
_NOT_LINE_END = re.compile(r"[^\n]")


def without_code(text: str) -> str:
    """The text with its code and comments blanked, every character in its place."""
    parts: list[str] = []
    position = 0
    for start, end in _spans(text):
        parts += (text[position:start], _NOT_LINE_END.sub(" ", text[start:end]))
        position = end
    return "".join((*parts, text[position:]))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The places of fenced blocks, code spans and comments; what nothing closes is none.

    All marks are found once, so that many that are never closed take no longer than one.
    """
    marks = list(_OPENING.finditer(text))
    fences = [mark for mark in marks if mark["fence"]]
    ticks: dict[str, list[int]] = {}
    for mark in marks:
        ticks.setdefault(mark[0], []).append(mark.start())
    last_comment = text.rfind("-->")
    position = number = 0
    for mark in marks:
        number += bool(mark["fence"])
        if mark.start() < position:
            continue
        end = 0
        if mark[0] == "<!--":
            end = text.find("-->", mark.end()) + 3 if last_comment >= mark.end() else 0
        elif mark["fence"]:
            end = next((fences[at].end() for at in range(number, len(fences)) if fences[at][0].startswith(mark[0])), 0)
        if not end and mark[0] != "<!--":
            same = ticks[mark[0]]
            after = bisect_right(same, mark.start())
            end = same[after] + len(mark[0]) if after < len(same) and "~" not in mark[0] else 0
        if end:
            yield mark.start(), end
            position = end
