"""A database as text that people wrote: entries get fields, and an order, and nothing else of it is lost.

Values stand as they were written, with their braces and names of strings; so do fields that nobody knows, comments
inside and between entries, and what is no entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
)
from bibtexparser.splitter import Splitter

_INDENT = re.compile(r"\n([ \t]+)\S")
_PARENTS = frozenset(["crossref", "xdata", "xref"])


class EditError(ValueError):
    """A database cannot be changed without a loss. The message says where, and what to do."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A block with its place in the text."""

    block: Block
    start: int
    end: int

    @property
    def entry(self) -> Entry | None:
        inner = self.block.ignore_error_block if isinstance(self.block, _DUPLICATES) else self.block
        return inner if isinstance(inner, Entry) else None

    @property
    def is_comment(self) -> bool:
        return isinstance(self.block, ImplicitComment | ExplicitComment)


_DUPLICATES = (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)


def with_fields(text: str, key: str, fields: Mapping[str, str]) -> str:
    """The database with these fields in the entry, new or in place of what they were. Values are plain text.

    Raises EditError if there is no such entry, or it cannot be changed without a loss.
    """
    part = next((part for part in _parts(text) if part.entry and part.entry.key == key), None)
    if part is None or part.entry is None:
        raise EditError(f'there is no entry "{key}" that can be read. Look for it by hand.')
    raw = text[part.start : part.end]
    for name, value in fields.items():
        raw = _with_field(raw, part.entry, name, f"{{{value}}}")
    changed = text[: part.start] + raw + text[part.end :]
    before = {**_fields_of(part.entry), **{name: f"{{{value}}}" for name, value in fields.items()}}
    after = next((_fields_of(p.entry) for p in _parts(changed) if p.entry and p.entry.key == key), None)
    if after != before:
        raise EditError(f'the entry "{key}" is written in a way that cannot be changed safely. Add {_listed(fields)}.')
    return changed


def _listed(fields: Mapping[str, str]) -> str:
    return ", ".join(f"{name} = {{{value}}}" for name, value in fields.items())


def _fields_of(entry: Entry | None) -> dict[str, str]:
    """The fields by name, in lower case; comments before a name are part of it, and stay."""
    return {field.key.lower().strip(): str(field.value).strip() for field in entry.fields} if entry else {}


def _with_field(raw: str, entry: Entry, name: str, value: str) -> str:
    if any(field.key.lower() == name for field in entry.fields):
        given = next(str(field.value) for field in entry.fields if field.key.lower() == name)
        written = re.compile(rf"(?i)(?<![\w-])({re.escape(name)}\s*=\s*){re.escape(given)}")
        return written.sub(lambda found: found[1] + value, raw, count=1)
    closed = raw.rstrip()
    body, end = closed[:-1].rstrip(), closed[-1]
    last = str(entry.fields[-1].value) if entry.fields else ""
    place = body.rfind(last) + len(last) if last else len(body)
    if not body[place:].lstrip().startswith(",") and not body[:place].endswith(","):
        body = f"{body[:place]},{body[place:]}"
    indent = found[1] if (found := _INDENT.search(raw)) else "  "
    return f"{body}\n{indent}{name} = {value},\n{end}"


def tidied(text: str) -> str:
    """The database with its entries by key, each field on a line of its own, and names in small letters.

    Comments go with the entry below them; those at the head of the file, strings and preambles stay before all. Entries
    that others inherit from stand last, as BibTeX wants it. An entry with comments inside stays as it is written.
    Raises EditError if something in it cannot be read.
    """
    text = text.replace("\r\n", "\n")
    parts = list(_parts(text))
    for part in parts:
        if isinstance(part.block, ParsingFailedBlock) and not isinstance(part.block, _DUPLICATES):
            line = text.count("\n", 0, part.start) + 1
            raise EditError(f"line {line}: an entry cannot be read. Mend it first: briefs check says how.")
    head, groups, tail = _grouped(text, parts)
    parents = {
        str(field.value).strip('{}" ').casefold()
        for part in parts
        if part.entry
        for field in part.entry.fields
        if field.key.lower() in _PARENTS
    }
    ordered = sorted(groups, key=lambda group: (group[0].casefold() in parents, group[0].casefold()))
    return "".join(f"{piece}\n\n" for piece in (*head, *(piece for _, piece in ordered), *tail)).rstrip("\n") + "\n"


def _grouped(text: str, parts: Sequence[_Part]) -> tuple[list[str], list[tuple[str, str]], list[str]]:
    """What stands before all entries, the entries by key with their comments, and what stands after them."""
    head: list[str] = []
    groups: list[tuple[str, str]] = []
    waiting: list[str] = []
    before = 0
    ends = [*(following.start for _, following in pairwise(parts)), len(text)][: len(parts)]
    for part, following in zip(parts, ends, strict=True):
        written = text[part.start : part.end].strip()
        gap = text[part.end : following]
        on_line = "\n" not in text[before : part.start]
        before = part.end
        if part.entry:
            groups.append((part.entry.key, "\n".join([*waiting, _formatted(part, written)])))
            waiting = []
        elif isinstance(part.block, ImplicitComment) and on_line and groups and not waiting:
            key, entry = groups.pop()  # behind an entry, on its last line
            groups.append((key, f"{entry} {written}"))
        elif part.is_comment and (groups or waiting or gap.count("\n") < 2):
            waiting.append(written)
        else:
            head.append("\n".join([*waiting, written]))
            waiting = []
    return head, groups, waiting


def _formatted(part: _Part, written: str) -> str:
    entry = part.entry
    assert entry
    if isinstance(part.block, DuplicateFieldKeyBlock) or any("%" in field.key for field in entry.fields):
        return written
    lines = "".join(f"  {field.key.lower()} = {str(field.value).strip()},\n" for field in entry.fields)
    made = f"@{entry.entry_type.lower()}{{{entry.key},\n{lines}}}"
    again = next(iter(Splitter(made).split().blocks), None)
    same = isinstance(again, Entry) and again.key == entry.key and _fields_of(again) == _fields_of(entry)
    return made if same else written


def _parts(text: str) -> Iterator[_Part]:
    place = 0
    for block in Splitter(text).split().blocks:
        raw = str(block.raw)
        start = text.find(raw, place)
        if start < 0:
            raise EditError("the file cannot be taken apart. Change it by hand.")
        place = start + len(raw)
        yield _Part(block, start, place)
