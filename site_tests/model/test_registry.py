"""Who a name in front matter or in brackets means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.values import NOWHERE, person

from mkdocs_briefs.model.actor import Actor, short_name
from mkdocs_briefs.model.gazetteer import Override
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.registry import AmbiguousActorError, Registry, UnknownActorError
from mkdocs_briefs.model.territory import Region
from mkdocs_briefs.readers.gazetteer import read_gazetteer

WORLD = read_gazetteer()
JANE = person("Jane Doe", "The Doe", "J. Doe")
JOHN = person("John Doe", "The Doe")
BODY = Actor("Synthetic Body", "actors/body.md", ActorKind.ORGANISATION, ("SBX", "Cuba"), weak_aliases=("the body",))
HEIR = Actor("J. Doe", "actors/j-doe.md")


def registry(*actors: Actor) -> Registry:
    return Registry(actors, WORLD)


@pytest.mark.parametrize("name", ["Jane Doe", "JANE  DOE", " jane doe ", "Jáne Doe", "J. Doe", "j. doe"])
def test_a_name_or_alias_finds_its_actor_in_any_spelling(name):
    assert registry(JANE, BODY).resolve(name) == JANE


@pytest.mark.parametrize("name", ["Doe", "the body", "Body", "Jane", ""])
def test_surnames_and_weak_aliases_and_parts_of_names_resolve_to_nobody(name):
    assert registry(JANE, BODY).find(name) is None


@pytest.mark.parametrize("name", ["Chad", "TD", "TCD", "the Chad", "Republic of Chad"])
def test_a_country_is_found_by_name_and_code(name):
    assert registry(JANE).resolve(name) == WORLD.territory("TD")


@pytest.mark.parametrize("name", ["td", "Caribbean", "Sahel", "European Union"])
def test_regions_and_small_codes_are_no_subjects(name):
    assert registry(JANE).find(name) is None
    with pytest.raises(UnknownActorError):
        registry(JANE).resolve(name)


def test_a_name_goes_before_an_alias_and_both_before_a_country():
    assert registry(JANE, HEIR).resolve("J. Doe") == HEIR
    assert registry(HEIR, JANE).resolve("J. Doe") == HEIR
    assert registry(BODY).resolve("Cuba") == BODY
    assert registry(BODY).resolve("CU") == WORLD.territory("CU")


@pytest.mark.parametrize("declared", [(), (BODY,), (JANE, JOHN)])
def test_an_alias_of_two_is_refused_with_both(declared):
    with pytest.raises(AmbiguousActorError) as failure:
        registry(JANE, JOHN, BODY).resolve("the doe", declared)
    assert failure.value.code.id == "ambiguous-actor"
    assert '"Jane Doe" (actors/jane-doe.md) and "John Doe" (actors/john-doe.md)' in str(failure.value)
    assert "Write the full name" in str(failure.value)


@pytest.mark.parametrize("declared", [(JANE,), (JANE, BODY)])
def test_an_alias_of_two_means_the_one_that_is_declared(declared):
    assert registry(JANE, JOHN, BODY).resolve("The Doe", declared) == JANE


@pytest.mark.parametrize(("code", "other"), [("CD", "CG"), ("CG", "CD")])
def test_an_ambiguous_place_means_the_one_that_is_declared(code, other):
    meant, not_meant = WORLD.territory(code), WORLD.territory(other)
    assert registry().resolve("Congo", [meant]) == meant
    for declared in ([], [JANE], [meant, not_meant]):
        with pytest.raises(AmbiguousActorError, match=r"CD \(Democratic Republic of the Congo\), CG"):
            registry().resolve("Congo", declared)


def test_a_state_that_is_no_more_is_refused_with_its_heirs():
    with pytest.raises(AmbiguousActorError, match=r"CZ \(Czechia\), SK \(Slovakia\)"):
        registry().resolve("Czechoslovakia")


def test_an_actor_may_bear_an_ambiguous_place_s_name():
    korea = Actor("Korea", "actors/korea.md")
    assert registry(korea).resolve("Korea") == korea


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("Jane Deo", "Jane Doe"), ("Synthetic Bodies", "Synthetic Body"), ("Venezula", "Venezuela"), ("SBXX", "SBX")],
)
def test_an_unknown_name_is_refused_with_the_nearest(name, suggestion):
    with pytest.raises(UnknownActorError) as failure:
        registry(JANE, BODY).resolve(name)
    assert failure.value.code.id == "unknown-actor"
    assert str(failure.value) == f'no actor or country is called "{name}". Did you mean "{suggestion}"?'


def test_a_name_like_no_other_is_refused_with_the_way_out():
    with pytest.raises(UnknownActorError, match="write a profile for it under actors/"):
        registry(JANE).resolve("Zzzzz Qqqqq")


def test_a_name_of_the_house_s_own_counts():
    own = WORLD.with_overrides({"KR": Override(aliases=("Korea",)), "TR": Override(name="Türkiye")})
    assert Registry((), own).resolve("Korea") == own.territory("KR")
    assert Registry((), own).resolve("Turkey") == Registry((), own).resolve("turkiye") == own.territory("TR")


@pytest.mark.parametrize(
    ("name", "declared", "found"),
    [
        ("the body", [BODY], BODY),
        ("The Body", [JANE, BODY], BODY),
        ("Doe", [JANE, BODY], JANE),
        ("Doe", [BODY], None),
        ("the body", [JANE], None),
        ("Body", [BODY], None),
        ("Chad", [person("Joan Chad")], WORLD.territory("TD")),
    ],
)
def test_a_weak_alias_or_surname_means_an_actor_that_is_declared(name, declared, found):
    assert registry(JANE, JOHN, BODY).find(name, declared) == found


def test_a_surname_of_two_who_are_declared_is_refused_with_both():
    for declared in ([JANE, JOHN], [JOHN, JANE]):
        with pytest.raises(AmbiguousActorError, match=r'"Jane Doe" .* and "John Doe" .* Write the full name'):
            registry(JANE, JOHN).resolve("Doe", frozenset(declared))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Jane Doe", "Doe"),
        ("Uwe von der Ash", "von der Ash"),
        ("John Doe Jr.", "Doe"),
        ("John Doe, Sr", "Doe"),
        ("John van Ash III", "van Ash"),
        ("John Doe (general)", "Doe"),
        ("Jane [the elder] Doe IV", "Doe"),
        ("Jane", ""),
        ("Jane II", ""),
        ("van Ash", "Ash"),
        ("(general)", ""),
    ],
)
def test_a_surname_is_the_last_word_with_its_particles(name, short):
    assert short_name(person(name)) == short


def test_who_is_no_person_has_no_surname():
    assert short_name(BODY) == ""


@pytest.mark.parametrize("name", ["Sahel", "the Caribbean"])
def test_a_region_is_called_a_region(name):
    with pytest.raises(UnknownActorError) as failure:
        registry(JANE).resolve(name)
    assert f'"{name}" is a region' in str(failure.value)
    assert f"Markdown link to its page, as in [{name}](regions/" in str(failure.value)


def test_a_region_of_the_house_s_own_may_bear_an_ambiguous_name():
    own = WORLD.with_regions([Region("Korea", ("KP", "KR"))])
    with pytest.raises(UnknownActorError, match='"Korea" is a region'):
        Registry((), own).resolve("Korea")


NAMES = st.sampled_from(["Ash", "ash", "Ásh", "Brook", "Cole Doe", "Dale"])


@st.composite
def actors(draw: st.DrawFn) -> tuple[Actor, ...]:
    names = draw(st.lists(NAMES, min_size=1, max_size=4))
    aliases = [draw(st.lists(NAMES, max_size=2)) for _ in names]
    return tuple(
        Actor(name, f"actors/{n}.md", aliases=tuple(also))
        for n, (name, also) in enumerate(zip(names, aliases, strict=True))
    )


@given(actors(), NAMES, st.sets(st.integers(0, 3)))
def test_no_order_of_the_actors_changes_who_is_meant(found, name, declared):
    chosen = [actor for number, actor in enumerate(found) if number in declared]

    def answer(order: tuple[Actor, ...]) -> object:
        try:
            return Registry(order, NOWHERE).find(name, chosen)
        except AmbiguousActorError as error:
            return type(error)

    assert answer(found) == answer(found[::-1])
