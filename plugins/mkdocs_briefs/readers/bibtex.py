"""BibTeX databases, read with bibtexparser; what it leaves unread is reported with file and line."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares.parsestack import default_parse_stack
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.source import Source

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it logs every failed block; we report them ourselves


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of all databases, and what was wrong with the others."""

    sources: dict[str, Source] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_bibliography(databases: Iterable[tuple[str, str]]) -> Bibliography:
    """Read databases, given as pairs of a path for messages and a text. One bad entry never costs the others."""
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for file, text in databases:
        library = parse_string(text.removeprefix("\ufeff"))
        for block in library.blocks:
            if isinstance(block, Entry):
                entry = block
            elif isinstance(block, ParsingFailedBlock):
                problems.append(_failure(block, file))
                if not isinstance(block, DuplicateFieldKeyBlock) or not isinstance(block.ignore_error_block, Entry):
                    continue
                entry = _parsed(block.ignore_error_block, library)
            else:
                continue
            source = _source(entry, file)
            if first := sources.get(source.key):
                problems.append(_duplicate(source.key, source.location, first.location))
            elif unbalanced := next((name for name, value in source.fields.items() if not _balanced(value)), None):
                message = f'the braces of "{unbalanced}" in the entry "{source.key}" do not pair up. Close each one.'
                problems.append(Problem("bibtex-syntax", source.location, message))
            else:
                sources[source.key] = source
    return Bibliography(sources, tuple(problems))


def _source(entry: Entry, file: str) -> Source:
    fields = {item.key.lower(): str(item.value) for item in reversed(entry.fields)}
    return Source(entry.key, entry.entry_type.lower(), fields, _location(entry, file))


def _parsed(entry: Entry, library: Library) -> Entry:
    """The entry of a failed block, put through the steps that bibtexparser spared it: quotes and @string names."""
    mended = Library([*library.strings, entry])
    for step in default_parse_stack():
        mended = step.transform(mended)
    return mended.entries[0]


def _location(block: Block, file: str) -> Location:
    return Location(file, (block.start_line or 0) + 1)


def _failure(block: ParsingFailedBlock, file: str) -> Problem:
    location = _location(block, file)
    if isinstance(block, DuplicateBlockKeyBlock):
        return _duplicate(block.key, location, _location(block.previous_block, file))
    if isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(f'"{name}"' for name in sorted(block.duplicate_keys))
        message = f"the entry gives the field {names} more than once; the first one counts. Keep one of them."
        return Problem("bibtex-duplicate-field", location, message)
    reason = getattr(block.error, "abort_reason", None) or str(block.error)
    message = (
        f"this entry cannot be read, and its source cannot be cited: {reason.rstrip('.')}. "
        "Check that each field ends with a comma and that every brace and quote is closed."
    )
    return Problem("bibtex-syntax", location, message)


def _duplicate(key: str, again: Location, first: Location) -> Problem:
    message = f'the key "{key}" is taken already at {first}, and that entry counts. Rename one, or delete the copy.'
    return Problem("bibtex-duplicate-key", again, message)


def _balanced(value: str) -> bool:
    depth = 0
    for before, char in zip(" " + value, value, strict=False):
        if before == "\\":
            continue
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
