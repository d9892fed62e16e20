"""Databases, read with bibtexparser; what it gets wrong without a word is found here and reported with its line."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)

from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex import problems
from mkdocs_briefs.sources.bibtex.bounds import refuse_beyond_bounds
from mkdocs_briefs.sources.bibtex.dates import MONTHS, dates_of
from mkdocs_briefs.sources.bibtex.fields import NAMES, for_readers
from mkdocs_briefs.sources.bibtex.inheritance import Family, Raw
from mkdocs_briefs.sources.bibtex.keys import readable_key
from mkdocs_briefs.sources.bibtex.names import read_names, separator_in, written_names
from mkdocs_briefs.sources.bibtex.text import LOST, clean, key_as_written, with_one_line_end
from mkdocs_briefs.sources.bibtex.values import BoundError, Value, is_balanced, read_value, without_comments

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it logs every failed block; we report them ourselves

_TYPE_ALIASES = {"conference": "inproceedings", "electronic": "online", "www": "online"}
"""biblatex manual, section 2.1.2."""
_NOT_CITED = frozenset(["xdata", "set"])
_GRADES = {
    "reliability": (re.compile("[A-F]"), "a letter from A to F"),
    "credibility": (re.compile("[1-6]"), "a number from 1 to 6"),
}
"""NATO's grading of sources and information (AJP-2.1), known as the Admiralty code."""

_MOST_SWALLOWED = 100
"""Fields of one entry behind a missing comma."""

