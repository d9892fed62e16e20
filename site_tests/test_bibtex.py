"""BibTeX databases: what is sound is read, the rest is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.readers.bibtex import Bibliography, read_bibliography
from site_tests.values import codes

FIRST = "@book{first, author = {Ash, Ann}, title = {One}, year = {2001}}\n"
LAST = "@book{last, author = {Cole, Cid}, title = {Three}, year = {2003}}\n"


def read(*texts: str) -> Bibliography:
    return read_bibliography((f"bib/{number}.bib", text) for number, text in enumerate(texts, 1))


def test_an_entry_is_read_with_its_place():
    found = read("\ufeff% a remark\n\n@Book{ash2001,\n  Author = {Ash, Ann},\n  title = {A {Synthetic} Book},\n}\n")
    assert found.problems == ()
    source = found.sources["ash2001"]
    assert (source.key, source.entry_type) == ("ash2001", "book")
    assert source.fields == {"author": "Ash, Ann", "title": "A {Synthetic} Book"}
    assert str(source.location) == "bib/1.bib:3"


def test_strings_comments_and_preambles_are_no_problem():
    text = '@string{press = "Press"}\n@comment{x}\n@preamble{"x"}\n@book{a, publisher = press, title = {One}}\n'
    found = read(text)
    assert found.problems == ()
    assert found.sources["a"].fields["publisher"] == "Press"


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("@book{bad, title = {Never closed}\n\n", "bibtex-syntax"),
        ("@book{bad, title = {Two}, year 2002}\n", "bibtex-syntax"),
        ("@book{first, title = {Two}}\n", "bibtex-duplicate-key"),
        ("@book{bad, title = {Two}, title = {Again}}\n", "bibtex-duplicate-field"),
        ('@book{bad, title = "Two } {"}\n', "bibtex-syntax"),
    ],
    ids=["unclosed", "no equals sign", "duplicate key", "duplicate field", "unbalanced braces"],
)
def test_one_bad_entry_is_reported_with_its_line_and_costs_no_other(broken, code):
    found = read(FIRST + "\n" + broken + LAST)
    assert codes(found.problems) == [code]
    assert str(found.problems[0].location) == "bib/1.bib:3"
    assert found.sources["first"].fields["title"] == "One"
    assert found.sources["last"].fields["title"] == "Three"


def test_a_key_taken_in_the_same_file_says_where_and_the_first_counts():
    found = read(FIRST + "@book{first, title = {Two}}\n")
    [problem] = found.problems
    assert "bib/1.bib:1" in problem.message
    assert "Rename one" in problem.message
    assert found.sources["first"].fields["title"] == "One"


def test_a_key_taken_in_another_file_says_where_and_the_first_counts():
    found = read(FIRST, "\n" + FIRST.replace("One", "Two"))
    [problem] = found.problems
    assert (problem.code, str(problem.location)) == ("bibtex-duplicate-key", "bib/2.bib:2")
    assert "bib/1.bib:1" in problem.message
    assert found.sources["first"].fields["title"] == "One"


def test_a_field_given_twice_keeps_the_entry_and_the_first_value():
    found = read('@string{p = "Press"}\n@book{a, title = {Two}, title = {Again}, publisher = p, year = {2002}}\n')
    assert '"title"' in found.problems[0].message
    assert found.sources["a"].fields == {"title": "Two", "publisher": "Press", "year": "2002"}


def test_escaped_braces_need_no_partner():
    found = read(r"@book{a, title = {A \{ brace}}" + "\n" + LAST)
    assert found.problems == ()
    assert set(found.sources) == {"a", "last"}


def test_nothing_is_no_problem():
    assert read() == Bibliography({}, ())
    assert read("") == Bibliography({}, ())


BIBTEX = st.lists(
    st.sampled_from(
        ["@book{", "@article", "{", "}", "key", ",", " = ", '"', "title", "\n", "\\", "#", "@", "@string{x = {y}}", "é"]
    ),
    max_size=30,
).map("".join)


@given(BIBTEX | st.text(max_size=60))
def test_any_text_gives_a_bibliography(text):
    found = read(text, FIRST)
    assert isinstance(found, Bibliography)
    assert "first" in found.sources
    assert all(1 <= problem.location.line <= text.count("\n") + 2 for problem in found.problems)


@given(BIBTEX)
def test_no_text_before_a_blank_line_costs_the_entry_after_it(text):
    if text.count("{") == text.count("}") and '"' not in text and "\\" not in text and not text.endswith("@"):
        assert "last" in read(text + "\n\n" + LAST).sources
