"""Workflow commands of GitHub Actions, which it shows on the lines of a pull request.

Source: docs.github.com, "Workflow commands for GitHub Actions"; what is escaped is from the toolkit's ``command.ts``.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.model.problem import Problem

_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = _IN_MESSAGES | {":": "%3A", ",": "%2C"}
_MESSAGE, _PROPERTY = str.maketrans(_IN_MESSAGES), str.maketrans(_IN_PROPERTIES)


def as_github(problems: Sequence[Problem]) -> str:
    """An annotation a problem: ``::error``, ``::warning`` or ``::notice``, with its file and line."""
    return "".join(f"{_annotation(problem)}\n" for problem in problems)


def _annotation(problem: Problem) -> str:
    where = problem.location
    file, title = visible(where.file).translate(_PROPERTY), problem.code.id.translate(_PROPERTY)
    message = visible(problem.message).translate(_MESSAGE)
    return f"::{problem.severity.value} file={file},line={where.line},title={title}::{message}"
