"""Whole sites of what costs much, nests deeply, or has characters of no text: each build ends, without a traceback."""

from __future__ import annotations

import json
import random
import time

import pytest
from site_tests.bombs import BOMBS
from site_tests.markup.test_bounds import PARTS
from site_tests.mini_site import brief
from site_tests.soak import SOAKS
from site_tests.values import BIB

SECONDS = 30
"""Far more than the largest takes here (three), and far less than any took that grew with the square of its size."""


@pytest.mark.parametrize("name", [*BOMBS] if SOAKS else [*BOMBS][::9])
def test_it_ends_in_proportion_to_its_size(site, name):
    bomb = BOMBS[name]
    started = time.monotonic()
    built = site(bomb.files(bomb.large))
    assert time.monotonic() - started < SECONDS
    assert not built.aborted
    assert "Traceback" not in str(built.messages)


def test_pages_of_nasty_parts(site):
    chance = random.Random(1)
    bodies = ["".join(chance.choices(PARTS, k=12)) for _ in range(60)]
    pages = {f"docs/p{n}.md": brief(f"Page {n}.\n\n{body}", actors="Jane Doe") for n, body in enumerate(bodies)}
    built = site({**pages, "bib/a.bib": BIB})
    assert not built.aborted
    assert not [message for message in built.messages if "cannot be rendered" in message]
    for number in range(len(bodies)):
        assert f"Page {number}." in built.html(f"p{number}/").text
    json.loads((built.root / "site/api/v1/briefs.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "field", ["title", "summary", "author", "tags", "actors", "region", "nosuchkey", "description"]
)
def test_a_lone_surrogate_in_front_matter(site, field):
    lines = {"title": "T", "region": "Norway", "author": "A", field: "x"}
    front = "\n".join(f'{key}: "{"a" + chr(92) + "ud800b" if key == field else value}"' for key, value in lines.items())
    built = site({"docs/a.md": f"---\n{front}\ndate: 2026-01-02\n---\nText.", "docs/b.md": brief("Kept text.")})
    assert not built.aborted
    assert "Kept text." in built.html("b/").text
