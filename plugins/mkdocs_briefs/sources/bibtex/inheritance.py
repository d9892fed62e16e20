"""Inheritance: what an entry takes from those that ``crossref`` and ``xdata`` name.

biblatex manual, section 2.4.1 and appendix B, "Default Inheritance Setup"; section 3.13.6 on data containers.
One rule is wider than there: an ``in...`` entry takes its ``booktitle`` from any parent's ``title`` except that of
a multi-volume work, because BibTeX files in the wild point from incollection to book.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Location, Problem, did_you_mean


@dataclass(frozen=True, slots=True)
class Raw:
    """One entry as written: strings resolved, LaTeX not."""

    key: str
    entry_type: str
    fields: Mapping[str, str]
    location: Location


_NEVER = frozenset(
    "ids crossref xref entryset entrysubtype execute label options presort related relatedoptions relatedstring "
    "relatedtype shorthand shorthandintro sortkey xdata".split()
)
_SHORT_TITLES = frozenset("shorttitle sorttitle indextitle indexsorttitle".split())
_IN_BOOK = frozenset(["inbook", "bookinbook", "suppbook"])
_IN_COLLECTION = frozenset(["incollection", "inreference", "suppcollection"])
_PARTS = _IN_BOOK | _IN_COLLECTION | {"inproceedings"}
_PERIODICAL = frozenset(["article", "suppperiodical"])
_VOLUMES = frozenset("mvbook mvcollection mvreference mvproceedings".split())
_GROUPS = (("date", "year"), ("journaltitle", "journal"), ("location", "address"), ("institution", "school"))
"""Fields of which an entry's own one keeps the other from being inherited."""


_LONGEST_CHAIN = 20
"""Entries that inherit from one another."""


class Family:
    """The entries of all databases, and who inherits from whom."""

    def __init__(self, entries: Iterable[Raw]) -> None:
        self._entries = {entry.key: entry for entry in entries}
        self._by_name = dict(_names_of(self._entries.values()))
        self._complete: dict[str, Mapping[str, str]] = {}
        self._open: list[str] = []
        self.problems: list[Problem] = []

    def fields_of(self, entry: Raw) -> Mapping[str, str]:
        """The entry's fields with what it inherits. Parents may stand anywhere, in any database."""
        if "crossref" not in entry.fields and "xdata" not in entry.fields:
            return entry.fields
        if entry.key not in self._complete:
            self._open.append(entry.key)
            fields = dict(entry.fields)
            for parent in self._parents(entry, "xdata"):
                _add(fields, self.fields_of(parent).items())
            for parent in self._parents(entry, "crossref"):
                _add(fields, _passed_on(self.fields_of(parent), parent.entry_type, entry.entry_type))
            self._open.pop()
            self._complete[entry.key] = fields
        return self._complete[entry.key]

    def _parents(self, entry: Raw, field: str) -> Iterator[Raw]:
        for written in entry.fields.get(field, "").split(","):
            if not (key := written.strip()):
                continue
            found = self._entries.get(key) or self._by_name.get(key.casefold())
            if found is None:
                self._report_missing(entry, field, key)
            elif found.key in self._open:
                self._report_cycle(entry, field, found)
            elif len(self._open) > _LONGEST_CHAIN:
                self._report_chain(entry, field, found)
            else:
                yield found

    def _report_missing(self, entry: Raw, field: str, key: str) -> None:
        message = (
            f'the field "{field}" of "{entry.key}" names the entry "{key}", which is not there, so nothing is '
            f"inherited. Mend the key, or add the entry.{did_you_mean(key, self._entries)}"
        )
        self.problems.append(Problem(codes.BIBTEX_MISSING_PARENT, entry.location, message))

    def _report_cycle(self, entry: Raw, field: str, parent: Raw) -> None:
        message = (
            f'"{entry.key}" inherits from "{parent.key}" at {parent.location}, which inherits from it in turn. '
            f'Take out one "{field}".'
        )
        self.problems.append(Problem(codes.BIBTEX_INHERITANCE_CYCLE, entry.location, message))

    def _report_chain(self, entry: Raw, field: str, parent: Raw) -> None:
        message = (
            f'"{entry.key}" inherits nothing from "{parent.key}": more than {_LONGEST_CHAIN} entries inherit from one '
            f'another. Take out a "{field}", or give the entries their own fields.'
        )
        self.problems.append(Problem(codes.BIBTEX_LIMIT, entry.location, message))


def _names_of(entries: Iterable[Raw]) -> Iterator[tuple[str, Raw]]:
    """What else an entry is called, the best name last: its ``ids``, and its key in any letters."""
    known = list(entries)
    for entry in known:
        for alias in entry.fields.get("ids", "").split(","):
            yield alias.strip().casefold(), entry
    for entry in reversed(known):
        yield entry.key.casefold(), entry


def _add(fields: dict[str, str], inherited: Iterable[tuple[str, str]]) -> None:
    own = {name for group in _GROUPS for name in group if not fields.keys().isdisjoint(group)}
    for name, value in inherited:
        if name not in own and name not in _NEVER:
            fields.setdefault(name, value)


def _passed_on(fields: Mapping[str, str], parent: str, child: str) -> list[tuple[str, str]]:
    """A parent's fields under the names that they have in the child."""
    prefix = _title_prefix(parent, child)
    passed = dict(fields)
    if prefix:
        for name in _SHORT_TITLES:
            passed.pop(name, None)
        for name in ("title", "subtitle", "titleaddon"):
            if (value := passed.pop(name, None)) is not None:
                passed.setdefault(prefix + name, value)
    if parent in ("mvbook", "book") and child in _IN_BOOK and "author" in passed:
        passed.setdefault("bookauthor", passed["author"])
    return list(passed.items())


def _title_prefix(parent: str, child: str) -> str:
    if parent in _VOLUMES and child not in _VOLUMES:
        return "main"
    if child in _PARTS:
        return "book"
    return "journal" if parent == "periodical" and child in _PERIODICAL else ""
