# ruff: noqa: RUF001 - it is about signs that look like others

from __future__ import annotations

import pytest

from mkdocs_briefs.pages.typography import typographic


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ('The "text" of it', "The “text” of it"),
        ("'One' and ('two')", "‘One’ and (‘two’)"),
        ("Maduro's '90s... and 1936--1945 --- gone", "Maduro’s ’90s… and 1936–1945 — gone"),
        ('"Begins" and "ends"', "“Begins” and “ends”"),
        ('<b> & "c"', "<b> & “c”"),
    ],
)
def test_signs_are_those_of_smarty(written, set_):
    assert typographic({})(written) == set_


def test_a_site_may_have_others_and_none():
    german = {"left-double-quote": "&bdquo;", "right-double-quote": "&ldquo;"}
    assert typographic(german)('Der "Text"') == "Der „Text“"
    assert typographic(None)('The "text"') == 'The "text"'
