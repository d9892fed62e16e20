"""Logging of problems through MkDocs: a warning fails a strict build, a notice does not."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_briefs.model.problem import Problem, Severities, Severity, weighed
from mkdocs_briefs.readers.explanations import way_to_explanations

log = get_plugin_logger("briefs")


class Report:
    """Logs problems, each once, and counts those that fail a strict build.

    ``--quiet`` sets MkDocs' log level above warnings: none is shown then, and MkDocs, which counts what is logged,
    counts none. In a strict build they are errors there, which are shown and counted.
    """

    def __init__(self, severities: Severities, *, is_strict: bool) -> None:
        self.is_strict = is_strict
        self.warnings = 0
        """Those that fail a strict build."""
        self.errors = 0
        """Those among them that fail every build."""
        self.severities = severities
        self._read: dict[Problem, None] = {}
        """Those of what was read before the texts, in their order."""
        self._now: set[Problem] = set()
        """The problems of the texts."""
        self._codes: dict[str, None] = {}
        """The codes of what fails a strict build."""
        self._before: set[Problem] = set()
        """Those before the last edit, in a preview."""

    def __call__(self, problems: Iterable[Problem]) -> None:
        found = list(problems)
        self._read.update(dict.fromkeys(found))
        self._tell(found)

    def of_file(self, file: str) -> list[Problem]:
        """All that is wrong now in a file, which is named as in messages, by lines."""
        found = (problem for problem in (*self._read, *self._now) if problem.location.file == file)
        return sorted(weighed(found, self.severities), key=lambda problem: (problem.location, problem.message))

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in weighed(problems, self.severities):
            if not problem.severity.fails:
                log.info("%s", problem)
                continue
            self._codes[problem.code.id] = None
            is_error = problem.severity is Severity.ERROR
            self.warnings += 1
            self.errors += is_error
            is_silenced = self.is_strict and not log.isEnabledFor(logging.WARNING)
            log.log(logging.ERROR if is_error or is_silenced else logging.WARNING, "%s", problem)

    def of_texts(self, problems: Iterable[Problem]) -> None:
        """Log problems of the texts and of the corpus: those that an edit has brought."""
        found = list(problems)
        self._now.update(found)
        self._tell(problem for problem in found if problem not in self._before)

    def begin_again(self) -> None:
        """Say that an edit is taken in: what is told from now on stands beside what was told before."""
        self._before, self._now = self._now, set()

    def end_failed_build(self) -> None:
        """Say where what was reported is explained. Raises PluginError if it fails the build."""
        if self._codes:
            log.info("%s", way_to_explanations(self._codes))
            self._codes.clear()
        failing = self.warnings if self.is_strict else self.errors
        if failing:
            s = "s" if failing > 1 else ""
            how = "in strict mode" if self.is_strict else "of the severity error"
            raise PluginError(f"briefs: {failing} problem{s} {how}: no page was written.")
