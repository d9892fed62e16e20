"""Dates: what people write is kept as EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.values import source

from mkdocs_briefs.sources.bibtex.dates import read_date, read_year


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("1999", "1999"),
        ("2001-05", "2001-05"),
        ("2001-5-7", "2001-05-07"),
        ("2001-05-17T10:00:00Z", "2001-05-17"),
        ("1999/2001", "1999/2001"),
        ("1999-12-01/2001-01", "1999-12-01/2001-01"),
        ("1999/", "1999/.."),
        ("1999/..", "1999/.."),
        ("/2000", "../2000"),
        ("../2000", "../2000"),
        ("1990~", "1990~"),
        ("1984?", "1984?"),
        ("1984%", "1984%"),
        ("2001-21", "2001-21"),
        ("199X", "199X"),
        ("1999-XX-XX", "1999"),
        ("-0044", "-0044"),
        ("2001-13", ""),
        ("2001-02-30", ""),
        ("2000-02-29", "2000-02-29"),
        ("soon", ""),
        ("/", ""),
    ],
)
def test_a_date(written, edtf):
    assert read_date(written) == edtf


@pytest.mark.parametrize(
    ("year", "month", "day", "edtf"),
    [
        ("1999", "", "", "1999"),
        ("1999", "January", "", "1999-01"),
        ("1999", "Sept.", "", "1999-09"),
        ("1999", "12", "", "1999-12"),
        ("1999", "13", "", "1999"),
        ("1999", "5", "17", "1999-05-17"),
        ("1999", "5", "17th", "1999-05-17"),
        ("1999", "17~jul", "", "1999-07-17"),
        ("1999", "July 4,", "", "1999-07-04"),
        ("1999", "May--June", "", "1999-05"),
        ("1999", "Spring", "", "1999-21"),
        ("1999", "February 30", "", "1999-02"),
        ("2002a", "", "", "2002"),
        ("c. 1990", "", "", "1990~"),
        ("[1990]", "", "", "1990"),
        ("[1990?]", "", "", "1990~"),
        ("[1850] 1999", "", "", "1999"),
        ("1999 [1850]", "", "", "1999"),
        ("١٩٩٩", "", "", "1999"),
        ("1990--1992", "", "", "1990/1992"),
        ("1998/99", "", "", "1998/1999"),
        ("300 {BC}", "", "", "-0299"),
        ("{\\copyright}1990", "", "", "1990"),
        ("in press", "", "", ""),
    ],
)
def test_a_year(year, month, day, edtf):
    assert read_year(year, month, day) == edtf


@pytest.mark.parametrize(
    ("issued", "year"),
    [("1999/..", "1999"), ("../2000", "2000"), ("2001-21", "2001"), ("199X", "1990"), ("-0044", "-0044"), ("", "")],
)
def test_the_first_year_of_a_source(issued, year):
    found = source("a")
    assert type(found)(found.key, "book", {}, found.location, issued=issued).year == year


@given(
    st.text("0123456789-/.~?%XT uBC[]", max_size=14) | st.text(max_size=20), st.text(max_size=12), st.text(max_size=4)
)
def test_any_text_can_be_a_date(year, month, day):
    for edtf in (read_date(year), read_year(year, month, day)):
        assert edtf == read_date(edtf)


@pytest.mark.parametrize(
    ("season", "edtf"), [("spring", "21"), ("Summer", "22"), ("autumn", "23"), ("Fall", "23"), ("winter", "24")]
)
def test_a_season_is_read_as_a_month(season, edtf):
    assert read_year("2001", season) == f"2001-{edtf}"
