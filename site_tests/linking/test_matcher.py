"""Names found in running text."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.values import NOWHERE, matcher, person, system

from mkdocs_briefs.linking.matcher import Match, Matcher
from mkdocs_briefs.linking.names import Obstacle, names_of, obstacles
from mkdocs_briefs.linking.normalization import normalize
from mkdocs_briefs.model.actor import Actor, Subject, short_name
from mkdocs_briefs.model.mention import Form
from mkdocs_briefs.readers.gazetteer import read_gazetteer

JANE = person("Jane Doe", "La Doe")
JOHN = person("John Doe")
S1 = system("Widget-S1")
S1E = system("Widget-S1E")
ORG = Actor("Example Org", "actors/example-org.md", has_profile=True)
WORLD = read_gazetteer()


def found(text: str, *declared: Subject) -> list[str]:
    """What is found of these subjects, which the text declares."""
    return words(text, matcher(*declared).find(text, declared))


def words(text: str, matches: list[Match]) -> list[str]:
    return [text[match.start : match.end] for match in matches]


def meant(text: str, names: Matcher, *declared: Subject) -> list[Subject | None]:
    return [match.name and match.name.subject for match in names.find(text, declared)]


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
        ("Doel, Does, aDoe, Doe_x, Doe2, D\u00f3el", []),
        ("jane doe, doe", []),
        ("jANE DOE", []),
        ("Doé", ["Doé"]),
        ("JANE DOE, Jane doe, DOE", ["JANE DOE", "Jane doe"]),  # a surname of three letters may be an acronym
        ("Jane  Smith", []),
        ("", []),
    ],
)
def test_a_name_is_whole_words_with_its_capitals(text, names):
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
    subjects = [ORG, system("Example Org Council"), system("Council Staff")]
    assert found("Example Org Council Staff met Example Org.", *subjects) == ["Example Org Council", "Example Org"]


def test_iraq_is_not_ira():
    assert found("Iraq", system("Ira")) == []


def test_a_code_is_found_only_in_its_case():
    america = WORLD.territory("US")
    assert found("They told us that the US and the USA agreed. Us? Usa?", america) == ["US", "USA"]


@pytest.mark.parametrize(
    "text", ["Côte d'Ivoire", "Côte d\u2019Ivoire", "Cote d'Ivoire", "Cote d\u2019Ivoire", "Ivory Coast"]
)
def test_a_country_is_found_in_each_spelling(text):
    assert found(f"In {text} it rained.", WORLD.territory("CI")) == [text]


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
    ],
)
def test_a_surname_has_its_particles(name, last):
    assert short_name(person(name)) == last


@pytest.mark.parametrize(
    ("given", "names"), [(None, ["Un"]), ("Kim", ["Kim"]), ("", [])], ids=["derived", "given", "none"]
)
def test_a_profile_says_what_a_person_is_called(given, names):
    kim = replace(person("Kim Ash Un"), surname=given)
    text = "Kim and Un spoke."
    assert words(text, matcher(kim).find(text, {kim})) == names


def test_an_arabic_article_may_be_left_out():
    text = "Then Assay met al-Assay."
    minister = person("Bo al-Assay")
    assert words(text, matcher(minister).find(text, {minister})) == ["Assay", "al-Assay"]


def test_only_a_person_goes_by_the_last_name():
    assert found("Org", ORG) == []
    assert found("Doe", system("Jane Doe")) == []


# Who is declared


def test_a_surname_counts_where_the_person_is_declared():
    names = matcher(JANE)
    assert words("Doe met Jane Doe.", names.find("Doe met Jane Doe.")) == ["Jane Doe"]
    assert words("Doe met Jane Doe.", names.find("Doe met Jane Doe.", {JANE})) == ["Doe", "Jane Doe"]
    assert [match.name.form for match in names.find("Doe met La Doe, Jane Doe.", {JANE})] == [
        Form.SHORT,
        Form.ALIAS,
        Form.NAME,
    ]


def test_a_weak_alias_counts_where_its_actor_is_declared_and_may_begin_a_sentence():
    body = Actor("Sample Body", "actors/body.md", weak_aliases=("the body",), has_profile=True)
    text = "The body met. A body, the bodyguard and the Body left."
    assert words(text, matcher(body).find(text, {body})) == ["The body", "the Body"]
    assert matcher(body).find(text) == []


def test_an_actor_without_a_profile_counts_where_it_is_declared():
    nobody = Actor("Unlisted Body", "actors/unlisted-body.md", aliases=("UNLB",))
    assert words("Unlisted Body", matcher(nobody).find("Unlisted Body", {nobody})) == ["Unlisted Body"]
    assert matcher(nobody).find("Unlisted Body, UNLB") == []
    assert matcher(nobody).find("Unlisted Body", {ORG}) == []


def test_a_name_of_two_who_are_declared_means_no_one():
    names = matcher(JANE, JOHN)
    [match] = names.find("Doe left.", {JANE, JOHN})
    assert match.name is None
    assert set(match.candidates) == {JANE, JOHN}
    assert meant("Doe left.", names, JANE) == [JANE]
    assert meant("Doe left.", names, JOHN, ORG) == [JOHN]
    assert meant("Doe left.", names, ORG) == []


def test_the_full_names_of_two_with_one_surname_stay_certain():
    assert meant("Jane Doe met John Doe.", matcher(JANE, JOHN), JANE, JOHN) == [JANE, JOHN]


def test_an_alias_of_two_means_the_one_that_is_declared():
    one, other = (Actor(f"Body {n}", f"actors/{n}.md", aliases=("BODX",), has_profile=True) for n in (1, 2))
    names = matcher(one, other)
    assert meant("BODX met.", names) == [None]
    assert set(names.find("BODX met.")[0].candidates) == {one, other}
    assert meant("BODX met.", names, other, ORG) == [other]
    assert meant("BODX met.", names, one, other) == [None]


def test_a_person_who_is_declared_goes_before_a_country_who_is_not():
    names = matcher(person("Lena Jordan"), gazetteer=WORLD)
    lena, jordan = person("Lena Jordan"), WORLD.territory("JO")
    assert meant("Jordan signed.", names) == [jordan]
    assert meant("Jordan signed.", names, lena) == [lena]
    assert meant("Jordan signed.", names, lena, jordan) == [None]


def test_what_cannot_count_hides_nothing():
    desk = Actor("Trial Desk", "actors/desk.md", weak_aliases=("the Iran desk",), has_profile=True)
    names = matcher(desk, gazetteer=WORLD)
    assert words("At the Iran desk", names.find("At the Iran desk")) == ["Iran"]
    assert words("At the Iran desk", names.find("At the Iran desk", {desk})) == ["the Iran desk"]


# Capitals


def test_the_capitals_of_some_names_count_exactly():
    board = Actor(
        "Board of Signs", "actors/b.md", aliases=("SIGN", "B.O.S"), case_sensitive=("sign",), has_profile=True
    )
    text = "Sign, sign and SIGN; BOARD of signs, Board OF SIGNS."
    assert words(text, matcher(board).find(text)) == ["SIGN", "BOARD of signs", "Board OF SIGNS"]


@pytest.mark.parametrize(("alias", "other_case"), [("ABX", []), ("ABXY", ["Abxy", "AbXY"])])
def test_an_acronym_of_three_letters_counts_as_it_is(alias, other_case):
    text = f"{alias}, {alias.title()}, {alias[0]}{alias[1].lower()}{alias[2:]}, {alias.lower()}."
    assert found(text, system("Widget", alias)) == [alias, *other_case]


def test_accents_do_not_hinder_capitals_from_counting():
    exact = Actor("Éxo", "actors/e.md", case_sensitive=("Éxo",), has_profile=True)
    assert found("Exo, ÉXO, Éxo", exact) == ["Exo", "Éxo"]


# Countries


def world_of(text: str, *declared: Subject) -> list[tuple[str, str]]:
    return [
        (text[match.start : match.end], match.name.subject.alpha2 if match.name else "")
        for match in matcher(gazetteer=WORLD).find(text, declared)
    ]


def test_names_that_hold_another_s_are_no_mention_of_it():
    assert world_of("Guinea-Bissau, Nigeria, the Dominican Republic") == [
        ("Guinea-Bissau", "GW"),
        ("Nigeria", "NG"),
        ("Dominican Republic", "DO"),
    ]
    assert world_of("Oman, Romania, Omani, Mali, Malian, Somalia") == [
        ("Oman", "OM"),
        ("Romania", "RO"),
        ("Omani", "OM"),
        ("Mali", "ML"),
        ("Malian", "ML"),
        ("Somalia", "SO"),
    ]


@pytest.mark.parametrize(
    "text", ["the Gulf of Guinea", "the Indian Ocean", "the South China Sea", "New Mexico", "the USSR"]
)
def test_phrases_that_mean_no_country_hide_its_name(text):
    assert world_of(f"In {text} it rained.") == []
    assert world_of(f"IN {text.upper()} IT RAINED.") == []


def test_a_phrase_in_small_letters_is_no_obstacle():
    guinea = WORLD.territory("GN")
    assert words(
        "gulf of Guinea", Matcher(names_of([guinea]), [Obstacle("Gulf of Guinea")]).find("gulf of Guinea")
    ) == ["Guinea"]


def test_demonyms_count_with_their_plural_and_are_told_from_names():
    [one, two] = matcher(WORLD.territory("VE")).find("Venezuelan, venezuelan and Venezuelans")
    assert (one.name.form, two.name.form) == (Form.DEMONYM, Form.DEMONYM)


def test_a_demonym_of_two_means_the_one_that_is_declared_and_nobody_is_asked():
    congo, other = WORLD.territory("CD"), WORLD.territory("CG")
    names = matcher(gazetteer=WORLD)
    assert [(match.name, match.candidates) for match in names.find("Congolese troops")] == [(None, ())]
    assert meant("Congolese troops", names, congo) == [congo]
    assert meant("Congolese troops", names, congo, other) == [None]


def test_an_ambiguous_place_asks_and_means_the_one_that_is_declared():
    names = matcher(gazetteer=WORLD)
    [match] = names.find("In the Congo it rained.")
    assert match.name is None
    assert {territory.alpha2 for territory in match.candidates} == {"CD", "CG"}
    assert meant("In the Congo it rained.", names, WORLD.territory("CG")) == [WORLD.territory("CG")]


def test_a_state_that_is_no_more_asks_nobody():
    assert matcher(gazetteer=WORLD).find("Czechoslovakia, the Soviet Union") == []


def test_names_are_told_from_addresses():
    assert found(
        "Mail jane@Widget.example, @Widget, https://x.example/Widget, www.Widget.example, Widget.", system("Widget")
    ) == ["Widget"]


# All names at once


PIECES = [
    "Jane",
    "Doe",
    "JOHN",
    "John",
    "Widget-S1",
    "Widget-S1E",
    "Congo",
    "Gulf of Guinea",
    "Guinea",
    "x",
    " ",
    "-",
    "'s",
]
PEOPLE = (JANE, JOHN, S1, S1E)
EVERYBODY = Matcher(names_of((*PEOPLE, *WORLD.territories), WORLD), obstacles(WORLD))


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sets(st.sampled_from([*PEOPLE, WORLD.territory("CD")])))
def test_matches_are_names_in_order_without_overlap(pieces, declared):
    text = " ".join(pieces)
    end = 0
    for match in EVERYBODY.find(text, declared):
        assert match.start >= end
        assert match.names or match.candidates
        for name in match.names:
            assert normalize(name.text) == normalize(text[match.start : match.end])
            assert name.subject in declared or not name.only_declared
        end = match.end


@given(st.permutations([JANE, JOHN, S1, S1E, ORG]), st.lists(st.sampled_from(PIECES), max_size=12))
def test_the_order_of_the_names_changes_nothing(order, pieces):
    text = " ".join(pieces)
    one, other = (Matcher(names_of(subjects, NOWHERE)) for subjects in (order, order[::-1]))
    assert meant(text, one, JANE, JOHN) == meant(text, other, JANE, JOHN)
    assert words(text, one.find(text)) == words(text, other.find(text))
