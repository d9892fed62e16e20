"""The guide for those who come from Pandoc: what it shows is so."""

from __future__ import annotations

import re

import pytest
from docs.make_reference import ROOT
from site_tests.values import render

TEXT = (ROOT / "docs/coming-from-pandoc.md").read_text("utf-8")
SAME = re.findall(
    r"^\| `(?P<written>.*[@].*)` \| (?P<shown>.+) \|$", TEXT.partition("## What is written")[0], re.MULTILINE
)
EXAMPLES = re.findall(r"^```(pandoc|markdown)\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


def test_there_are_examples():
    assert len(SAME) >= 6
    assert len(EXAMPLES) >= 14


@pytest.mark.parametrize(("written", "shown"), SAME)
def test_what_is_the_same_reads_as_the_guide_says(written, shown):
    page = render(written)
    assert page.soup.p.text == shown
    assert page.findings.problems == []


@pytest.mark.parametrize("text", [text for language, text in EXAMPLES if language == "pandoc"])
def test_what_is_not_read_is_reported(text):
    assert render(text).findings.problems


@pytest.mark.parametrize("text", [text for language, text in EXAMPLES if language == "markdown"])
def test_what_is_written_here_is_read(text):
    page = render(text)
    assert page.findings.problems == []
    assert "@ash2001" not in page.soup.text
    for link in page.soup.select('a[href^="#"]'):
        assert page.soup.find(id=link["href"][1:])
