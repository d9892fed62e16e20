"""Suggestions of similar names."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from mkdocs_briefs.model.gazetteer import UnknownPlaceError
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.problem import did_you_mean
from mkdocs_briefs.readers.gazetteer import read_gazetteer


@pytest.mark.parametrize(
    ("word", "known", "suggested"),
    [
        ("Venezula", ["Vietnam", "Venezuela"], ' Did you mean "Venezuela"?'),
        ("VENEZULA", ["venezuela"], ' Did you mean "venezuela"?'),
        ("Norway", ["Sweden"], ""),
        ("Norway", [], ""),
        ("a" * 101, ["a" * 101], ""),
        ("aaa", ["a" * 101, "aab"], ""),
        ("aaaa", ["a" * 101, "aaab"], ' Did you mean "aaab"?'),
        ("gone.md", ["gond.md", "gona.md"], ' Did you mean "gond.md"?'),
        ("gone.md", {"gond.md", "gonb.md", "gona.md", "gonc.md"}, ' Did you mean "gona.md"?'),
    ],
)
def test_the_most_similar_name_is_suggested(word, known, suggested):
    assert did_you_mean(word, known) == suggested


def test_no_more_than_so_many_names_are_compared():
    assert did_you_mean("Venezula", [*(f"x{n}" for n in range(10_000)), "Venezuela"]) == ""


@pytest.fixture(scope="module")
def gazetteer():
    return read_gazetteer("en")


@pytest.mark.parametrize(
    "name",
    "MENA ASEAN CENTCOM APAC LATAM EMEA BRICS MERCOSUR ECOWAS SADC AUKUS ANZUS OPEC CSTO Maghreb Benelux Wakanda "
    "Freedonia Ruritania Narnia Gondor Atlantis Sylvania Iberia Siberia Chechnya Crimea Donbas Kurdistan "
    "Catalonia Nowhere".split(),
)
def test_what_is_near_no_country_suggests_none(gazetteer, name):
    with pytest.raises(UnknownPlaceError) as refused:
        gazetteer.resolve(name)
    assert "Did you mean" not in str(refused.value)


@given(data=st.data())
def test_a_slip_in_a_country_s_name_suggests_it_or_what_is_as_near(gazetteer, data):
    name = data.draw(st.sampled_from([t.name for t in gazetteer.territories if len(t.name) > 5]))
    place = data.draw(st.integers(1, len(name) - 2))
    before, at, after = name[:place], name[place], name[place + 1 :]
    slip = data.draw(
        st.sampled_from(
            [before + after, before + at + at + after, before + "z" + after, before + after[0] + at + after[1:]]
        )
    )
    assume(slip != name)
    try:
        gazetteer.resolve(slip)
    except UnknownPlaceError as refused:
        suggested = re.findall(r'Did you mean "(.+?)"', str(refused))
        assert suggested, slip
        assert OSA.distance(fold(slip), fold(suggested[0])) <= 1 or set(slip.split()) < set(suggested[0].split())
