"""Logging of problems through MkDocs: a warning fails a strict build, a notice does not."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.plugins import get_plugin_logger

from mkdocs_briefs.model.problem import Problem, Severity

log = get_plugin_logger("briefs")


def report(problems: Iterable[Problem]) -> None:
    """Log each problem, once."""
    for problem in problems:
        if problem.severity is Severity.WARNING:
            log.warning("%s", problem)
        else:
            log.info("%s", problem)
