"""JUnit's XML, which test reports of most CI services read: what fails a strict build is a failed test.

Source: the elements and attributes that the schema of Jenkins (``junit-10.xsd``) allows, which all readers share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mkdocs_briefs.model.characters import NEVER_SHOWN, visible
from mkdocs_briefs.model.problem import Problem

_SUITE = "briefs check"


def as_junit(problems: Sequence[Problem]) -> str:
    """A suite with a test for each problem, and one that passes where there is none."""
    failures = sum(problem.severity.fails for problem in problems)
    counts = {"tests": str(len(problems) or 1), "failures": str(failures), "errors": "0"}
    root = Element("testsuites", counts)
    suite = SubElement(root, "testsuite", {"name": _SUITE, **counts, "skipped": "0"})
    seen: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        test = problem.location.file, f"{problem.code.id}, line {problem.location.line}"
        seen[test] += 1
        _add(suite, problem, test[1] if seen[test] == 1 else f"{test[1]} ({seen[test]})")
    if not problems:
        SubElement(suite, "testcase", {"name": "no problem", "classname": _SUITE})
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _add(suite: Element, problem: Problem, name: str) -> None:
    """Add a test whose name no other of the file has: readers take two of one name for one."""
    test = SubElement(suite, "testcase", {"name": name, "classname": _allowed(problem.location.file)})
    if problem.severity.fails:
        failure = SubElement(test, "failure", {"message": _allowed(problem.message), "type": problem.severity.value})
        failure.text = _allowed(str(problem))
    else:
        SubElement(test, "system-out").text = _allowed(str(problem))


def _allowed(text: str) -> str:
    """The text without what XML cannot hold."""
    return NEVER_SHOWN.sub("\ufffd", visible(text))
