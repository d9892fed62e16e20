"""BibTeX as Typst reads it: what a style can show, and nothing that Typst would print or run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.values import engine, source

from mkdocs_briefs.citations.typst.dialect import date_value, fields_of, names_value, text_value
from mkdocs_briefs.sources.bibtex.dates import read_date
from mkdocs_briefs.sources.bibtex.names import read_names
from mkdocs_briefs.sources.bibtex.values import is_balanced


def test_only_what_a_style_can_show_reaches_typst():
    found = source("a", title="One", abstract="It costs $5 and {more}", keywords="x", file="a\\b", custom="y")
    assert set(fields_of(found)) == {"title"}


def test_what_holds_nothing_is_left_out():
    assert fields_of(source("a", title="{}", note=" ", author="{}", urldate="soon", publisher="Press")) == {
        "publisher": "Press"
    }


@pytest.mark.parametrize("field", ["institution", "school", "organization"])
def test_institutions_publish_reports(field):
    assert fields_of(source("a", "report", **{field: "Office of {Works}"})) == {"publisher": "Office of {Works}"}
    assert fields_of(source("a", "report", **{field: "Office"}, publisher="Press"))["publisher"] == "Press"
    assert fields_of(source("a", "article", **{field: "Office"})) == {field: "Office"}


@pytest.mark.parametrize(
    ("written", "passed"),
    [
        ({"title": "One", "subtitle": "A Study"}, {"title": "One: A Study"}),
        ({"title": "One?", "subtitle": "A Study"}, {"title": "One? A Study"}),
        ({"title": "{One!}", "subtitle": "A Study"}, {"title": "{One!} A Study"}),
        ({"booktitle": "All", "booksubtitle": "A Reader"}, {"booktitle": "All: A Reader"}),
        ({"journal": "J", "journalsubtitle": "Of It"}, {"journaltitle": "J: Of It"}),
        ({"journal": "J"}, {"journal": "J"}),
        ({"subtitle": "A Study"}, {}),
    ],
)
def test_a_subtitle_joins_its_title(written, passed):
    assert fields_of(source("a", **written)) == passed


def test_types_that_biblatex_has_words_for_are_written_out():
    assert fields_of(source("a", type="PhdThesis"))["type"] == "PhD thesis"
    assert fields_of(source("a", type="White paper"))["type"] == "White paper"


@pytest.mark.parametrize(
    ("written", "passed"),
    [
        ({"date": "1999/"}, {"date": "1999"}),
        ({"date": "2001-05", "year": "1990"}, {"date": "2001-05"}),
        ({"year": "1999", "month": "May"}, {"date": "1999-05"}),
        ({"year": "1999"}, {"year": "1999"}),
        ({"year": "c. 1999"}, {"date": "1999~"}),
        ({"year": "in press"}, {}),
        ({"urldate": "2001-5-7", "eventdate": "1999/2001"}, {"urldate": "2001-05-07", "eventdate": "1999"}),
    ],
)
def test_dates_are_passed_on_so_that_they_can_be_read(written, passed):
    assert fields_of(source("a", **written)) == passed


def test_a_doi_with_angle_brackets_spoils_no_reference():
    doi = "10.1002/(SICI)1097<1::AID>3.0.CO;2-P"
    assert fields_of(source("a", doi=doi)) == {"doi": "10.1002/(SICI)1097%3C1::AID%3E3.0.CO;2-P"}
    reference = engine(bib=f"@article{{a, author = {{Ash, Ann}}, title = {{One}}, doi = {{{doi}}}}}").reference("a")
    assert "One" in reference
    assert "%3C1::AID%3E3.0.CO;2-P" in reference


@pytest.mark.parametrize(
    ("value", "passed"),
    [
        ("The {NATO} & 50% -- of it", "The {NATO} & 50% -- of it"),
        (r"The {NATO} \& \emph{x} of G{\"o}del", "The {NATO} & {x} of Gödel"),
        (r"A \{ brace \} and \$5~m", r"A \{ brace \} and \$5 m"),
        (r"\textbackslash x $a_1$", r"\\x {a₁}"),
    ],
)
def test_typst_gets_the_braces_that_protect_and_nothing_that_it_would_print(value, passed):
    assert text_value(value) == passed


@pytest.mark.parametrize(
    ("value", "passed"),
    [
        ("Ash, Ann and others", "Ash, Ann and others"),
        ('G{\\"o}del, K. and {A and B}', "Gödel, K. and {A and B}"),
        ("family=Berg, given=Jan, prefix=van", "van Berg, Jan"),
        ("{\\'E}. Zola and others", "Zola, É. and others"),
    ],
)
def test_typst_gets_names_that_it_reads_alike(value, passed):
    assert names_value(value, read_names(value)[0]) == passed


@pytest.mark.parametrize(
    ("edtf", "passed"),
    [
        ("1999", "1999"),
        ("2001-05", "2001-05"),
        ("2001-05-07", "2001-05-07"),
        ("2001-05-17", "2001-05-17"),
        ("1999/2001", "1999"),
        ("1999-12-01/2001-01", "1999-12-01"),
        ("1999/..", "1999"),
        ("../2000", "2000"),
        ("1990~", "1990~"),
        ("1984?", "1984?"),
        ("1984%", "1984%"),
        ("2001-21", "2001"),
        ("199X", "1990"),
        ("-0044", "-0044"),
        ("", ""),
        ("2000-02-29", "2000-02-29"),
    ],
)
def test_of_a_date_typst_gets_what_it_makes_the_right_year_of(edtf, passed):
    assert date_value(edtf) == passed


@pytest.mark.parametrize(
    ("date", "shown"),
    [("1999/2001", "1999"), ("1999/", "1999"), ("/2000", "2000"), ("2001-21", "2001"), ("1990~", "1990")],
)
def test_typst_shows_the_right_year(date, shown):
    bib = f"@book{{a, author = {{Ash, Ann}}, title = {{One}}, date = {{{date}}}}}"
    assert shown in engine(bib=bib).reference("a")


LATEX = st.lists(
    st.sampled_from(
        ["\\", "{", "}", "$", "~", "'", "`", "-", "\\'", "\\c", "\\foo", "\\href", "a", "É", " ", "^", "_", "\\{", "%"]
    ),
    max_size=20,
).map("".join)


@given(LATEX | st.text(max_size=40))
def test_any_text_keeps_its_braces_in_pairs(value):
    if is_balanced(value):
        assert is_balanced(text_value(value))


@given(st.text("aB{},\\' and=~", max_size=40) | st.text(max_size=40))
def test_any_text_can_be_names(value):
    names_value(value, read_names(value)[0])


@given(st.text("0123456789-/.~?%XT uBC[]", max_size=14) | st.text(max_size=20))
def test_any_text_can_be_a_date(text):
    date_value(read_date(text))
