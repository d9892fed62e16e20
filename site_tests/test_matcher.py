"""Names found in running text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.linking.matcher import Matcher, meant
from mkdocs_briefs.linking.names import names_of, surname
from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from site_tests.values import person, system

JANE = person("Jane Doe", "La Doe")
JOHN = person("John Doe")
S1 = system("Widget-S1")
S1E = system("Widget-S1E")
ORG = Actor("Example Org", "actors/example-org.md")


def found(text: str, *subjects) -> list[str]:
    return [text[match.start : match.end] for match in Matcher(names_of(subjects)).find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe spoke.", ["Jane Doe"]),
        ("(Jane Doe)", ["Jane Doe"]),
        ("Jane Doe", ["Jane Doe"]),
        ("Jane Doe's plan", ["Jane Doe"]),
        ("Jane Doe\u2019s plan", ["Jane Doe"]),
        ("a Doe-backed plan", ["Doe"]),
        ("anti-Doe", ["Doe"]),
        ("\u201cDoe\u201d", ["Doe"]),
        ("Doe, Doe.", ["Doe", "Doe"]),
        ("Jane\u00a0Doe", ["Jane\u00a0Doe"]),
        ("Jane\nDoe", ["Jane\nDoe"]),
        ("Jane\u202fDoe", ["Jane\u202fDoe"]),
        ("La Doe", ["La Doe"]),
        ("Doel, Does, aDoe, Doe_x, Doe2, Doé", []),
        ("jane doe, JANE DOE, doe", []),
        ("Jane  Smith", []),
        ("", []),
    ],
)
def test_a_name_is_whole_words_in_its_case(text, names):
    assert found(text, JANE) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Widget-S1 and Widget-S1E.", ["Widget-S1", "Widget-S1E"]),
        ("Widget-S1E", ["Widget-S1E"]),
        ("Widget-S1's", ["Widget-S1"]),
        ("Widget-S12", []),
    ],
)
def test_a_name_within_another_word_is_no_match(text, names):
    assert found(text, S1, S1E) == names


def test_the_longer_name_is_no_match_for_the_shorter_alone():
    assert found("Widget-S1E", S1) == []


def test_the_longest_name_wins():
    subjects = [ORG, Actor("Example Org Council", "b.md"), Actor("Council Staff", "c.md")]
    assert found("Example Org Council Staff met Example Org.", *subjects) == ["Example Org Council", "Example Org"]


def test_iraq_is_not_ira():
    assert found("Iraq", Actor("Ira", "a.md")) == []


def test_a_code_is_found_only_in_its_case():
    america = read_gazetteer().territory("US")
    assert found("They told us that the US and the USA agreed.", america) == ["US", "USA"]


@pytest.mark.parametrize(
    "text", ["Côte d'Ivoire", "Côte d\u2019Ivoire", "Cote d'Ivoire", "Cote d\u2019Ivoire", "Ivory Coast"]
)
def test_a_country_is_found_in_each_spelling(text):
    assert found(f"In {text} it rained.", read_gazetteer().territory("CI")) == [text]


@pytest.mark.parametrize("given_name", ["Jane O'Doe", "Jane O\u2019Doe"])
@pytest.mark.parametrize("text", ["Jane O'Doe", "Jane O\u2019Doe"])
def test_the_shape_of_an_apostrophe_does_not_count(given_name, text):
    assert found(f"Then {text} left.", person(given_name)) == [text]


def test_a_name_with_accents_is_found_without_them():
    assert found("Zoé Dôe and Zoe Doe", person("Zoé Dôe")) == ["Zoé Dôe", "Zoe Doe"]


def test_a_profile_may_be_in_either_form_of_unicode():
    assert found("Zoé Doe", person(unicodedata.normalize("NFD", "Zoé Doe"))) == ["Zoé Doe"]


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Jane Doe", "Doe"),
        ("Jane van der Doe", "van der Doe"),
        ("Jane Ann de la Doe", "de la Doe"),
        ("Jane de", "de"),
        ("van Doe", "Doe"),
        ("Jane", ""),
        ("", ""),
    ],
)
def test_a_surname_has_its_particles(name, last):
    assert surname(name) == last


def test_only_a_person_goes_by_the_last_name():
    assert found("Org", ORG) == []
    assert found("Doe", Actor("Jane Doe", "a.md")) == []


def test_a_name_of_two_who_are_declared_means_no_one():
    [match] = Matcher(names_of([JANE, JOHN])).find("Doe left.")
    assert meant(match, {JANE, JOHN}) is None
    assert meant(match, {JANE}) == JANE
    assert meant(match, {JOHN, ORG}) == JOHN
    assert meant(match, {ORG}) is None


def test_the_full_names_of_two_with_one_surname_stay_certain():
    matches = Matcher(names_of([JANE, JOHN])).find("Jane Doe met John Doe.")
    assert [meant(match, {JANE, JOHN}) for match in matches] == [JANE, JOHN]


@given(st.lists(st.sampled_from(["Jane", "Doe", "John", "Widget-S1", "Widget-S1E", "x", " ", "-", "'s"]), max_size=12))
def test_matches_are_names_in_order_without_overlap(words):
    text = " ".join(words)
    names = names_of([JANE, JOHN, S1, S1E])
    end = 0
    for match in Matcher(names).find(text):
        assert match.start >= end
        assert names[text[match.start : match.end]] == match.subjects
        end = match.end
