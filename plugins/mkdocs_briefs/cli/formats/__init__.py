"""What ``briefs check`` prints, for people and for programs: each format is a function from findings to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mkdocs_briefs.cli.formats.github import as_github
from mkdocs_briefs.cli.formats.gitlab import as_gitlab
from mkdocs_briefs.cli.formats.junit import as_junit
from mkdocs_briefs.cli.formats.listing import as_json, as_text
from mkdocs_briefs.cli.formats.sarif import as_sarif
from mkdocs_briefs.model.problem import Problem

FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
    "sarif": as_sarif,
    "junit": as_junit,
}
"""By name. Paths are as they stand in the problems."""
