"""The times of a build's steps."""

from __future__ import annotations

import pytest
from site_tests.mini_site import brief


def test_the_times_of_all_steps_are_printed_where_they_are_wanted(site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFS_PROFILE", "1")
    told = [
        message.rpartition(": ")[2]
        for message in site({"docs/a.md": brief()}).messages
        if " of this process" in message
    ]
    assert told == [
        "files",
        "reading",
        "texts",
        "corpus, rules, countries that are mentioned",
        "PDF",
        "cards",
        "pages",
        "exports",
    ]


def test_they_are_not_printed_else(site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFS_PROFILE", raising=False)
    assert not any("of this process" in message for message in site({"docs/a.md": brief()}).messages)
