"""Notes as Pandoc makes them: where their signs stand, what they say, and how footnotes go with them."""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from pathlib import Path

import pypandoc
import pytest
from bs4 import BeautifulSoup
from site_tests.soak import SOAKS
from site_tests.values import BIB, render

STYLES = files("mkdocs_briefs") / "data" / "styles"

TEXTS = [
    "Text [@ash2001].",
    "Text.[^1] More [@ash2001].\n\n[^1]: A note [@brook2002, p. 3].",
    "Text [@ash2001], more [@brook2002]; and (so [@ash2001]). Then?",
    "What [@brook2002]? So [@ash2001, p. 4]! Two [@ash2001]: so",
    "*Text* [@ash2001]. @brook2002 says. So says @ash2001.",
    "@ash2001 [p. 4; @brook2002] says so [see @brook2002, p. 3 and more].",
    "Text.[@ash2001] More [^1].\n\n[^1]: See @ash2001 and [see @brook2002]; so.",
    "Text.[^1] More.[^2] So [@ash2001].\n\n[^2]: [@ash2001, p. 3]\n[^1]: @brook2002 says so.",
    "Text.[^1]\n\n[^1]: First.\n\n    Second [@ash2001].",
    "Text [@ash2001]. More.[^1] Again [@ash2001].\n\n[^1]: Nothing is cited.",
    "([@ash2001]) and [-@brook2002].",
]

DIFFERENCES = {
    "More [@ash2001] [@brook2002].": ("More.1 2", "signs that follow one another have one stop before them"),
    "Text[^1] [@ash2001] so.\n\n[^1]: Note.": ("Text1 2 so.", "signs that follow one another stay apart"),
    "Text [@ash2001]/[@brook2002] so": ("Text1/2 so", "a slash is no stop"),
}


def _pandocs(text: str, style: str, folder: Path) -> tuple[str, list[str]]:
    bib = folder / "a.bib"
    bib.write_text(BIB, "utf-8")
    options = ["--citeproc", f"--bibliography={bib}", f"--csl={STYLES / style}.csl", "--wrap=none"]
    html = pypandoc.convert_text(text, "html", format="markdown-smart", extra_args=options)
    soup = BeautifulSoup(html, "html.parser")
    return _text(soup.p), [
        _text(item).rstrip("\ufe0e").rstrip("\u21a9") for item in soup.select("section.footnotes li")
    ]


def _ours(text: str, style: str) -> tuple[str, list[str]]:
    soup = render(text, style=style).soup
    items = soup.select("#notes > ol > li, .footnote > ol > li")
    return _text(soup.p), [_text(item).rstrip("\u21a9").rstrip() for item in items]


def _text(element) -> str:
    return " ".join(element.text.split())


NOTES = ("chicago-notes", "oscola", "chicago-shortened-notes-bibliography")
PAIRS = [(text, NOTES[number % 3]) for number, text in enumerate(TEXTS)]
"""Each text in one style; in a soak, in each."""


@pytest.mark.parametrize(("text", "style"), list(product(TEXTS, NOTES)) if SOAKS else PAIRS)
def test_notes_read_as_in_pandoc(text, style, tmp_path):
    assert _ours(text, style) == _pandocs(text, style, tmp_path)


@pytest.mark.parametrize("text", DIFFERENCES)
def test_where_signs_differ_it_is_on_purpose(text, tmp_path):
    assert _ours(text, "chicago-notes")[0] == DIFFERENCES[text][0] != _pandocs(text, "chicago-notes", tmp_path)[0]
