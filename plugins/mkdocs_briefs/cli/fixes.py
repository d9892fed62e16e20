"""What ``briefs check --fix`` mends: what has one remedy only, and cannot have been meant in another way."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.characters import NEVER_SHOWN
from mkdocs_briefs.model.problem import Problem

_VALUE = re.compile(r"^(?P<key>[\w-]+:[ \t]+)(?P<value>[^\s\"'\[\]{}|>&*!%@`#][^\"\\]*?)[ \t]*$")
_SPACE_IN_FRONT_OF_REMARK = " #"

_Fix = Callable[[list[str], int], None]
"""Mends a file, as its lines, of which one has the problem, counted from 0. It may leave it as it is."""


def _without_what_is_never_shown(lines: list[str], number: int) -> None:
    lines[number] = NEVER_SHOWN.sub("", lines[number])


def _quoted(lines: list[str], number: int) -> None:
    """Put quotes around a value that YAML takes for something else: ``title: One: two``."""
    found = _VALUE.match(lines[number])
    if found and _SPACE_IN_FRONT_OF_REMARK not in found["value"]:
        lines[number] = found["key"] + json.dumps(found["value"], ensure_ascii=False)


def _with_comma(lines: list[str], number: int) -> None:
    """Put a comma behind the field that stands above."""
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    if above is not None and "%" not in lines[above] and not lines[above].rstrip().endswith(","):
        lines[above] = f"{lines[above].rstrip()},"


FIXES: Mapping[str, _Fix] = {
    codes.CONTROL_CHARACTER.id: _without_what_is_never_shown,
    codes.FRONT_MATTER_YAML.id: _quoted,
    codes.BIBTEX_MISSING_COMMA.id: _with_comma,
}


def mended(problems: Iterable[Problem]) -> Iterator[tuple[Path, str, str]]:
    """Each file that can be mended, as it is and as it would be."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code.id in FIXES:
            by_file.setdefault(problem.location.file, []).append(problem)
    for file, found in by_file.items():
        before = Path(file).read_bytes().decode("utf-8", "surrogateescape")
        end = "\r\n" if "\r\n" in before else "\n"
        lines = before.split(end)
        for problem in found:
            if problem.location.line <= len(lines):
                FIXES[problem.code.id](lines, problem.location.line - 1)
        after = end.join(lines)
        if after != before:
            yield Path(file), before, after


def write(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8", "surrogateescape"))


def difference(file: Path, before: str, after: str) -> Iterator[str]:
    """What changes, as ``diff -u`` shows it."""
    name = file.as_posix()
    return difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="")
