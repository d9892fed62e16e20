"""What is kept can be read again."""

from __future__ import annotations

import dataclasses
import typing
from enum import Enum
from types import GenericAlias
from typing import Any

import pytest

from mkdocs_briefs.citations.formatted import Formatted
from mkdocs_briefs.keeping.page import KeptPage
from mkdocs_briefs.keeping.values import _CLASSES, _ENUMS, StaleError, Values
from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.mention import Form, Mention, Section
from mkdocs_briefs.model.territory import Territory

JANE = Actor("Jane Doe", "actors/jane.md")
NORWAY = Territory("NO", "NOR", "Norway")


def _parts(kind: Any) -> set[Any]:
    """The classes of ours that a value of this type may hold, at any depth."""
    if typing.get_args(kind):
        return {part for argument in typing.get_args(kind) for part in _parts(argument)}
    if isinstance(kind, GenericAlias) or not isinstance(kind, type) or kind in (Actor, Territory):
        return set()
    if issubclass(kind, Enum) and kind.__module__.startswith("mkdocs_briefs"):
        return {kind}
    if not dataclasses.is_dataclass(kind):
        return set()
    hints = typing.get_type_hints(kind)
    return {kind} | {part for field in dataclasses.fields(kind) for part in _parts(hints[field.name])}


@pytest.mark.parametrize("kind", [KeptPage, Formatted])
def test_each_class_that_a_kept_value_may_hold_can_be_read(kind: type[Any]) -> None:
    assert _parts(kind) <= {*_CLASSES, *_ENUMS}


def test_subjects_are_those_of_the_day() -> None:
    mentions = [
        Mention(
            subject, "a.md", Section(), "x", "A sentence.", 2, linked=True, form=Form.NAME, in_heading=False, position=1
        )
        for subject in (JANE, NORWAY)
    ]
    written = Values([JANE, NORWAY]).written(mentions)
    renamed = dataclasses.replace(JANE, name="Jane Roe", aliases=("Jane Doe",))

    read = Values([renamed, NORWAY]).read(written)

    assert read == [dataclasses.replace(mentions[0], subject=renamed), mentions[1]]
    with pytest.raises(StaleError):
        Values([NORWAY]).read(written)


@pytest.mark.parametrize("data", [b"", b"no pickle", b"cos\nsystem\n(S'true'\ntR.", b"\x80\x05N"])
def test_what_is_no_value_is_refused(data: bytes) -> None:
    with pytest.raises(StaleError):
        Values([]).read(data)
