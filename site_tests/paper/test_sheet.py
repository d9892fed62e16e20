"""What Typst is told about a brief, beside its text."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from mkdocs_briefs.paper.sheet import Sheet


def about(**fields) -> dict[str, object]:
    return json.loads(Sheet(**{"html": "", "title": "T", "site": "S", **fields}).about)


def test_what_is_not_known_is_nothing():
    bare = about()
    assert [bare[name] for name in ("title", "site", "date", "description", "region")] == ["T", "S", None, None, None]


def test_days_and_summaries_are_given_as_they_are():
    found = about(date=dt.date(2026, 1, 2), description="A summary.")
    assert (found["date"], found["description"]) == ([2026, 1, 2], "A summary.")


@pytest.mark.parametrize(
    ("language", "code", "region"),
    [("en", "en", None), ("pt-BR", "pt", "BR"), ("pt_br", "pt", "BR"), ("ZH-Hant", "zh", None), ("es-419", "es", None),
     ("de-1a", "de", None)],
)  # fmt: skip
def test_a_region_is_two_letters(language, code, region):
    found = about(language=language)
    assert (found["language"], found["region"]) == (code, region)
