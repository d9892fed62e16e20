"""The names that count as a mention of a subject."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from mkdocs_briefs.model.actor import Actor, ActorKind, Subject
from mkdocs_briefs.model.naming import unaccented
from mkdocs_briefs.model.territory import Territory

Names = dict[str, tuple[Subject, ...]]
"""Subjects by name, as a text has it: in Unicode's form C, with its case."""

_PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le ten ter van von zu".split())


def names_of(subjects: Iterable[Subject]) -> Names:
    """Every name in the order of the subjects; a name that several bear lists them all."""
    names: dict[str, dict[Subject, None]] = {}
    for subject in subjects:
        for name in _forms(subject):
            names.setdefault(name, {})[subject] = None
    return {name: tuple(bearers) for name, bearers in names.items()}


def surname(name: str) -> str:
    """A person's last name with its particles; empty where the name is one word.

    >>> surname("Ursula von der Leyen")
    'von der Leyen'
    """
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    return " ".join(words[first:]) if first > 0 else ""


def _forms(subject: Subject) -> Iterator[str]:
    for name in _given(subject):
        form = unicodedata.normalize("NFC", " ".join(name.split()))
        for spelling in (form, unaccented(form)) if form else ():
            yield spelling
            yield spelling.replace("'", "\u2019")
            yield spelling.replace("\u2019", "'")


def _given(subject: Subject) -> tuple[str, ...]:
    if isinstance(subject, Territory):
        return (subject.name, subject.official, *subject.aliases)
    if isinstance(subject, Actor) and subject.kind is ActorKind.PERSON:
        return (subject.name, *subject.aliases, surname(subject.name))
    return (subject.name, *subject.aliases)
