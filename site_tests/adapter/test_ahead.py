"""Which texts are looked at for citations before they are rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from mkdocs_briefs.adapter.kept.ahead import Ahead

MANY = [f"{number:03}.md" for number in range(500)]
NAMES = MANY[:50]


class _Engines:
    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def prepare(self, _: object, documents: Mapping[str, object]) -> None:
        self.asked.append(list(documents))


def _asked(*rendered: str, names: Sequence[str] = NAMES, all_: bool = False) -> list[list[str]]:
    engines = _Engines()
    documents = dict.fromkeys(names, cast("Any", None))
    ahead = Ahead(cast("Any", engines), cast("Any", None), documents, all_=all_)
    for name in rendered:
        ahead.come_to(name)
    return engines.asked


def test_where_nothing_is_kept_all_are_looked_at() -> None:
    """In two lots: what formats the first works already while the others are looked at."""
    assert _asked(*NAMES, all_=True) == [NAMES[:20], NAMES[20:]]


def test_where_others_are_kept_only_those_right_behind_one_are_looked_at() -> None:
    assert _asked(NAMES[5]) == [NAMES[5:25]]
    assert _asked(NAMES[45]) == [NAMES[45:]]


def test_where_one_right_behind_these_is_rendered_twice_as_many_are_looked_at() -> None:
    """What was passed is kept."""
    assert _asked(*NAMES) == [NAMES[:20], NAMES[20:]]
    assert _asked(NAMES[0], NAMES[39], NAMES[3]) == [NAMES[:20], NAMES[39:]]


def test_where_one_far_behind_these_is_rendered_few_are_looked_at() -> None:
    """As those that cite one source."""
    assert _asked(NAMES[0], NAMES[40]) == [NAMES[:20], NAMES[40:]]
    assert _asked(*(MANY[at] for at in (5, 100, 300, 310, 330, 400)), names=MANY) == [
        *(MANY[5:25], MANY[100:120], MANY[300:320], MANY[330:370], MANY[400:480])
    ]


def test_at_the_end_all_are_looked_at_that_were_not_passed() -> None:
    """Before others begin to help: they would ask for the same."""
    engines = _Engines()
    ahead = Ahead(cast("Any", engines), cast("Any", None), dict.fromkeys(NAMES, cast("Any", None)), all_=False)
    ahead.come_to(NAMES[5])
    ahead.finish()
    ahead.finish()
    ahead.come_to(NAMES[40])
    assert engines.asked == [NAMES[5:25], NAMES[25:]]


def test_what_is_no_text_of_the_publication_is_passed_over() -> None:
    assert _asked("generated.md") == []