_MOST_ADDED = 5_000_000
"""Characters that the names of strings add to the values of all databases."""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of all databases, and what was wrong with the others."""

    sources: dict[str, Source] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_bibliography(databases: Iterable[tuple[str, str]]) -> Bibliography:
    """Read databases, given as pairs of a path for messages and a text. One bad entry never costs the others.

    Bytes that are no UTF-8 are surrogates in a text, as ``surrogateescape`` makes them.

    As with BibTeX, names that ``@string`` defines and parents that ``crossref`` names may stand in any of them.
    """
    texts = [(file, with_one_line_end(text)) for file, text in databases]
    libraries = [(file, parse_string(clean(text), parse_stack=[])) for file, text in texts]
    reading = _Reading()
    for file, text in texts:
        reading.check_encoding(file, text)
    for file, library in libraries:
        reading.check_entries(file, library)
        reading.read_strings(file, library)
    for file, library in libraries:
        reading.read_entries(file, library)
    sources = reading.sources()
    return Bibliography(sources, tuple(reading.problems))


class _Reading:
    """The databases of a publication, while they are read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._strings: dict[str, str] = dict(MONTHS)
        self._added = 0
        """Characters that strings have added to values."""
        self._defined: dict[str, Location] = {}
        self._entries: dict[str, Raw] = {}
        self._undefined: dict[str, list[tuple[str, Location]]] = {}
        """Where names are used that no @string defines."""

    def check_encoding(self, file: str, text: str) -> None:
        """Report letters that were lost because the file is not UTF-8; the first of them is enough."""
        if lost := LOST.search(text):
            line = text.count("\n", 0, lost.start()) + 1
            self.problems.append(problems.not_utf8(Location(file, line)))

    def check_entries(self, file: str, library: Library) -> None:
        """Report a database that is all comment, unless each line says so by ``%``: what is to come may stand there."""
        comments = [block.comment for block in library.blocks if isinstance(block, ImplicitComment)]
        lines = filter(None, map(str.strip, "\n".join(comments).split("\n")))
        if len(comments) == len(library.blocks) and not all(line.startswith("%") for line in lines):
            self.problems.append(problems.no_entry(_location(library.blocks[0], file)))

    def read_strings(self, file: str, library: Library) -> None:
        for block in library.blocks:
            definition = block.ignore_error_block if isinstance(block, DuplicateBlockKeyBlock) else block
            if isinstance(definition, String):
                self._read_string(definition, _location(block, file))

    def read_entries(self, file: str, library: Library) -> None:
        for block in library.blocks:
            if isinstance(block, Entry):
                self._read_entry(block, file)
            elif isinstance(block, DuplicateFieldKeyBlock) and isinstance(block.ignore_error_block, Entry):
                self.problems.append(problems.duplicate_field(block.duplicate_keys, _location(block, file)))
                self._read_entry(block.ignore_error_block, file)
            elif isinstance(block, DuplicateBlockKeyBlock):
                if isinstance(block.ignore_error_block, Entry):
                    self._read_entry(block.ignore_error_block, file)
            elif isinstance(block, ParsingFailedBlock):
                reason = (getattr(block.error, "abort_reason", None) or str(block.error)).strip().rstrip(".")
                self.problems.append(problems.unreadable_entry(reason, _location(block, file)))

    def sources(self) -> dict[str, Source]:
        """The entries that can be cited, with what they inherit."""
        self._report_undefined()
        self._report_keys_of_one_spelling()
        family = Family(self._entries.values())
        found = {
            entry.key: self._source(entry, family.fields_of(entry))
            for entry in self._entries.values()
            if entry.entry_type not in _NOT_CITED
        }
        self.problems += family.problems
        return found

    def _read_string(self, definition: String, location: Location) -> None:
        name = definition.key.lower()
        try:
            value = read_value(str(definition.value), self._strings)
        except BoundError as error:
            self.problems.append(problems.empty_string(definition.key, error, location))
            value = Value("")
        self._note_undefined(value.unknown, f'the @string "{definition.key}"', location)
        first = self._defined.setdefault(name, location)
        if first is location:
            self._strings[name] = value.text
        elif value.text != self._strings[name]:
            self.problems.append(problems.duplicate_key(definition.key, first, "text", location))

    def _read_entry(self, entry: Entry, file: str) -> None:
        location = _location(entry, file)
        entry.key = one_line(key_as_written(entry.key))
        entry_type = _TYPE_ALIASES.get(entry.entry_type.lower(), entry.entry_type.lower())
        try:
            fields = self._fields(entry, file)
            refuse_beyond_bounds(fields)
        except BoundError as error:
            self.problems.append(problems.left_out(entry.key, error, location))
            return
        unbalanced = next((name for name, value in fields.items() if not is_balanced(value)), None)
        if not entry.key:
            self.problems.append(problems.no_key(location))
        elif not entry_type:
            self.problems.append(problems.no_type(entry.key, location))
        elif first := self._entries.get(entry.key):
            self.problems.append(problems.duplicate_key(entry.key, first.location, "entry", location))
        elif unbalanced is not None:
            self.problems.append(problems.unbalanced(unbalanced, entry.key, location))
        else:
            self._entries[entry.key] = Raw(entry.key, entry_type, fields, location)
            if readable_key(entry.key) != entry.key:
                self.problems.append(problems.unreadable_key(entry.key, location))
            if entry_type == "set":
                self.problems.append(problems.set_of_entries(entry.key, location))

    def _fields(self, entry: Entry, file: str) -> dict[str, str]:
        """The fields by name, in lower case; of one given twice, the first."""
        fields: dict[str, str] = {}
        for item in entry.fields:
            item_name = without_comments(item.key)
            if not item_name:
                continue
            where = f'"{item_name}" of "{entry.key}"'
            pending = [(item_name.lower(), str(item.value), (item.start_line or 0) + 1)]
            for name, raw, line in pending:
                value = read_value(raw, self._strings)
                self._added += max(0, len(value.text) - len(raw))
                if self._added > _MOST_ADDED:
                    raise BoundError(f"strings add more than {_MOST_ADDED:,} characters to all values")
                location = Location(file, line)
                self._note_undefined(value.unknown, where, location)
                for swallowed, raw_value, below in value.swallowed:
                    if len(pending) > _MOST_SWALLOWED:
                        raise BoundError(f"commas are missing between more than {_MOST_SWALLOWED} of its fields")
                    at = Location(file, line + below)
                    self.problems.append(problems.missing_comma(name, swallowed, entry.key, at))
                    pending.append((swallowed, raw_value, line + below))
                if value.junk:
                    self.problems.append(problems.junk(where, value.junk, location))
                fields.setdefault(name, value.text)
        return fields

    def _source(self, entry: Raw, written: Mapping[str, str]) -> Source:
        people: dict[str, tuple[Name, ...]] = {}
        more: set[str] = set()
        for name in filter(NAMES.__contains__, written):
            found, has_more = read_names(written[name])
            if name in entry.fields:
                self._report_names(entry, name, written[name])
            if found:
                people[name] = found
            if has_more:
                more.add(name)
        issued, doubtful = dates_of(written)
        if doubtful:
            self.problems.append(problems.date(entry.key, doubtful, issued, entry.location))
        written = self._graded(entry, written)
        return Source(
            key=entry.key,
            entry_type=entry.entry_type,
            written=written,
            location=entry.location,
            plain=for_readers(written, people, more, issued),
            names=people,
            issued=issued,
        )

    def _graded(self, entry: Raw, written: Mapping[str, str]) -> Mapping[str, str]:
        """The fields without grades that are none."""
        for name, (pattern, wanted) in _GRADES.items():
            if name not in written:
                continue
            grade = written[name].strip("{} ").upper()
            if pattern.fullmatch(grade):
                written = {**written, name: grade}
                continue
            self.problems.append(problems.grade(name, entry.key, written[name], wanted, entry.location))
            written = {key: value for key, value in written.items() if key != name}
        return written

    def _report_keys_of_one_spelling(self) -> None:
        spellings: dict[str, Raw] = {}
        for entry in self._entries.values():
            first = spellings.setdefault(entry.key.casefold(), entry)
            if first is not entry:
                problem = problems.key_of_one_spelling(entry.key, first.key, first.location, entry.location)
                self.problems.append(problem)

    def _note_undefined(self, names: Iterable[str], where: str, location: Location) -> None:
        for name in names:
            self._undefined.setdefault(name.lower(), []).append((f'{where} uses the name "{name}"', location))

    def _report_undefined(self) -> None:
        """Report each undefined name once, where it is used first."""
        self.problems += (problems.undefined_string(*use, self._defined) for use in self._undefined.items())

    def _report_names(self, entry: Raw, field: str, written: str) -> None:
        """Report what looks like several names where ``and`` is missing."""
        names = written_names(written)
        for name in names:
            if mark := separator_in(name, is_only=len(names) == 1):
                self.problems.append(problems.several_names(name, field, entry.key, mark, entry.location))


def _location(block: Block, file: str) -> Location:
    return Location(file, max(block.start_line or 0, 0) + 1)
