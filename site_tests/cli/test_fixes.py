"""What ``briefs check --fix`` mends in a text: with one remedy only, once for all, and nothing beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.cli.fixes import FIXES, mended_text
from mkdocs_briefs.model.problem import Code, Location, Problem
from mkdocs_briefs.rules import ALL_CODES

CODES: dict[str, Code] = {code.id: code for code in ALL_CODES}
QUOTES = 'it is a word. Put quotes around it, as in "NO"'
NO_DAY = "it is no day. Write it as year-month-day"
LATEX = '"..." is LaTeX\'s, and stays as text.'


def mended(code: str, text: str, line: int, message: str = "") -> str:
    return mended_text(text, [Problem(CODES[code], Location("x.md", line), message)])


@pytest.mark.parametrize(
    ("code", "line", "message", "after"),
    [
        ("invalid-field", "region: NO", QUOTES, 'region: "NO"'),
        ("invalid-field", "region: [NO, SE, On]", QUOTES, 'region: ["NO", SE, "On"]'),
        ("invalid-field", "  - no", QUOTES, '  - "no"'),
        ("invalid-field", "version: 1.10", QUOTES, 'version: "1.10"'),
        ("invalid-field", "date: 2026-3-1", NO_DAY, "date: 2026-03-01"),
        ("invalid-field", "  - date: 20260331", NO_DAY, "  - date: 2026-03-31"),
        ("unknown-key", "Key-Judgements: []", 'Did you mean "key_judgements"?', "key_judgements: []"),
        ("front-matter-yaml", "author: @home", "", 'author: "@home"'),
        ("foreign-syntax", r"So \cite{a1, b2} and \parencite{c:3}.", LATEX, "So [@a1; @b2] and [@c:3]."),
    ],
)
def test_what_has_one_remedy_is_mended_in_its_line(code, line, message, after):
    assert mended(code, f"---\r\n{line}\r\nlast", 2, message) == f"---\r\n{after}\r\nlast"


@pytest.mark.parametrize(
    ("code", "line", "message"),
    [
        ("invalid-field", "region: Norway", QUOTES),
        ("invalid-field", "date: 3/4/2026", NO_DAY),
        ("invalid-field", "date: 2026-02-30", NO_DAY),
        ("invalid-field", "date: 2026314", NO_DAY),
        ("invalid-field", "date: 2026-3-1", "another message"),
        ("unknown-key", "titel: T", 'Did you mean "title"?'),
        ("foreign-syntax", r"Code: `\cite{a}`", LATEX),
        ("foreign-syntax", r"So \citet{a} says, \cite[4]{a}", LATEX),
        ("front-matter-yaml", "author: [home", ""),
    ],
)
def test_what_may_have_been_meant_in_another_way_stays(code, line, message):
    assert mended(code, f"---\n{line}\n", 2, message) == f"---\n{line}\n"


def test_a_field_that_is_given_twice_with_the_same_words_is_there_once():
    assert mended("front-matter-duplicate", "---\na: x\nb: y\na: x\n---\n", 4) == "---\na: x\nb: y\n---\n"
    assert mended("front-matter-duplicate", "---\na: x\nb: y\na: x", 4) == "---\na: x\nb: y"
    for text in ("---\na: x\na: y\n---\n", "---\na: x\n  z\na: x\n---\n", "---\na: x\na: x\n  z\n---\n"):
        assert mended("front-matter-duplicate", text, text[: text.rindex("a: ")].count("\n") + 1) == text


def test_a_key_that_is_there_already_is_not_made_again():
    assert mended("unknown-key", "---\nTags: a\ntags: b\n", 2, 'Did you mean "tags"?') == "---\nTags: a\ntags: b\n"


LINES = st.sampled_from(
    [
        *("region: NO", "region: [NO, no]", "- off", "version: 1.10", "date: 2026-3-1", "date: 20260331", "Title: T"),
        *(
            "title: One: two",
            "author: @x",
            "a: x",
            "",
            "---",
            r"So \cite{a, b}.",
            "title = {Two}",
            "T\u202ewo",
            "\udc80",
        ),
    ]
)
SAID = [QUOTES, NO_DAY, LATEX, 'Did you mean "title"?', ""]
PROBLEMS = st.tuples(st.sampled_from(sorted(FIXES)), st.integers(1, 8), st.sampled_from(SAID))


@given(st.lists(LINES, max_size=8), st.lists(PROBLEMS, max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_what_is_mended_stays_so_and_other_lines_stay_as_they_were(lines, problems, end):
    text = end.join(lines)
    found = [Problem(CODES[code], Location("x.md", line), message) for code, line, message in problems]
    once = mended_text(text, found)
    if once.count(end) == text.count(end):  # no line is gone, so that each problem is where it was
        touched = {problem.location.line for problem in found}
        commas = {line - back for line in touched for back in range(1, 8)}  # a comma stands above
        for number, (one, other) in enumerate(zip(once.split(end), text.split(end), strict=True), 1):
            assert one == other or number in touched | commas
        for problem in found:
            again = mended_text(once, [problem])
            assert mended_text(again, [problem]) == again
