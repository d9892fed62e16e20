"""Names of countries and regions: resolved exactly or by known alias, never by a guess."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.model.naming import fold, slugify
from mkdocs_briefs.model.territory import AmbiguousPlaceError, Region, Territory, UnknownPlaceError
from mkdocs_briefs.readers.gazetteer import read_gazetteer

GAZETTEER = read_gazetteer()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("VE", "VE"),
        ("VEN", "VE"),
        (" VEN ", "VE"),
        ("Venezuela", "VE"),
        ("venezuela", "VE"),
        ("VENEZUELA", "VE"),
        ("NO", "NO"),
        ("Norway", "NO"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Guinea", "GN"),
        ("Guinea-Bissau", "GW"),
        ("Equatorial Guinea", "GQ"),
        ("Papua New Guinea", "PG"),
        ("Democratic Republic of the Congo", "CD"),
        ("DRC", "CD"),
        ("Republic of the Congo", "CG"),
        ("North Korea", "KP"),
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("GE", "GE"),
        ("GEO", "GE"),
        ("Georgia (country)", "GE"),
        ("Dominica", "DM"),
        ("Dominican Republic", "DO"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("Tu\u0308rkiye", "TR"),
        ("Côte d'Ivoire", "CI"),
        ("Côte d\u2019Ivoire", "CI"),
        ("Cote d\u2019Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Kosovo", "XK"),
        ("XK", "XK"),
        ("Russia", "RU"),
        ("Russian  Federation", "RU"),
        ("United States", "US"),
        ("US", "US"),
        ("USA", "US"),
        ("UK", "GB"),
        ("Great Britain", "GB"),
        ("Burma", "MM"),
        ("Czechia", "CZ"),
        ("Czech Republic", "CZ"),
        ("São Tomé and Príncipe", "ST"),
        ("Sao Tome and Principe", "ST"),
        ("Curacao", "CW"),
        ("Eswatini", "SZ"),
        ("Palestine", "PS"),
        ("Taiwan", "TW"),
    ],
)
def test_a_name_resolves(name, code):
    place = GAZETTEER.resolve(name)
    assert isinstance(place, Territory)
    assert place.alpha2 == code


@pytest.mark.parametrize(
    ("name", "region", "member"),
    [
        ("Caribbean", "Caribbean", "VG"),
        ("south caucasus", "South Caucasus", "GE"),
        ("North Africa", "Northern Africa", "EG"),
    ],
)
def test_a_region_resolves(name, region, member):
    place = GAZETTEER.resolve(name)
    assert isinstance(place, Region)
    assert place.name == region
    assert member in place.members


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Georgia", ["GE (Georgia)"]),
        ("georgia", ["GE"]),
        ("Congo", ["CD", "CG"]),
        ("The Congo", ["CD", "CG"]),
        ("Korea", ["KP", "KR"]),
        ("Virgin Islands", ["VG", "VI"]),
        ("Soviet Union", ["RU", "UA"]),
    ],
)
def test_an_ambiguous_name_is_refused_with_its_candidates(name, candidates):
    assert GAZETTEER.find(name) is None
    with pytest.raises(AmbiguousPlaceError) as caught:
        GAZETTEER.resolve(name)
    assert caught.value.code == "ambiguous-place"
    assert all(candidate in str(caught.value) for candidate in candidates)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Venezula", "Venezuela"), ("Nigera", "Niger"), ("Carribean", "Caribbean"), ("Phillipines", "Philippines")],
)
def test_a_near_miss_is_refused_with_a_suggestion(name, hint):
    with pytest.raises(UnknownPlaceError, match=f'Did you mean "{hint}') as caught:
        GAZETTEER.resolve(name)
    assert caught.value.code == "unknown-place"


@pytest.mark.parametrize("name", ["", "ve", "Ven", "ZZ", "Atlantis", "Qqqq"])
def test_what_is_no_name_is_refused(name):
    assert GAZETTEER.find(name) is None
    with pytest.raises(UnknownPlaceError):
        GAZETTEER.resolve(name)


def test_every_territory_answers_to_its_codes_names_and_aliases():
    for territory in GAZETTEER.territories:
        assert GAZETTEER.find(territory.alpha2) == territory
        assert GAZETTEER.find(territory.alpha3) == territory
        for name in filter(None, (territory.name, territory.official, *territory.aliases)):
            assert GAZETTEER.find(name) == territory or (name, territory.alpha2) == ("Georgia", "GE")


def test_every_region_answers_to_its_names():
    for region in GAZETTEER.regions:
        assert all(GAZETTEER.find(name) == region for name in (region.name, *region.aliases))


def test_there_are_250_territories_with_codes_of_their_own():
    assert len(GAZETTEER.territories) == 250
    assert len({t.alpha2 for t in GAZETTEER.territories}) == 250
    assert len({t.alpha3 for t in GAZETTEER.territories}) == 250
    assert len({t.slug for t in GAZETTEER.territories}) == 250
    for territory in GAZETTEER.territories:
        assert re.fullmatch(r"[A-Z]{2}", territory.alpha2)
        assert re.fullmatch(r"[A-Z]{3}", territory.alpha3)
        assert re.fullmatch(r"(\d{3})?", territory.numeric)


def test_members_and_candidates_are_territories():
    for region in GAZETTEER.regions:
        assert region.members == tuple(sorted(set(region.members)))
        assert len(GAZETTEER.members(region)) == len(region.members) > 0
        assert region.basis
    for ambiguity in GAZETTEER.ambiguities:
        assert all(GAZETTEER.territory(code) for code in ambiguity.candidates)


def test_no_folded_name_belongs_to_two_entries():
    owners = Counter()
    for territory in GAZETTEER.territories:
        names = (territory.name, territory.official, *territory.aliases, territory.alpha2, territory.alpha3)
        owners.update({fold(name) for name in names if name})
    for item in (*GAZETTEER.regions, *GAZETTEER.ambiguities):
        owners.update({fold(name) for name in (item.name, *item.aliases)})
    assert [name for name, count in owners.items() if count > 1] == ["georgia"]


def test_no_demonym_belongs_to_two_territories():
    owners = Counter(demonym for territory in GAZETTEER.territories for demonym in set(territory.demonyms))
    assert [name for name, count in owners.items() if count > 1] == []


@pytest.mark.parametrize("name", ["territories.yml", "regions.yml", "ambiguous.yml"])
def test_every_value_of_the_data_is_text(name):
    text = (files("mkdocs_briefs") / "data" / name).read_text("utf-8")
    for item in yaml.safe_load(text):
        for value in item.values():
            assert all(isinstance(part, str) for part in (value if isinstance(value, list) else [value])), item


def test_a_region_of_ours_replaces_one_of_the_same_name_and_leaves_the_rest():
    other = GAZETTEER.with_regions([Region("CARIBBEAN", ("CU",)), Region("Example Corner", ("NO",))])
    assert other.resolve("Caribbean").members == ("CU",)
    assert other.resolve("Example Corner").members == ("NO",)
    assert other.resolve("Sahel") == GAZETTEER.resolve("Sahel")
    assert len(other.regions) == len(GAZETTEER.regions) + 1


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Jane Doe", "jane-doe"),
        ("Jané  D\u2019Oe", "jane-doe"),
        ("Example Org.", "example-org"),
        ("Widget_S1/E", "widget-s1-e"),
        ("Пример", "пример"),
        ("...", "unnamed"),
    ],
)
def test_a_slug_is_one_segment_of_an_address(name, slug):
    assert slugify(name) == slug


@given(st.text(max_size=30))
def test_a_slug_never_leaves_its_folder_and_is_stable(name):
    slug = slugify(name)
    assert slug
    assert not set(slug) & set("/\\.?#% ")
    assert slugify(slug) == slug
