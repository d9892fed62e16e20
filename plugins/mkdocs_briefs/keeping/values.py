"""Values as bytes, and back.

Actors and countries are written as names and looked up when they are read, so that what is kept follows the registry.
Only the classes that are listed here can be read: a file from elsewhere can bring nothing else to life.
"""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from mkdocs_briefs.citations.formatted import Formatted, Label, NoteSign, Reference
from mkdocs_briefs.keeping.page import KeptPage, Refusal
from mkdocs_briefs.linking.matcher import Match
from mkdocs_briefs.linking.names import Name
from mkdocs_briefs.markup.findings import Findings, Target
from mkdocs_briefs.model.actor import Actor, Subject
from mkdocs_briefs.model.citation import Citation, Passage
from mkdocs_briefs.model.mention import Form, Mention, Section
from mkdocs_briefs.model.problem import Code, Location, Problem, Severity
from mkdocs_briefs.model.statement import Statement
from mkdocs_briefs.model.territory import Territory

_CLASSES: tuple[type[Any], ...] = (
    *(Citation, Code, Findings, Formatted, KeptPage, Label, Location, Match, Mention, Name, NoteSign, Passage, Problem),
    *(Reference, Refusal, Section, Statement, Target),
)
"""Dataclasses, each of which is written as its fields."""
_ENUMS: tuple[type[Any], ...] = (Form, Severity)


class StaleError(LookupError):
    """A value names what there is no more."""


class Values:
    """Writes and reads values that name these subjects."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._subjects = {_name_of(subject): subject for subject in subjects}

    def written(self, value: object) -> bytes:
        buffer = io.BytesIO()
        pickler = pickle.Pickler(buffer, protocol=5)
        pickler.dispatch_table = _REDUCERS
        pickler.dump(value)
        return buffer.getvalue()

    def read(self, data: bytes) -> Any:
        """Raises StaleError for a subject that there is no more, and for anything that is no value of ours."""
        try:
            return _Reader(io.BytesIO(data), self._subjects).load()
        except StaleError:
            raise
        except Exception as error:
            raise StaleError(str(error)) from error


class _Reader(pickle.Unpickler):  # noqa: S301 - it reads no class but those below
    def __init__(self, file: io.BytesIO, subjects: Mapping[str, Subject]) -> None:
        super().__init__(file)
        self._subjects = subjects

    def find_class(self, module: str, name: str) -> Any:
        if found := _READABLE.get(f"{module}.{name}"):
            return self._subject if found is _named_subject else found
        raise StaleError(f"no value of ours: {module}.{name}")

    def _subject(self, name: str) -> Subject:
        if name not in self._subjects:
            raise StaleError(name)
        return self._subjects[name]


def _name_of(subject: Subject) -> str:
    return f"territory {subject.alpha2}" if isinstance(subject, Territory) else f"actor {subject.src_uri}"


def _named_subject(name: str) -> Subject:
    """Stands in what is written for the lookup of a subject (``_Reader.find_class``)."""
    raise StaleError(name)


def _of_fields(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)]
    values = attrgetter(*names)
    return (lambda value: (kind, values(value))) if len(names) > 1 else (lambda value: (kind, (values(value),)))


def _of_subject(subject: Subject) -> tuple[Any, ...]:
    return _named_subject, (_name_of(subject),)


_REDUCERS: dict[type[Any], Callable[[Any], Any]] = {
    **copyreg.dispatch_table,
    **{kind: _of_fields(kind) for kind in _CLASSES},
    Actor: _of_subject,
    Territory: _of_subject,
}
_READABLE: dict[str, Any] = {f"{kind.__module__}.{kind.__qualname__}": kind for kind in (*_CLASSES, *_ENUMS)} | {
    "builtins.frozenset": frozenset,
    "builtins.set": set,
    f"{__name__}.{_named_subject.__name__}": _named_subject,
}
