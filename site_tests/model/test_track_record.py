"""How often each term of likelihood came true, and the Brier score."""

from __future__ import annotations

import datetime as dt

import pytest
from site_tests.values import reading

from mkdocs_briefs.model.judgement import Judgement
from mkdocs_briefs.model.track_record import Judged, track_record

DAY = dt.date(2026, 1, 2)
FRONT = "title: One\ndate: 2026-01-02\nauthor: Ann Ash\nregion: Norway\n"
BRIEF = reading({"a.md": FRONT}).publication.briefs[0]


def judged(likelihood: str, outcome: str | None) -> Judged:
    resolved = {"outcome": outcome, "resolved": DAY, "note": "So."} if outcome else {}
    return Judged(BRIEF, 0, Judgement(text="It holds.", likelihood=likelihood, **resolved))


def test_four_decided_judgements_say_nothing():
    decided = [judged("likely", "yes")] * 4
    assert track_record([*decided, judged("likely", "unclear"), judged("likely", None)]) is None
    assert track_record([*decided, judged("likely", "no")]) is not None


def test_terms_of_both_rows_count_together():
    record = track_record(
        [judged("likely", "yes"), judged("probable", "yes"), judged("probable", "no"), *[judged("remote", "no")] * 2]
    )
    counts = {row.terms[0].value: (row.decided, row.came_true) for row in record.calibrations}
    assert counts["likely"] == (3, 2)
    assert counts["almost no chance"] == (2, 0)
    assert sum(decided for decided, _ in counts.values()) == record.decided == 5
    assert [[term.value for term in row.terms] for row in record.calibrations][4] == ["likely", "probable"]
    assert next(row.share for row in record.calibrations if row.terms[0].value == "likely") == pytest.approx(200 / 3)
    assert record.calibrations[1].share == 0


@pytest.mark.parametrize(
    ("judgements", "score"),
    [
        # (0.97 - 1)^2, the middle of 95 to 99 per cent
        ([("almost certain", "yes")] * 5, 0.0009),
        ([("almost certain", "no")] * 5, 0.9409),
        ([("roughly even odds", "yes")] * 3 + [("roughly even chance", "no")] * 2, 0.25),
        # likely 0.675, unlikely 0.325, very likely 0.875, remote 0.03, very unlikely 0.125
        (
            [
                ("likely", "yes"),
                ("unlikely", "yes"),
                ("very likely", "no"),
                ("remote", "no"),
                ("very unlikely", "no"),
            ],
            (0.325**2 + 0.675**2 + 0.875**2 + 0.03**2 + 0.125**2) / 5,
        ),
    ],
)
def test_the_brier_score_is_the_mean_of_squared_errors(judgements, score):
    assert track_record([judged(*one) for one in judgements]).brier == pytest.approx(score)
