"""Databases, read with bibtexparser; what it gets wrong without a word is found here and reported with its line."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock, String

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.problem import Code, Location, Problem, did_you_mean
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex.dates import MONTHS, dates_of
from mkdocs_briefs.sources.bibtex.fields import NAMES, SHOWN, for_readers
from mkdocs_briefs.sources.bibtex.inheritance import Family, Raw
from mkdocs_briefs.sources.bibtex.keys import readable_key
from mkdocs_briefs.sources.bibtex.names import read_names, separator_in, written_names
from mkdocs_briefs.sources.bibtex.values import (
    BoundError,
    Value,
    is_balanced,
    read_value,
    refuse_nesting,
    without_comments,
)

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it logs every failed block; we report them ourselves

_TYPE_ALIASES = {"conference": "inproceedings", "electronic": "online", "www": "online"}
"""biblatex manual, section 2.1.2."""
_NOT_CITED = frozenset(["xdata", "set"])
_GRADES = {
    "reliability": (re.compile("[A-F]"), "a letter from A to F"),
    "credibility": (re.compile("[1-6]"), "a number from 1 to 6"),
}
"""NATO's grading of sources and information (AJP-2.1), known as the Admiralty code."""

_LOST = re.compile("[\udc80-\udcff]")
"""Bytes that are no UTF-8, as Python reads them with ``surrogateescape``."""

