"""A problem a line, and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.model.problem import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """A problem a line: ``warning: briefs/one.md:24: code: message``."""
    return "".join(f"{problem.severity.value}: {problem}\n" for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with ``file``, ``line``, ``code``, ``severity`` and ``message``."""
    found = [
        {
            "file": visible(problem.location.file),
            "line": problem.location.line,
            "code": problem.code.id,
            "severity": problem.severity.value,
            "message": visible(problem.message),
        }
        for problem in problems
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
