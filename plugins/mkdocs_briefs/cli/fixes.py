"""What ``briefs check --fix`` mends: what has one remedy only, and cannot have been meant in another way."""

from __future__ import annotations

import datetime as dt
import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.characters import NEVER_SHOWN
from mkdocs_briefs.model.problem import Problem

_VALUE = re.compile(r"^(?P<key>[\w-]+:[ \t]+)(?P<value>[^\s\"'\[\]{}|>&*!#][^\"\\]*?)[ \t]*$")
_SPACE_IN_FRONT_OF_REMARK = " #"
_BOOLEAN = re.compile(
    r"(?P<before>(?::|-|\[|,)[ \t]*)(?P<word>yes|no|on|off|true|false)(?=[ \t]*(?:$|[,\]]))", re.IGNORECASE
)
"""A word alone that YAML reads as true or false: the whole of a value, or of an item of a list."""
_NUMBER = re.compile(r"^(?P<key>[\w-]+:[ \t]+)(?P<value>\d+(?:\.\d+)+)[ \t]*$")
_DAY = re.compile(
    r"^(?P<key>[ \t]*(?:-[ \t]+)?[\w-]+:[ \t]+)"
    r"(?P<year>\d{4})(?P<joint>-?)(?P<month>\d\d?)(?P=joint)(?P<day>\d\d?)[ \t]*$"
)
"""A day that begins with its year, as no other form does: ``2026-3-1``, and ISO 8601's basic format, ``20260301``."""
_BASIC = 8
"""Digits of that."""
_KEY = re.compile(r"^(?P<key>[\w-]+)(?=:)")
_NEAREST = re.compile(r'Did you mean "(?P<key>\w+)"\?$')
_ONE_LINE = re.compile(r"^[\w-]+:[ \t]+[^\s|>&*].*$")
_CITE = re.compile(r"\\(?:cite|citep|parencite|autocite)\{(?P<keys>[\w:.#$%&+?<>~/,\s-]+)\}")
"""LaTeX's citations in brackets, without options. ``\\citet`` and the like are part of a sentence."""

_Fix = Callable[[list[str], int, Problem], None]
"""Mends a file, as its lines, of which one has the problem, counted from 0. It may leave it as it is. A line that goes
becomes ``_GONE``, so that all others keep their numbers."""
_GONE = "\0"
"""No line of a text has a zero byte: files that have one cannot be read."""


def _without_what_is_never_shown(lines: list[str], number: int, problem: Problem) -> None:  # noqa: ARG001 - as all
    lines[number] = NEVER_SHOWN.sub("", lines[number])


def _quoted(lines: list[str], number: int, problem: Problem) -> None:  # noqa: ARG001 - as all
    """Put quotes around a value that YAML takes for something else: ``title: One: two``."""
    found = _VALUE.match(lines[number])
    if found and _SPACE_IN_FRONT_OF_REMARK not in found["value"]:
        lines[number] = found["key"] + json.dumps(found["value"], ensure_ascii=False)


def _with_comma(lines: list[str], number: int, problem: Problem) -> None:  # noqa: ARG001 - as all
    """Put a comma behind the field that stands above."""
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    if above is not None and "%" not in lines[above] and not lines[above].rstrip().endswith(","):
        lines[above] = f"{lines[above].rstrip()},"


def _as_meant(lines: list[str], number: int, problem: Problem) -> None:
    """Write a text as a text, and a day as a day, where YAML reads something else that the field cannot be."""
    line = lines[number]
    if "Put quotes around it" in problem.message:
        quoted = _BOOLEAN.sub(r'\g<before>"\g<word>"', line)
        lines[number] = quoted if quoted != line else _NUMBER.sub(r'\g<key>"\g<value>"', line)
    elif found := _DAY.match(line):
        year, month, day = found["year"], found["month"], found["day"]
        is_whole = found["joint"] or len(year + month + day) == _BASIC
        try:
            written = dt.date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            return
        if is_whole and "it is no day" in problem.message:
            lines[number] = found["key"] + written


def _once(lines: list[str], number: int, problem: Problem) -> None:  # noqa: ARG001 - as all
    """Take out a field that is given again with the same words."""
    line = lines[number].rstrip()
    first = next((n for n in range(number) if lines[n].rstrip() == line), None)
    if first is None or not _ONE_LINE.match(line) or _goes_on(lines, first) or _goes_on(lines, number):
        return
    lines[number] = _GONE


def _goes_on(lines: list[str], number: int) -> bool:
    """Whether the value of a field on this line may have more lines."""
    return number + 1 < len(lines) and lines[number + 1].startswith((" ", "\t", "- "))


def _as_defined(lines: list[str], number: int, problem: Problem) -> None:
    """Write a key with the letters that it has: it differs in capitals, hyphens or underscores alone."""
    meant, found = _NEAREST.search(problem.message), _KEY.match(lines[number])
    if not meant or not found or _letters(meant["key"]) != _letters(found["key"]):
        return
    if not any(line.startswith(f"{meant['key']}:") for line in lines):
        lines[number] = meant["key"] + lines[number][found.end() :]


def _cited(lines: list[str], number: int, problem: Problem) -> None:
    """Write LaTeX's citations as ours."""
    if "LaTeX's" in problem.message and "`" not in lines[number]:
        lines[number] = _CITE.sub(lambda found: f"[{_joined(found['keys'])}]", lines[number])


def _joined(keys: str) -> str:
    return "; ".join(f"@{key.strip()}" for key in keys.split(",") if key.strip())


def _letters(key: str) -> str:
    return key.casefold().replace("-", "").replace("_", "")


FIXES: Mapping[str, _Fix] = {
    codes.CONTROL_CHARACTER.id: _without_what_is_never_shown,
    codes.FRONT_MATTER_YAML.id: _quoted,
    codes.FRONT_MATTER_DUPLICATE.id: _once,
    codes.BIBTEX_MISSING_COMMA.id: _with_comma,
    codes.INVALID_FIELD.id: _as_meant,
    codes.UNKNOWN_KEY.id: _as_defined,
    codes.FOREIGN_SYNTAX.id: _cited,
}


def mended(problems: Iterable[Problem]) -> Iterator[tuple[Path, str, str]]:
    """Each file that can be mended, as it is and as it would be. A line is mended once."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code.id in FIXES:
            by_file.setdefault(problem.location.file, []).append(problem)
    for file, found in by_file.items():
        try:
            before = Path(file).read_bytes().decode("utf-8", "surrogateescape")
        except OSError:
            continue  # it is reported
        after = mended_text(before, found)
        if after != before:
            yield Path(file), before, after


def mended_text(text: str, problems: Iterable[Problem]) -> str:
    """The text of a file with what can be mended of these problems in it. Its ends of lines stay as they are."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    changed: set[int] = set()
    for problem in problems:
        number = problem.location.line - 1
        if number >= len(lines) or number in changed:
            continue
        before = lines.copy()
        FIXES[problem.code.id](lines, number, problem)
        changed.update(n for n, (one, other) in enumerate(zip(before, lines, strict=True)) if one != other)
    return end.join(line for line in lines if line != _GONE)


def write(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8", "surrogateescape"))


def difference(file: Path, before: str, after: str) -> Iterator[str]:
    """What changes, as ``diff -u`` shows it."""
    name = file.as_posix()
    return difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="")
