"""Front matter where YAML is not read: the lines behind which a state may still come."""

from __future__ import annotations

import pytest

from mkdocs_briefs.readers.stray import stray_line

KEYS = frozenset("title date author tags draft status".split())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: A\ntags:\n  - a\n\t- b\nstatus: draft\n\nText.\n", 0),
        ("title: A\ntags:\n- a\nstatus: draft\n", 0),
        ("% A Title\nstatus: draft\n\nText.\n", 1),
        ("% A Title\n  that goes on\n% Ann Ash\ndraft: true\n", 3),
        ("**Title:** A\n**Status:** draft\n\nText.\n", 1),
        ("**Topics:** a\n  and b\nstatus: draft\n", 2),
        (":topic: A\n:about: words\n    that go on\n:status: draft\n", 3),
        ("Slug: a\n   b\nStatus: draft\n", 2),
        ("date: it was late.\nThe treaty stands.\ndraft: true\n", None),
        ("Words of a text.\nstatus: draft\n", None),
        ("    code\nstatus: draft\n", None),
        ("\n- a list\nstatus: draft\n", None),
    ],
)
def test_a_run_of_keys_goes_on_in_the_lines_below_a_key_and_ends_at_a_text(text: str, line: int | None) -> None:
    assert stray_line(text, KEYS, alone=False) == line
