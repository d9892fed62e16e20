"""What a page says to authors and editors alone: its problems, in a preview, and that it is no published site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.model.problem import Problem

_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_NO_INDEX = '<meta name="robots" content="noindex, nofollow">'
_STAGED = (
    '<p class="briefs-staging" role="note">This site is for editors. It has drafts, and is not the published one.</p>'
)


def staged(html: str) -> str:
    """A page of a site for editors: marked, and left out by search engines."""
    return _after(_BODY, _after(_HEAD, html, _NO_INDEX), _STAGED)


def with_problems(html: str, problems: Sequence[Problem]) -> str:
    """A page of a preview with its problems, as they stand in the log."""
    if not problems:
        return html
    items = "".join(
        f"<li><strong>{problem.severity.value}</strong> <code>{escape(str(problem.location))}</code> "
        f"<code>{problem.code.id}</code> {escape(visible(problem.message))}</li>"
        for problem in problems
    )
    s = "s" if len(problems) > 1 else ""
    fails = any(problem.severity.fails for problem in problems)
    box = (
        f'<aside class="briefs-problems" aria-label="Problems of this page"><details{" open" if fails else ""}>'
        f"<summary>{len(problems)} problem{s} on this page</summary><ul>{items}</ul></details></aside>"
    )
    return _after(_BODY, html, box)


def _after(tag: re.Pattern[str], html: str, added: str) -> str:
    return tag.sub(lambda found: f"{found[0]}{added}", html, count=1)
