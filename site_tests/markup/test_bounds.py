"""Texts beyond the bounds, and texts of nasty parts: each gives a page, and none takes time out of proportion."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from site_tests.values import codes, person, render

from mkdocs_briefs.citations.code import without_code

JANE = person("Jane Doe")
CITED = "It is so [@ash2001].\n\n"


def test_more_backticks_than_the_bound_stay_as_text_and_others_are_code():
    page = render(f"A {'`' * 51} b {'`' * 51} and `c` and {'`' * 50}d{'`' * 50}.")
    assert [code.text for code in page.soup.select("code")] == ["c", "d"]
    assert f"A {'`' * 51} b" in page.soup.text
    assert [problem.code.id for problem in page.findings.problems] == ["text-limit"]


@pytest.mark.parametrize(
    "text", ["[" * 60, "[a " * 60, "[[a " * 60, "![" * 60, "[" * 60 + "@ash2001" + "]" * 60, "[a](" * 60]
)
def test_brackets_that_nest_too_deeply_stay_as_text(text):
    page = render(f"{CITED}{text}\n\nKept [@brook2002].")
    assert codes(page.findings.problems) == ["text-limit"]
    assert page.findings.problems[0].location.line == 9
    assert page.soup.find_all("p")[1].text.startswith(text[:60])
    assert len(page.findings.citations) == 2


@pytest.mark.parametrize(
    "text", ["[" * 40 + "]" * 40, "`" + "[" * 60 + "`", "    " + "[" * 60, "[x] " * 60, "\\[" * 60]
)
def test_other_brackets_are_none(text):
    assert render(f"{CITED}{text}\n").findings.problems == []


def test_a_text_that_nests_too_deeply_is_an_empty_page():
    lists = "\n".join(f"{' ' * 4 * level}- Doe" for level in range(300))
    page = render(f"{CITED}{lists}", JANE)
    assert page.soup.text.strip() in ("", "")
    assert "nests too deeply" in page.findings.problems[0].message
    assert (page.findings.mentions, page.findings.citations) == ([], [])


@pytest.mark.parametrize("error", [ValueError("of a kind"), RecursionError(), KeyError("x"), UnicodeError("y")])
def test_a_text_on_which_an_extension_fails_is_an_empty_page(error):
    class Failing(Treeprocessor):
        def run(self, root):  # noqa: ARG002
            raise error

    class Fails(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            md.treeprocessors.register(Failing(md), "failing", 1)

    with pytest.raises(type(error)):
        render(CITED, more=(Fails(),))  # an empty page fails, too: not for its text


def test_signs_that_open_tags_without_end_stay_as_text():
    page = render(CITED + "<a " * 600)
    assert codes(page.findings.problems) == ["text-limit"]
    assert page.soup.text.count("<a") == 600


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a `b` c", "a     c"),
        ("a ``b`c`` d", "a         d"),
        ("a ` b", "a ` b"),
        ("```\na\n```\nb", "   \n \n   \nb"),
        ("```\na\n````\nb", "   \n \n    \nb"),
        ("~~~\na", "~~~\na"),
        ("a <!-- b --> c <!-- d", "a            c <!-- d"),
    ],
)
def test_code_and_comments_are_blanked(text, shown):
    assert without_code(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        " a ".join("`" * n for n in range(1, 1_000)),
        "\n".join("`" * n for n in range(1_000, 3, -1)),
        "```\n" * 100_001,
        "<!-- " * 100_000,
        "`" * 500_000,
    ],
)
def test_marks_of_code_without_end_take_no_longer(text):
    started = time.monotonic()
    without_code(text)
    assert time.monotonic() - started < 5


def test_a_locator_has_a_longest_length():
    assert render("[@ash2001, pp. 1" + ", 1" * 100 + "]").soup.text.startswith("(Ash 2001, 1, 1")
    assert render("[@ash2001, pp. 1" + "-1" * 300 + "]").soup.text.startswith("[Ash (2001), pp. 1-1")


PARTS = [
    *("@ash2001", "[@ash2001]", "[@ash2001, p. 3]", "[-@brook2002]", "@{ash2001}", "[@nobody]", "[see @ash2001;"),
    *("[", "]", "(", ")", "[[", "]]", "{", "}", "<", ">", "</", "*", "**", "_", "`", "```", "~~~", "|", "\\", "!"),
    *("\\(", "\\)", "\\*", "\\@", "\\;", "\\]", "art. 5\\(2\\)", "p. 3\\*", ", p. ", "; ", "--", "{}", "{p. 3}"),
    *("\x00", "\x01", "\x02", "\x03", "\x1b[0m", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "\uffff", "\ufffe"),
    *("\ue000", "\ue001", "\ue003", "\ue010", "\ue011", "\uf010", "\uf014", "\U0010ffff"),
    *(
        "\x02wzxhzdk:0\x03",
        "\x02wzxhzdk:99\x03",
        "\x02klzzwxh:0001\x03",
        "\x0264\x03",
        "\x02briefs-0\x03",
        "\x02amp\x03",
    ),
    *(
        "&amp;",
        "&#0;",
        "&#xD800;",
        "&#64;",
        "&nbsp;",
        "&#99999999999;",
        "[^1]",
        "[^1]: Note @ash2001.",
        "*[Doe]: x",
    ),
    *(
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        " ",
        ": ",
        "!!! note",
        "---",
        "$",
        "$$",
        "::: ",
        "^[",
    ),
    *(
        '<div markdown="1">',
        "</div>",
        "<b",
        "<!--",
        "-->",
        "<script>",
        "<a href='@ash2001'>",
        "</a>",
        "<p>",
        "<svg>",
    ),
    *(
        "Doe",
        "Jane Doe",
        "[[Jane Doe]]",
        "[[Jane Doe|x]]",
        "[[Nobody]]",
        "Norway",
        "www.a.b",
        "http://a.b/@ash2001",
    ),
    *(
        "[references]",
        "[TOC]",
        "word",
        "\u0301",
        "é",
        "中",
        "[x]: http://a.b",
        "{#id}",
        "{.class}",
        "![a](b)",
        "[a](b)",
    ),
]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PARTS), max_size=14), st.sampled_from(["chicago-author-date", "chicago-notes", "ieee"]))
def test_texts_of_nasty_parts_give_pages(parts, style):
    page = render("".join(parts), JANE, style=style)
    failed = [problem for problem in page.findings.problems if "cannot be rendered" in problem.message]
    assert failed == []
