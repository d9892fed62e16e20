"""Days in a brief's front matter: one that cannot be right beside another is reported, and keeps nothing back."""

from __future__ import annotations

import datetime as dt

import pytest
from site_tests.values import doc

from mkdocs_briefs.readers.days import days_to_come
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.publication import read_publication

JUDGED = "key_judgements:\n- text: It holds.\n  likelihood: likely\n"
RIGHT = [
    "information_cutoff: 2026-01-02",
    "information_cutoff: 2026-02-03\nupdated: 2026-02-03",
    "corrections: [{date: 2026-01-02, text: So.}]",
    "versions: [{version: 1, date: 2026-01-02}]",
    f"{JUDGED}  by: 2026-01-02",
    f"{JUDGED}  outcome: no\n  resolved: 2026-01-02\n  note: So.",
    f"{JUDGED}  made: 2026-01-02",
    f"{JUDGED}  made: 2025-01-02\n  by: 2025-01-02\n  outcome: no\n  resolved: 2025-01-02\n  note: So.",
    f"updated: 2026-02-03\n{JUDGED}  made: 2026-02-03",
]
WRONG = [
    (
        "information_cutoff: 2026-01-03",
        6,
        '"information_cutoff" (2026-01-03) is after "date" (2026-01-02). Correct the one',
    ),
    ("updated: 2026-02-03\ninformation_cutoff: 2026-02-04", 7, 'is after "updated" (2026-02-03)'),
    ("updated: 2026-01-01", 6, '"updated" (2026-01-01) is before "date" (2026-01-02)'),
    ("corrections:\n- date: 2026-01-01\n  text: So.", 7, '"date" of item 1 of "corrections" (2026-01-01) is before'),
    ("versions:\n- {version: 2, date: 2026-03-01}\n- {version: 1, date: 2025-01-01}", 8, "item 2"),
    (f"{JUDGED}  by: 2026-01-01", 9, '"by" of item 1 of "key_judgements" (2026-01-01) is before "date"'),
    (f"{JUDGED}  outcome: no\n  resolved: 2025-01-02\n  note: So.", 10, '"resolved" of item 1'),
    (
        f"{JUDGED}  made: 2026-01-03",
        9,
        '"made" of item 1 of "key_judgements" (2026-01-03) is after "date" (2026-01-02)',
    ),
    (f"updated: 2026-02-03\n{JUDGED}  made: 2026-02-04", 10, 'is after "updated" (2026-02-03)'),
    (f"updated: 2026-02-03\n{JUDGED}  made: 2026-02-03\n  by: 2026-02-02", 11, 'is before "made" (2026-02-03)'),
    (
        f"updated: 2026-02-04\n{JUDGED}  made: 2026-02-03\n  outcome: yes\n  resolved: 2026-02-02\n  note: So.",
        12,
        '"resolved" of item 1 of "key_judgements" (2026-02-02) is before "made"',
    ),
]


def reading(more: str):
    front = f"title: One\ndate: 2026-01-02\nauthor: Ann Ash\nregion: Norway\n{more}"
    return read_publication({"x.md": doc(front)}, {}, read_gazetteer())


@pytest.mark.parametrize("more", RIGHT)
def test_days_in_order_are_right(more):
    assert reading(more).problems == ()


@pytest.mark.parametrize(("more", "line", "says"), WRONG)
def test_days_out_of_order_are_reported_and_keep_nothing_back(more, line, says):
    found = reading(more)
    [problem] = found.problems
    assert (problem.code.id, problem.location.line) == ("invalid-field", line)
    assert says in problem.message
    assert len(found.publication.briefs) == 1


def test_a_judgement_is_not_made_on_a_day_to_come():
    [brief] = reading(f"updated: 2026-01-03\n{JUDGED}  made: 2026-01-03").publication.briefs
    assert [problem.message for problem in days_to_come(brief, dt.date(2026, 1, 3))] == []
    found = [problem.location.line for problem in days_to_come(brief, dt.date(2026, 1, 2))]
    assert found == [6, 10]
