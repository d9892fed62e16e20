"""What tells a problem from others, and stays when its line moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from mkdocs_briefs.model.problem import Problem


def with_fingerprints(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """Each problem with a digest of its file, code and message; of several alike, of its number among them, too."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        same = problem.location.file, problem.code.id, problem.message
        parts = "\0".join((*same, str(seen[same])))
        seen[same] += 1
        yield problem, sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()
