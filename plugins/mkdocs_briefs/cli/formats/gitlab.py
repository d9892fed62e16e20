"""GitLab's report of code quality, which it shows in merge requests.

Source: docs.gitlab.com, "Code Quality", report format: a subset of CodeClimate's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from mkdocs_briefs.cli.formats.fingerprints import with_fingerprints
from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.model.problem import Problem, Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTICE: "info"}


def as_gitlab(problems: Sequence[Problem]) -> str:
    """A list of objects. Fingerprints stay when lines move, so that GitLab tells new problems from old ones."""
    found = [
        {
            "description": visible(problem.message),
            "check_name": problem.code.id,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[problem.severity],
            "location": {"path": visible(problem.location.file), "lines": {"begin": problem.location.line}},
        }
        for problem, fingerprint in with_fingerprints(problems)
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