_CONTROLS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""Control characters that were letters of windows-1252; browsers read them so, too (HTML, section 13.2.3.5)."""

_MOST_SWALLOWED = 100
"""Fields of one entry behind a missing comma."""

_LONGEST_TITLE = 5_000
"""Characters."""
_BOUNDED = (SHOWN | {"address", "journal", "school"}) - NAMES - {"abstract", "note", "url"}
"""Other fields that may be as long as a title: publishers, places, journals."""
_LONGEST_NAME = 1_000
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_MOST_ADDED = 5_000_000
"""Characters that the names of strings add to the values of all databases."""

_EQUALS = "\ue003"  # of private use: no key holds it
_KEY_WITH_EQUALS = re.compile(r'@\w+\s*[{(]\s*(?P<address>[^\s,(){}"=]+)=[^\s,(){}"]*(?=\s*,)')
"""The key of an entry that is an address with a query, which bibtexparser takes for a field without a value."""


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
    texts = [(file, _with_one_line_end(text)) for file, text in databases]
    libraries = [(file, parse_string(_clean(text), parse_stack=[])) for file, text in texts]
    reading = _Reading()
    for file, text in texts:
        reading.check_encoding(file, text)
    for file, library in libraries:
        reading.read_strings(file, library)
    for file, library in libraries:
        reading.read_entries(file, library)
    sources = reading.sources()
    return Bibliography(sources, tuple(reading.problems))


def _with_one_line_end(text: str) -> str:
    """Without a byte order mark and with one kind of line end: bibtexparser counts line feeds alone."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _clean(text: str) -> str:
    """A text as bibtexparser reads it. In Unicode's form NFC, so that a key is the same in every database and page."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _LOST.sub("\ufffd", text).translate(_CONTROLS))
    return _KEY_WITH_EQUALS.sub(_with_its_query, text) if "=" in text else text


def _with_its_query(key: re.Match[str]) -> str:
    return key[0].replace("=", _EQUALS) if any(map(key["address"].__contains__, "/?&:")) else key[0]


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

    def report(self, code: Code, location: Location, message: str) -> None:
        self.problems.append(Problem(code, location, message))

    def check_encoding(self, file: str, text: str) -> None:
        """Report letters that were lost because the file is not UTF-8; the first of them is enough."""
        if lost := _LOST.search(text):
            line = text.count("\n", 0, lost.start()) + 1
            message = "the file is not UTF-8, and letters are lost from here on. Save it as UTF-8."
            self.report(codes.BIBTEX_ENCODING, Location(file, line), message)

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
                names = ", ".join(f'"{name}"' for name in sorted(block.duplicate_keys))
                self._report_duplicate_field(names, _location(block, file))
                self._read_entry(block.ignore_error_block, file)
            elif isinstance(block, DuplicateBlockKeyBlock):
                if isinstance(block.ignore_error_block, Entry):
                    self._read_entry(block.ignore_error_block, file)
            elif isinstance(block, ParsingFailedBlock):
                self._report_failure(block, file)

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
            message = f'the @string "{definition.key}" is empty: {error}. Write it shorter.'
            self.report(codes.BIBTEX_LIMIT, location, message)
            value = Value("")
        self._note_undefined(value.unknown, f'the @string "{definition.key}"', location)
        first = self._defined.setdefault(name, location)
        if first is location:
            self._strings[name] = value.text
        elif value.text != self._strings[name]:
            self._report_duplicate(definition.key, location, first, "text")

    def _read_entry(self, entry: Entry, file: str) -> None:
        location = _location(entry, file)
        entry.key = one_line(entry.key.replace(_EQUALS, "="))
        entry_type = _TYPE_ALIASES.get(entry.entry_type.lower(), entry.entry_type.lower())
        try:
            fields = self._fields(entry, file)
            _refuse_beyond_bounds(fields)
        except BoundError as error:
            message = f'the entry "{entry.key}" is left out: {error}. Write that shorter.'
            self.report(codes.BIBTEX_LIMIT, location, message)
            return
        unbalanced = next((name for name, value in fields.items() if not is_balanced(value)), None)
        if not entry.key:
            message = "the entry has no key, so that nothing can cite it. Write one after the opening brace."
            self.report(codes.BIBTEX_EMPTY_KEY, location, message)
        elif not entry_type:
            message = f'the entry "{entry.key}" has no type. Write one after the @, as in "@book".'
            self.report(codes.BIBTEX_SYNTAX, location, message)
        elif first := self._entries.get(entry.key):
            self._report_duplicate(entry.key, location, first.location, "entry")
        elif unbalanced is not None:
            message = f'the braces of "{unbalanced}" in the entry "{entry.key}" do not pair up. Close each one.'
            self.report(codes.BIBTEX_SYNTAX, location, message)
        else:
            self._entries[entry.key] = Raw(entry.key, entry_type, fields, location)
            if readable_key(entry.key) != entry.key:
                self._report_key(entry.key, location)
            if entry_type == "set":
                message = f'"{entry.key}" is a set of entries, which pages do not show. Cite its members.'
                self.report(codes.BIBTEX_SET, location, message)

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
                    self._report_missing_comma(name, swallowed, entry.key, Location(file, line + below))
                    pending.append((swallowed, raw_value, line + below))
                if value.junk:
                    message = (
                        f"the value of {where} goes on after its end: {_short(value.junk)}. Join it or take it out."
                    )
                    self.report(codes.BIBTEX_VALUE, location, message)
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
            self._report_date(entry, doubtful, issued)
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
            message = f'"{name}" of "{entry.key}" is {_short(written[name])}, and must be {wanted}. It is left out.'
            self.report(codes.BIBTEX_GRADE, entry.location, message)
            written = {key: value for key, value in written.items() if key != name}
        return written

    def _report_keys_of_one_spelling(self) -> None:
        spellings: dict[str, Raw] = {}
        for entry in self._entries.values():
            first = spellings.setdefault(entry.key.casefold(), entry)
            if first is not entry:
                message = (
                    f'the key "{entry.key}" differs from "{first.key}" at {first.location} in capital letters alone. '
                    "They are two entries here, but one to BibTeX. Rename one."
                )
                self.report(codes.BIBTEX_KEY_CASE, entry.location, message)

    def _note_undefined(self, names: Iterable[str], where: str, location: Location) -> None:
        for name in names:
            self._undefined.setdefault(name.lower(), []).append((f'{where} uses the name "{name}"', location))

    def _report_undefined(self) -> None:
        """Report each undefined name once, where it is used first."""
        for name, uses in self._undefined.items():
            what, location = uses[0]
            others = "" if len(uses) == 1 else " So does another value." if len(uses) == 2 else ""
            others = others or (f" So do {len(uses) - 1:,} other values." if len(uses) > 2 else "")
            message = (
                f"{what}, which no @string defines, and shows it as it is.{others} Define it, or put the text into "
                f"braces.{did_you_mean(name, self._defined)}"
            )
            self.report(codes.BIBTEX_UNKNOWN_STRING, location, message)

    def _report_names(self, entry: Raw, field: str, written: str) -> None:
        """Report what looks like several names where ``and`` is missing."""
        names = written_names(written)
        for name in names:
            if mark := separator_in(name, is_only=len(names) == 1):
                message = (
                    f'{_short(name)}, in "{field}" of "{entry.key}", is read as one name. Write "and" between names, '
                    f"not {mark}; if it is one, put it into braces, or its family name."
                )
                self.report(codes.BIBTEX_NAMES, entry.location, message)

    def _report_missing_comma(self, name: str, swallowed: str, key: str, location: Location) -> None:
        message = f'between "{name}" and "{swallowed}" of "{key}" a comma is missing. Both are read; put it in.'
        self.report(codes.BIBTEX_MISSING_COMMA, location, message)

    def _report_date(self, entry: Raw, text: str, issued: str) -> None:
        taken = f"It is read as {issued}" if issued else "The source is shown without a date"
        message = (
            f'the date {_short(text)} of "{entry.key}" cannot be read. {taken}. '
            'Write it as "2001", "2001-05-17" or "1999/2001"; for what is not published yet, use "pubstate".'
        )
        self.report(codes.BIBTEX_DATE, entry.location, message)

    def _report_key(self, key: str, location: Location) -> None:
        unreadable = " ".join(dict.fromkeys(char for char in key if readable_key(char) != char)).strip() or "a space"
        message = (
            f'some programs cannot read the key "{key}", because of {unreadable} in it. '
            f'In the exported BibTeX it is "{readable_key(key)}". Write that here, too, and where it is cited.'
        )
        self.report(codes.BIBTEX_KEY, location, message)

    def _report_duplicate(self, key: str, again: Location, first: Location, kind: str) -> None:
        message = (
            f'the key "{key}" is taken already at {first}, and that {kind} counts. Rename one, or delete the copy.'
        )
        self.report(codes.BIBTEX_DUPLICATE_KEY, again, message)

    def _report_duplicate_field(self, names: str, location: Location) -> None:
        message = f"the entry gives the field {names} more than once; the first one counts. Keep one of them."
        self.report(codes.BIBTEX_DUPLICATE_FIELD, location, message)

    def _report_failure(self, block: ParsingFailedBlock, file: str) -> None:
        reason = (getattr(block.error, "abort_reason", None) or str(block.error)).strip().rstrip(".")
        message = (
            f"this entry cannot be read, and its source cannot be cited: {reason}. "
            "Check that each field ends with a comma and that every brace and quote is closed."
        )
        if "Unexpected block start" in reason:
            message += " A line within a value must not begin with an @ and a brace: join it with the line above."
        self.report(codes.BIBTEX_SYNTAX, _location(block, file), message)


def _refuse_beyond_bounds(fields: Mapping[str, str]) -> None:
    for name, value in fields.items():
        if (name.endswith("title") or name in _BOUNDED) and len(value) > _LONGEST_TITLE:
            raise BoundError(f'"{name}" is longer than {_LONGEST_TITLE:,} characters')
        if name in NAMES and any(len(one) > _LONGEST_NAME for one in _AND.split(value)):
            raise BoundError(f'a name in "{name}" is longer than {_LONGEST_NAME:,} characters')
        try:
            refuse_nesting(value)
        except BoundError as error:
            raise BoundError(f'in "{name}", {error}') from error


def _location(block: Block, file: str) -> Location:
    return Location(file, max(block.start_line or 0, 0) + 1)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'
