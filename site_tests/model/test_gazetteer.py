"""Names of countries and regions: resolved exactly or by known alias, never by a guess."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.model.gazetteer import AmbiguousPlaceError, Gazetteer, Override, OverrideError, UnknownPlaceError
from mkdocs_briefs.model.naming import fold, slugify, unaccented
from mkdocs_briefs.model.territory import Region, Territory
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.overrides import read_overrides

GAZETTEER = read_gazetteer()


# Which name means which territory is in test_territory_names.py.


@pytest.mark.parametrize("name", ["VE", "VEN", " VEN ", "Venezuela", "venezuela", "VENEZUELA", "the Venezuela"])
def test_a_code_is_capital_letters_and_a_name_any(name):
    place = GAZETTEER.resolve(name)
    assert isinstance(place, Territory)
    assert place.alpha2 == "VE"


@pytest.mark.parametrize(
    ("name", "region", "member"),
    [
        ("Caribbean", "Caribbean", "VG"),
        ("south caucasus", "South Caucasus", "GE"),
        ("North Africa", "Northern Africa", "EG"),
        ("Southeast Asia", "South-eastern Asia", "VN"),
        ("Micronesian Region", "Micronesia (region)", "GU"),
        ("EU", "European Union", "HR"),
        ("Eurozone", "Euro area", "BG"),
        ("World", "World", "AQ"),
    ],
)
def test_a_region_resolves(name, region, member):
    place = GAZETTEER.resolve(name)
    assert isinstance(place, Region)
    assert place.name == region
    assert member in place.members


@pytest.mark.parametrize("name", ["", "Ve", "Ven", "ZZ", "Atlantis", "Qqqq"])
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
        assert ambiguity.candidates == tuple(sorted(set(ambiguity.candidates)))
        assert ambiguity.candidates
        assert all(GAZETTEER.territory(code) for code in ambiguity.candidates)


def test_no_folded_name_belongs_to_two_entries():
    owners = Counter()
    for territory in GAZETTEER.territories:
        names = (territory.name, territory.official, *territory.aliases, territory.alpha2, territory.alpha3)
        owners.update({fold(name) for name in names if name})
    for item in (*GAZETTEER.regions, *GAZETTEER.ambiguities):
        owners.update({fold(name) for name in (item.name, *item.aliases)})
    assert [name for name, count in owners.items() if count > 1] == ["georgia"]


def test_a_demonym_that_several_share_stands_with_each():
    owners = defaultdict(list)
    for territory in GAZETTEER.territories:
        assert len(set(territory.demonyms)) == len(territory.demonyms)
        for demonym in territory.demonyms:
            owners[demonym].append(territory.alpha2)
    assert {demonym: " ".join(codes) for demonym, codes in owners.items() if len(codes) > 1} == {
        "Channel Islander": "GG JE",
        "Congolese": "CD CG",
        "Dominican": "DM DO",
        "Guinean": "GN GQ GW",
        "Korean": "KP KR",
        "Samoan": "AS WS",
        "Virgin Islander": "VG VI",
    }


def test_every_inhabited_territory_but_these_has_a_demonym():
    without = {t.name for t in GAZETTEER.territories if not t.demonyms}
    uninhabited = {
        "Bouvet Island",
        "French Southern Territories",
        "Heard and McDonald Islands",
        "South Georgia and South Sandwich Islands",
        "United States Minor Outlying Islands",
    }
    no_word_in_use = {"Saint Barthélemy", "Saint Martin (French part)", "Svalbard and Jan Mayen", "Vatican City"}
    assert without == uninhabited | no_word_in_use


def test_a_demonym_is_in_the_singular_and_no_name_of_a_place():
    for territory in GAZETTEER.territories:
        for demonym in territory.demonyms:
            assert GAZETTEER.find(demonym) is None
            assert not GAZETTEER.is_ambiguous(demonym)
            assert f"{demonym}s" not in territory.demonyms


@pytest.mark.parametrize("name", ["territories.yml", "regions.yml", "ambiguous.yml", "en/stop_phrases.yml"])
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


def test_a_region_of_the_house_s_own_takes_an_ambiguous_name_that_is_no_territory_s():
    korea = Region("Korea", ("KP", "KR"), ("Land of Georgia", "Georgia"))
    own = GAZETTEER.with_regions([korea])
    assert own.resolve("the Korea") == korea
    assert not own.is_ambiguous("Korea")
    assert own.is_ambiguous("Georgia")
    assert own.is_ambiguous("Congo")
    assert GAZETTEER.is_ambiguous("Korea")


@pytest.mark.parametrize(("name", "code"), [("Georgia", "GE"), ("GEO", "GE"), ("Chad", "TD"), ("the Congo", None)])
def test_who_bears_a_name_of_its_own_even_where_it_is_ambiguous(name, code):
    assert GAZETTEER.bearer(name) == (GAZETTEER.territory(code) if code else None)
    assert GAZETTEER.bearer("Caribbean") is None


def test_world_is_every_territory_and_each_is_in_a_part_of_it():
    world = GAZETTEER.resolve("World")
    assert world.members == tuple(sorted(t.alpha2 for t in GAZETTEER.territories))
    parts = [GAZETTEER.resolve(name).members for name in ("Africa", "Americas", "Asia", "Europe", "Oceania")]
    assert sorted([*(code for part in parts for code in part), "AQ"]) == list(world.members)


def test_a_name_that_two_territories_bear_is_refused():
    one, other = Territory("AA", "AAA", "Widgetia"), Territory("BB", "BBB", "Examplia", aliases=("widgetia",))
    gazetteer = Gazetteer((one, other))
    assert gazetteer.find("Examplia") == other
    with pytest.raises(AmbiguousPlaceError, match=r"Write one of: AA \(Widgetia\), BB \(Examplia\)"):
        gazetteer.resolve("Widgetia")


# Stop phrases


def words_of_territories() -> dict[str, set[str]]:
    """Codes by name, alias or demonym, also without accents."""
    words = defaultdict(set)
    for territory in GAZETTEER.territories:
        for word in (*territory.names, *territory.demonyms):
            words[word].add(territory.alpha2)
            words[unaccented(word)].add(territory.alpha2)
    return words


def within(phrase: str, words: dict[str, set[str]]) -> set[str]:
    """The codes of the territories whose words are in the phrase, as whole words and with their case."""
    starts = [match.start() for match in re.finditer(r"(?<!\w)", phrase)]
    ends = [match.start() for match in re.finditer(r"(?!\w)", phrase)]
    parts = (phrase[start:end] for start in starts for end in ends if start < end)
    return {code for part in parts for code in words.get(part, ())}


def test_a_stop_phrase_holds_a_name_or_demonym_and_is_none():
    words = words_of_territories()
    assert 60 <= len(GAZETTEER.stop_phrases) <= 250
    assert len({fold(phrase) for phrase in GAZETTEER.stop_phrases}) == len(GAZETTEER.stop_phrases)
    for phrase in GAZETTEER.stop_phrases:
        assert within(phrase, words) or "America" in phrase, phrase
        assert phrase not in words
        assert GAZETTEER.find(phrase) is None


@pytest.mark.parametrize("phrase", ["Gulf of Guinea", "South China Sea", "Latin American", "Niger Delta"])
def test_a_stop_phrase_is_known(phrase):
    assert phrase in GAZETTEER.stop_phrases


@pytest.mark.parametrize("phrase", ["Mexico City", "Panama Canal", "Turkish Straits", "Serbia and Montenegro"])
def test_what_means_the_country_is_no_stop_phrase(phrase):
    assert phrase not in GAZETTEER.stop_phrases


def test_an_ambiguous_name_with_the_name_of_another_territory_in_it_is_a_stop_phrase():
    words = words_of_territories()
    misleading = set()
    for ambiguity in GAZETTEER.ambiguities:
        for name in (ambiguity.name, *ambiguity.aliases):
            if within(name, words) - set(ambiguity.candidates):
                misleading.add(name.removeprefix("The "))
    assert misleading >= {"New Guinea", "Indo-China", "Dutch Antilles"}
    assert sorted(misleading - set(GAZETTEER.stop_phrases)) == []


# What a house says


def overridden(value: object) -> Gazetteer:
    return GAZETTEER.with_overrides(read_overrides(value))


def test_a_house_gives_a_territory_another_name():
    turkey = overridden({"TR": "Türkiye"}).resolve("TR")
    assert turkey.name == "Türkiye"
    assert "Turkey" in turkey.aliases
    assert "Türkiye" not in turkey.aliases
    assert turkey.src_uri == "countries/turkey.md"
    assert overridden({"TR": "Türkiye"}).resolve("Turkey") == turkey


def test_a_house_adds_to_what_is_known():
    said = {"official": "The Example of Ivory", "aliases": ["Elephant Coast", "Ivory Coast"], "demonyms": "Ivoirean"}
    gazetteer = overridden({"CIV": said})
    ivory = gazetteer.resolve("Elephant Coast")
    before = GAZETTEER.territory("CI")
    assert (ivory.alpha2, ivory.name, ivory.official) == ("CI", before.name, "The Example of Ivory")
    assert ivory.aliases == (*before.aliases, before.official, "Elephant Coast")
    assert ivory.demonyms == (*before.demonyms, "Ivoirean")
    assert gazetteer.resolve(before.official) == ivory
    assert gazetteer.territory("SN") == GAZETTEER.territory("SN")
    assert gazetteer.regions == GAZETTEER.regions
    assert gazetteer.stop_phrases == GAZETTEER.stop_phrases


def test_nothing_said_changes_nothing():
    assert overridden({}) == GAZETTEER
    assert overridden({"TR": {}, "FR": "France"}) == GAZETTEER


def test_a_house_settles_what_an_ambiguous_name_means():
    gazetteer = overridden({"GE": "Georgia", "KR": {"aliases": ["Korea"]}})
    assert gazetteer.resolve("Georgia").alpha2 == "GE"
    assert gazetteer.resolve("Korea").alpha2 == "KR"
    assert gazetteer.is_ambiguous("Congo")
    saint_martin = overridden({"MF": {"aliases": ["Saint Martin"]}})
    assert saint_martin.resolve("Saint Martin").alpha2 == "MF"
    assert saint_martin.is_ambiguous("St. Martin")


def test_a_house_speaks_of_names_in_another_language():
    gazetteer = read_gazetteer("de").with_overrides({"TR": Override("Türkiye")})
    turkey = gazetteer.territory("TR")
    assert turkey.name == "Türkiye"
    assert {"Türkei", "Turkey"} <= set(turkey.aliases)
    assert turkey.src_uri == "countries/turkey.md"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (["TR"], 'territories are given by ISO code, as in "TR: Türkiye". Write a mapping.'),
        ("TR", "Write a mapping."),
        (None, "Write a mapping."),
        ({"ZZ": "Nowhere"}, '"ZZ" is no ISO 3166-1 code of a territory. Write two or three capitals, as in "VE".'),
        ({"tr": "Türkiye"}, '"tr" is no ISO 3166-1 code of a territory. Write "TR".'),
        ({"Turkey": "Türkiye"}, '"Turkey" is no ISO 3166-1 code of a territory. Write "TR".'),
        ({"Sahel": "Sahel"}, '"Sahel" is no ISO 3166-1 code of a territory. Write two or three capitals'),
        ({False: "Norge"}, '"False" is no ISO 3166-1 code: YAML reads it as false. Put quotes around it, as in "NO".'),
        ({792: "Türkiye"}, '"792" is no ISO 3166-1 code: a code is text.'),
        ({"TR": "Türkiye", "TUR": "Turkey"}, '"TR" and "TUR" are both Turkey. Put them together under one.'),
        ({"TR": 5}, '"TR": 5 is no name. Write the name, or a mapping with one of: name, official, aliases, demonyms.'),
        ({"TR": None}, '"TR": None is no name.'),
        ({"TR": " "}, "\"TR\": ' ' is no name."),
        ({"TR": ["Türkiye"]}, "\"TR\": ['Türkiye'] is no name."),
        ({"TR": {"alias": "X"}}, '"TR": "alias" is nothing that can be said of a territory. Did you mean "aliases"?'),
        ({"TR": {"capital": "X"}}, "Write one of: name, official, aliases, demonyms."),
        ({"TR": {5: "X"}}, '"TR": "5" is nothing that can be said of a territory.'),
        ({"TR": {"name": ["X"]}}, '"TR": "name" is [\'X\']. Write a name.'),
        ({"TR": {"aliases": 5}}, '"TR": "aliases" is 5. Write a list of names.'),
        ({"TR": {"aliases": ["X", 5]}}, '"TR": "aliases" is [\'X\', 5]. Write a list of names.'),
        ({"NO": {"aliases": [False]}}, '"NO": "aliases" is False: YAML reads the word as true or false.'),
        ({"TR": {"aliases": ["Greece"]}}, '"TR": "Greece" means Greece. Take it out, or give a longer name.'),
        ({"TR": "hellas"}, '"TR": "hellas" means Greece.'),
        ({"TR": {"official": "GRC"}}, '"TR": "GRC" means Greece.'),
        ({"TR": {"aliases": ["The Levant"]}}, '"TR": "The Levant" means Levant.'),
        (
            {"FR": {"aliases": ["Congo"]}},
            '"FR": "Congo" is a name that only one of these can take: CD (Democratic Republic of the Congo), CG',
        ),
        (
            {"KP": {"aliases": ["Korea"]}, "KR": "Korea"},
            '"KR": "Korea" is given to North Korea, too. Take it out of one of them.',
        ),
        ({"TR": "Widgetia", "GR": {"aliases": ["Widgetia"]}}, '"GR": "Widgetia" is given to Turkey, too.'),
    ],
)
def test_what_cannot_stand_is_refused_with_the_code_and_the_way_out(value, message):
    with pytest.raises(OverrideError) as caught:
        overridden(value)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(OverrideError) as caught:
        overridden({"TR": 5, "GR": {"alias": "X", "name": 5}})
    assert re.findall(r'"[A-Z]{2}":', str(caught.value)) == ['"TR":', '"GR":', '"GR":']
    with pytest.raises(OverrideError) as caught:
        overridden({"ZZ": "Nowhere", "TR": {"aliases": ["Greece", "Cyprus"]}})
    assert re.findall(r'"[A-Z]{2}"(?=:| is no)', str(caught.value)) == ['"ZZ"', '"TR"', '"TR"']


# The reference for readers


def test_the_reference_lists_every_region_as_it_is():
    text = (Path(__file__).parents[2] / "docs/reference/places.md").read_text("utf-8")
    listed = re.findall(r"^- \*\*.*$", text, re.MULTILINE)
    expected = []
    for region in GAZETTEER.regions:
        also = f" (also {', '.join(region.aliases)})" if region.aliases else ""
        whole = len(region.members) == len(GAZETTEER.territories)
        members = "all" if whole else ", ".join(member.name for member in GAZETTEER.members(region))
        expected.append(f"- **{region.name}**{also}: {members}. *{region.basis}.*")
    assert listed == expected


@pytest.mark.parametrize(
    "name",
    [
        *("Caribbean", "Central America", "South Caucasus", "Central Asia", "Middle East", "Gulf", "Levant", "Sahel"),
        *("Horn of Africa", "Western Balkans", "Baltic States", "Nordic countries", "Arctic", "Indo-Pacific"),
    ],
)
def test_a_theatre_is_shipped(name):
    region = GAZETTEER.resolve(name)
    assert isinstance(region, Region)
    assert region.name == name


# Addresses


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


@pytest.mark.parametrize("code", ["de", "deu", " de ", "xkx", "xk"])
def test_a_code_in_small_letters_is_one_where_a_field_wants_a_place(code):
    assert GAZETTEER.resolve(code) == GAZETTEER.resolve(code.strip().upper())
    assert GAZETTEER.find(code) is None or code.startswith("xkx")


def test_kosovo_has_the_code_by_which_others_know_it():
    kosovo = GAZETTEER.resolve("Kosovo")
    assert (kosovo.alpha2, kosovo.alpha3) == ("XK", "XKX")
    assert GAZETTEER.resolve("XKX") == GAZETTEER.resolve("XKK") == kosovo
