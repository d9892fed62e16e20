"""Front matter put together: names resolved, conflicts reported."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.values import brief_front, codes, doc, reading

from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.addresses import is_profile
from mkdocs_briefs.model.registry import Registry
from mkdocs_briefs.model.territory import Region, Territory
from mkdocs_briefs.readers.briefs import is_brief
from mkdocs_briefs.readers.front_matter import read_document
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.publication import read_publication

JANE = "name: Jane Doe\nkind: person\naliases: [J. Doe, La Doe]\ncountry: Norway\n"


@pytest.mark.parametrize(
    ("src_uri", "front", "brief"),
    [
        ("a.md", "title: x", True),
        ("deep/er/a.md", "title: x", True),
        ("index.md", "title: x", False),
        ("deep/index.md", "title: x", False),
        ("deep/README.md", "title: x", False),
        ("a.md", "kind: page", False),
        ("a.md", "kind: brief", True),
        ("actors/jane-doe.md", "name: Jane Doe", False),
        ("regions/x.md", "name: X", False),
        ("more/actors/jane-doe.md", "title: x", True),
    ],
)
def test_what_is_a_brief(src_uri, front, brief):
    assert is_brief(src_uri, doc(front)) is brief


def test_an_index_of_profiles_is_no_profile():
    assert is_profile("countries/chad.md")
    assert not is_profile("countries/index.md")


@pytest.mark.parametrize("name", ["Jane Doe", "J. Doe", "JANE  DOE", "la doe", "Jáne Doe"])
def test_a_brief_finds_a_profile_by_name_or_alias(name):
    found = reading({"a.md": brief_front(name), "actors/jane.md": JANE})
    assert found.problems == ()
    [actor] = found.publication.briefs[0].actors
    assert (actor.name, actor.src_uri, actor.country.alpha2) == ("Jane Doe", "actors/jane.md", "NO")
    assert found.publication.actors == (actor,)


def test_an_actor_without_a_profile_gets_a_page():
    found = reading({"a.md": brief_front("Jane Doe", "Jane Doe")})
    [actor] = found.publication.briefs[0].actors
    assert (actor.name, actor.src_uri, actor.kind) == ("Jane Doe", "actors/jane-doe.md", None)


def test_two_names_that_make_one_slug_get_two_addresses():
    found = reading({"a.md": brief_front("Widget-S1", "Widget S1", "Widget.S1")})
    pages = [actor.src_uri for actor in found.publication.briefs[0].actors]
    assert pages == ["actors/widget-s1.md", "actors/widget-s1-2.md", "actors/widget-s1-3.md"]


def test_a_generated_address_avoids_a_profile_of_another_name():
    found = reading({"a.md": brief_front("Jane-Doe"), "actors/jane-doe.md": "name: Somebody Else\n"})
    assert found.publication.briefs[0].actors[0].src_uri == "actors/jane-doe-2.md"


@pytest.mark.parametrize("name", ["Russia", "RU", "RUS", "Russian Federation"])
def test_a_state_as_actor_is_its_country(name):
    found = reading({"a.md": brief_front(name)})
    [actor] = found.publication.briefs[0].actors
    assert isinstance(actor, Territory)
    assert actor.alpha2 == "RU"
    assert found.publication.page_of(actor) == "countries/russia.md"
    assert actor in found.publication.countries


TWO = {"actors/a.md": JANE, "actors/b.md": "name: Joan Doe\nkind: person\naliases:\n  - j.  doe\n"}


def test_two_profiles_may_share_an_alias():
    found = reading(TWO)
    assert found.problems == ()
    assert [actor.aliases for actor in found.publication.actors] == [("J. Doe", "La Doe"), ("j. doe",)]


def test_a_brief_that_declares_a_shared_alias_is_told_whom_it_may_mean():
    found = reading({**TWO, "a.md": brief_front("La Doe", "J. Doe")})
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("ambiguous-actor", "docs/a.md:6")
    assert '"Jane Doe" (actors/a.md) and "Joan Doe" (actors/b.md)' in problem.message
    assert "Write the full name" in problem.message
    assert [actor.name for actor in found.publication.briefs[0].actors] == ["Jane Doe"]


def test_a_profile_s_own_name_goes_before_another_s_alias():
    heir = {"actors/c.md": "name: J. Doe\n"}
    found = reading({**TWO, **heir, "a.md": brief_front("J. Doe")})
    assert found.problems == ()
    assert [actor.src_uri for actor in found.publication.briefs[0].actors] == ["actors/c.md"]


@pytest.mark.parametrize("name", ["Jane Doe", "JANE  DOE", "Jáne Doe"])
def test_two_profiles_of_one_name_are_reported_and_the_first_counts(name):
    found = reading(
        {"actors/a.md": JANE, "actors/b.md": f"kind: person\nname: {name}\n", "a.md": brief_front("Jane Doe")}
    )
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("duplicate-profile", "docs/actors/b.md:3")
    assert "docs/actors/a.md" in problem.message
    assert "Merge the two files" in problem.message
    assert [actor.src_uri for actor in found.publication.actors] == ["actors/a.md"]
    assert found.publication.briefs[0].actors == found.publication.actors


def test_an_actor_says_whether_it_has_a_profile_and_which_of_its_names_count_where():
    front = "name: Sample Body\naliases: SBX\nweak_aliases: [the body, Sample]\ncase_sensitive: [sbx]\n"
    found = reading({"actors/body.md": front, "a.md": brief_front("SBX", "Nobody Known")})
    assert found.problems == ()
    [body, nobody] = found.publication.briefs[0].actors
    assert (body.has_profile, nobody.has_profile) == (True, False)
    assert (body.aliases, body.weak_aliases, body.case_sensitive) == (("SBX",), ("the body", "Sample"), ("sbx",))


@pytest.mark.parametrize(
    ("value", "names"), [("true", ("Sample Body", "SBX", "the body")), ("false", ()), ("SBX", ("SBX",)), ("", ())]
)
def test_case_sensitive_is_a_list_or_all_names(value, names):
    front = f"name: Sample Body\naliases: SBX\nweak_aliases: the body\ncase_sensitive: {value}\n"
    found = reading({"actors/body.md": front})
    assert found.problems == ()
    assert found.publication.actors[0].case_sensitive == names


def test_a_case_sensitive_name_that_is_none_of_the_profile_is_reported():
    found = reading({"actors/body.md": "name: Sample Body\naliases: [SBX]\ncase_sensitive: [SBX, SBY]\n"})
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("invalid-field", "docs/actors/body.md:4")
    assert '"SBY" is no name of this profile' in problem.message
    assert "among its aliases" in problem.message


def test_a_weak_alias_declares_nobody():
    """It is a word for who is declared already."""
    found = reading({"actors/body.md": "name: Sample Body\nweak_aliases: [Sample]\n", "a.md": brief_front("Sample")})
    assert found.problems == ()
    assert [(actor.name, actor.has_profile) for actor in found.publication.briefs[0].actors] == [("Sample", False)]


def test_a_brief_says_whose_names_stay_plain():
    front = brief_front("Nobody Known") + "nolink: [Jane Doe, nobody known, RU]\n"
    found = reading({"actors/jane.md": JANE, "a.md": front})
    assert found.problems == ()
    assert [subject.name for subject in found.publication.briefs[0].nolink] == ["Jane Doe", "Nobody Known", "Russia"]


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("Jane Deo", "unknown-actor", 'Did you mean "Jane Doe"?'),
        ("Zzz Qqq", "unknown-actor", "write a profile for it"),
        ("Caribbean", "unknown-actor", "no actor or country"),
        ("Congo", "ambiguous-actor", "CD (Democratic Republic"),
        ("J. Doe", "ambiguous-actor", '"Joan Doe" (actors/b.md)'),
    ],
)
def test_a_name_not_to_link_that_is_nobody_s_is_reported(name, code, says):
    found = reading({**TWO, "a.md": brief_front() + f"nolink: [Chad, {name}]\n"})
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == (code, "docs/a.md:7")
    assert says in problem.message
    assert [subject.name for subject in found.publication.briefs[0].nolink] == ["Chad"]


def test_what_a_brief_declares_is_its_actors_and_the_countries_where_it_plays():
    found = reading({"actors/jane.md": JANE, "a.md": brief_front("Jane Doe", "Chad", region="[Norway, Caribbean]")})
    assert {subject.name for subject in found.publication.briefs[0].declared} == {"Jane Doe", "Chad", "Norway"}


@pytest.mark.parametrize(("name", "code"), [("Congo", "CD (Democratic Republic"), ("Georgia", "GE (Georgia)")])
def test_an_ambiguous_country_as_actor_is_reported(name, code):
    found = reading({"a.md": brief_front("Chad", name)})
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("ambiguous-actor", "docs/a.md:6")
    assert code in problem.message
    assert [actor.name for actor in found.publication.briefs[0].actors] == ["Chad"]


def test_an_actor_profile_named_like_a_country_is_sent_to_the_country():
    found = reading({"actors/chad.md": "name: Chad\nkind: state\n"})
    [problem] = found.problems
    assert problem.code.id == "actor-is-country"
    assert str(problem.location) == "docs/actors/chad.md:2"
    assert "countries/chad.md" in problem.message
    assert found.publication.actors == ()


def test_a_profile_gives_its_country_another_address():
    found = reading({"a.md": brief_front(region="Chad"), "countries/republic.md": "name: TCD\nsummary: Dry.\n"})
    assert found.problems == ()
    [chad] = found.publication.countries
    assert found.publication.page_of(chad) == "countries/republic.md"
    assert found.publication.profile_of(chad).fields.summary == "Dry."


def test_two_profiles_of_one_country_are_reported():
    found = reading({"countries/a.md": "name: Chad\n", "countries/b.md": "name: TD\n"})
    [problem] = found.problems
    assert problem.code.id == "duplicate-profile"
    assert str(problem.location) == "docs/countries/b.md:2"
    assert "docs/countries/a.md" in problem.message


def test_a_region_profile_defines_a_region():
    region = "name: Example Corner\nmembers: [Norway, SE]\naliases: [The Corner]\n"
    found = reading({"a.md": brief_front(region="The Corner"), "regions/corner.md": region})
    assert found.problems == ()
    [corner] = found.publication.regions
    assert isinstance(corner, Region)
    assert corner.members == ("NO", "SE")
    assert found.publication.page_of(corner) == "regions/corner.md"
    assert found.publication.briefs[0].places == (corner,)


def test_a_region_profile_replaces_the_members_of_a_known_region():
    found = reading({"regions/caribbean.md": "name: Caribbean\nmembers: [Cuba]\n"})
    assert found.problems == ()
    [caribbean] = found.publication.regions
    assert caribbean.members == ("CU",)


def test_a_region_profile_without_members_keeps_those_that_are_known():
    found = reading({"regions/caribbean.md": "name: Caribbean\n"})
    assert found.problems == ()
    assert "CU" in found.publication.regions[0].members


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("name: Example Corner\n", "region-without-members"),
        ("name: Chad\n", "region-is-country"),
        ("name: Example Corner\nmembers: [Chad, Caribbean]\n", "unknown-place"),
        ("name: Example Corner\nmembers: [Chad, Atlantis]\n", "unknown-place"),
    ],
)
def test_a_wrong_region_profile_is_reported(front, code):
    assert codes(reading({"regions/x.md": front}).problems) == [code]


@pytest.mark.parametrize(
    ("region", "code", "says"),
    [
        ("Venezula", "unknown-place", 'Did you mean "Venezuela"?'),
        ("Georgia", "ambiguous-place", "GE (Georgia)"),
        ("Qqqqqq", "unknown-place", "ISO 3166-1"),
    ],
)
def test_a_place_that_is_not_known_is_reported_and_the_brief_stays(region, code, says):
    found = reading({"a.md": brief_front(region=f"[Norway, {region}]")})
    [problem] = found.problems
    assert problem.code.id == code
    assert str(problem.location) == "docs/a.md:5"
    assert says in problem.message
    assert [place.name for place in found.publication.briefs[0].places] == ["Norway"]


def test_an_author_has_one_page_under_every_spelling():
    found = reading(
        {
            "a.md": brief_front(author="Ann Ash"),
            "b.md": brief_front(author="ANN ASH"),
            "c.md": brief_front(author="A. Ash"),
            "authors/ann.md": "name: Ann Ash\nkind: person\naliases: [A. Ash]\nsummary: Writes.\n",
        }
    )
    assert found.problems == ()
    [author] = found.publication.authors
    assert (author.src_uri, found.publication.profile_of(author).fields.summary) == ("authors/ann.md", "Writes.")
    assert all(brief.authors == (author,) for brief in found.publication.briefs)


def test_a_brief_needs_a_title_or_a_heading():
    front = "date: 2026-01-02\nauthor: Ann Ash\nregion: Chad\n"
    documents = {"a.md": doc(front, "# From the text\n"), "b.md": doc(front, "No heading.\n", file="docs/b.md")}
    found = read_publication(documents, {}, read_gazetteer())
    assert [brief.title for brief in found.publication.briefs] == ["From the text"]
    [problem] = found.problems
    assert (problem.code.id, problem.location.file) == ("missing-field", "docs/b.md")
    assert '"title"' in problem.message


def test_only_a_draft_goes_without_a_date():
    front = "title: One\nauthor: Ann Ash\nregion: Chad\n"
    found = reading({"a.md": front, "b.md": front + "status: draft\n"})
    assert [(brief.src_uri, brief.draft) for brief in found.publication.briefs] == [("b.md", True)]
    [problem] = found.problems
    assert problem.code.id == "missing-field"
    assert '"date"' in problem.message


def test_an_update_before_the_date_is_reported():
    found = reading({"a.md": brief_front() + "updated: 2026-01-01\n", "b.md": brief_front() + "updated: 2026-01-02\n"})
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("invalid-field", "docs/a.md:7")
    assert "before" in problem.message


def test_an_unsound_file_costs_the_others_nothing():
    found = reading({"a.md": "title: One\n", "b.md": brief_front("Jane Doe"), "actors/jane-doe.md": "kind: nothing\n"})
    assert [brief.src_uri for brief in found.publication.briefs] == ["b.md"]
    assert found.publication.briefs[0].actors[0].src_uri == "actors/jane-doe.md"
    assert {problem.location.file for problem in found.problems} == {"docs/a.md", "docs/actors/jane-doe.md"}


def test_broken_yaml_in_a_page_that_is_no_brief_is_reported_too():
    found = read_publication({"index.md": read_document("---\na: b: c\n---\n", "docs/index.md")}, {}, read_gazetteer())
    assert codes(found.problems) == ["front-matter-yaml"]


FRONTS = {
    "a.md": brief_front("Jane Doe", "Widget S1", "Widget-S1", "Chad"),
    "b.md": brief_front("JANE DOE", "Widget-S1", "Example Corner", author="ann ash"),
    "c.md": brief_front("widget s1", region="[Example Corner, Georgia]") + "nolink: [Widget S1, La Doe, Jane Doe]\n",
    "actors/joan.md": "name: Joan Doe\naliases: [La Doe]\n",
    "actors/june.md": "name: JANE DOE\n",
    "actors/jane.md": JANE,
    "countries/b.md": "name: Chad\n",
    "countries/a.md": "name: TD\n",
    "regions/corner.md": "name: Example Corner\nmembers: [SE, 'NO']\n",
}


@given(st.permutations(list(FRONTS)))
def test_the_order_of_the_files_changes_nothing(order):
    shuffled, sound = reading({src_uri: FRONTS[src_uri] for src_uri in order}), reading(FRONTS)
    assert shuffled.publication.briefs == sound.publication.briefs
    assert shuffled.publication.actors == sound.publication.actors
    assert shuffled.publication.authors == sound.publication.authors
    assert shuffled.publication.place_pages == sound.publication.place_pages
    assert shuffled.publication.regions == sound.publication.regions
    assert shuffled.problems == sound.problems


def test_subjects_are_the_actors_and_every_territory():
    found = reading({"a.md": brief_front("Jane Doe")}).publication
    assert isinstance(found.subjects[0], Actor)
    assert len(found.subjects) == 251


@pytest.mark.parametrize("key", ["aliases", "weak_aliases"])
def test_an_alias_that_is_a_country_is_reported_and_the_country_keeps_it(key):
    found = reading({"actors/a.md": f"name: Example Org\n{key}: [EXO, Norway]\n", "a.md": brief_front("Norway")})
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("alias-conflict", "docs/actors/a.md:3")
    assert "Take it out" in problem.message
    assert found.publication.briefs[0].actors[0].alpha2 == "NO"
    assert getattr(found.publication.actors[0], key) == ("EXO",)


def test_two_profiles_of_one_author_are_reported():
    found = reading({"authors/a.md": "name: Jane Doe\n", "authors/b.md": "name: Jane Doe\n"})
    assert codes(found.problems) == ["duplicate-profile"]


def test_a_region_of_the_house_s_own_goes_before_an_ambiguous_name():
    korea = "name: Korea\nmembers: [KP, KR]\n"
    found = reading({"a.md": brief_front(region="Korea"), "regions/korea.md": korea})
    assert found.problems == ()
    assert found.publication.briefs[0].places == found.publication.regions[-1:]
    assert found.publication.page_of(found.publication.briefs[0].places[0]) == "regions/korea.md"


def test_a_region_cannot_take_a_name_that_is_a_country_s_though_it_is_ambiguous():
    found = reading({"regions/georgia.md": "name: Georgia\nmembers: [GE]\n"})
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("region-is-country", "docs/regions/georgia.md:2")
    assert "Give the region a longer name" in problem.message


def test_a_country_s_profile_gives_it_further_names():
    chad = "name: TD\nkind: state\naliases: [Widgetia, The Widget Republic]\n"
    jane = "name: Jane Doe\ncountry: Widgetia\n"
    fronts = {
        "a.md": brief_front("Widgetia", "Jane Doe", region="Widget Republic"),
        "actors/jane.md": jane,
        "countries/chad.md": chad,
        "regions/corner.md": "name: Example Corner\nmembers: [Widgetia]\n",
    }
    found = reading(fronts)
    assert found.problems == ()
    [brief] = found.publication.briefs
    [country] = brief.places
    assert brief.actors[0] == country == found.publication.gazetteer.territory("TD")
    assert brief.actors[1].country == country
    assert country.aliases[-2:] == ("Widgetia", "The Widget Republic")
    assert found.publication.page_of(country) == "countries/chad.md"
    assert found.publication.countries == (country,)


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("name: Chad\naliases: [Widgetia, Norway]\n", '"Norway" means Norway. Take it out'),
        ("name: Chad\naliases: [Widgetia, Sahel]\n", '"Sahel" means Sahel. Take it out'),
        ("name: Chad\naliases: [Widgetia, Congo]\n", "only one of these can take"),
    ],
)
def test_a_country_s_alias_that_is_another_place_s_is_reported_and_the_others_count(front, says):
    found = reading({"countries/chad.md": front, "a.md": brief_front("Widgetia")})
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("alias-conflict", "docs/countries/chad.md:3")
    assert problem.message.startswith('"')
    assert says in problem.message
    assert found.publication.briefs[0].actors[0].alpha2 == "TD"


def test_an_alias_that_two_countries_claim_is_the_first_s():
    found = reading({f"countries/{name}.md": f"name: {name}\naliases: [Widgetia]\n" for name in ("Chad", "Mali")})
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("alias-conflict", "docs/countries/Mali.md:3")
    assert "is given to Chad, too" in problem.message
    assert found.publication.gazetteer.resolve("Widgetia").alpha2 == "TD"


def test_a_country_s_profile_settles_an_ambiguous_name():
    found = reading({"countries/korea.md": "name: KR\naliases: [Korea]\n", "a.md": brief_front("Korea")})
    assert found.problems == ()
    assert found.publication.briefs[0].actors[0].alpha2 == "KR"


@pytest.mark.parametrize(
    ("src_uri", "field", "says"),
    [
        ("actors/jane.md", "members: [Chad]", '"members" does nothing in actors/: it is for profiles in regions/.'),
        ("authors/jane.md", "members: [Atlantis]", "it is for profiles in regions/. Take it out."),
        ("authors/jane.md", "weak_aliases: [she]", 'Write the names under "aliases"'),
        ("authors/jane.md", "country: Chad", "for profiles in actors/"),
        ("countries/chad.md", "weak_aliases: [the country]", 'Write the names under "aliases"'),
        ("countries/chad.md", "kind: person", "for profiles in actors/ and authors/. Take it out."),
        ("countries/chad.md", "case_sensitive: true", "for profiles in actors/"),
        ("regions/sahel.md", "kind: organisation", "for profiles in actors/ and authors/"),
        ("regions/sahel.md", "weak_aliases: [the belt]", 'Write the names under "aliases"'),
    ],
)
def test_a_field_that_does_nothing_in_its_folder_is_reported(src_uri, field, says):
    name = {"countries": "Chad", "regions": "Sahel"}.get(src_uri.partition("/")[0], "Jane Doe")
    found = reading({src_uri: f"name: {name}\n{field}\n"})
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("invalid-field", f"docs/{src_uri}:3")
    assert says in problem.message
    assert src_uri in found.publication.profiles


def test_a_known_region_s_profile_gives_it_further_names():
    found = reading({"regions/sahel.md": "name: Sahel\naliases: [The Belt]\n", "a.md": brief_front(region="The Belt")})
    assert found.problems == ()
    known = read_gazetteer().resolve("Sahel")
    [sahel] = found.publication.briefs[0].places
    assert (sahel.name, sahel.members, sahel.aliases) == ("Sahel", known.members, (*known.aliases, "The Belt"))
    assert found.publication.page_of(sahel) == "regions/sahel.md"


@pytest.mark.parametrize(
    ("alias", "says"),
    [
        ("Norway", "a country's name, and means Norway"),
        ("Georgia", "a country's name, and means Georgia"),
        ("Baltics", "another region's name, and means Baltic States"),
        ("the further corner", "another region's name, and means Further Corner"),
    ],
)
def test_a_region_s_alias_that_is_another_place_s_is_reported(alias, says):
    region = f"name: Example Corner\nmembers: [SE]\naliases: [The Corner, {alias}]\n"
    found = reading({"regions/a.md": region, "regions/b.md": "name: Further Corner\nmembers: [IS]\n"})
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("alias-conflict", "docs/regions/a.md:4")
    assert says in problem.message
    assert found.publication.gazetteer.resolve("Example Corner").aliases == ("The Corner",)
    assert found.publication.gazetteer.resolve("Further Corner").members == ("IS",)


def test_two_profiles_of_one_region_are_reported_and_the_first_counts():
    found = reading(
        {f"regions/{n}.md": f"name: {n} states\nmembers: [{m}]\n" for n, m in (("Baltic", "EE"), ("BALTIC", "LV"))}
    )
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("duplicate-profile", "docs/regions/Baltic.md:2")
    assert found.publication.gazetteer.resolve("Baltics").members == ("LV",)


@pytest.mark.parametrize(("first", "last"), [("a.md", "b.md"), ("b.md", "a.md")])
def test_a_name_to_stay_plain_may_be_that_of_an_actor_whom_only_another_brief_declares(first, last):
    found = reading({first: brief_front() + "nolink: [Nobody Known]\n", last: brief_front("Nobody Known")})
    assert found.problems == ()
    by_page = found.publication.briefs_by_page
    assert by_page[first].nolink == by_page[last].actors


def test_a_name_to_stay_plain_is_understood_by_whom_the_brief_declares():
    found = reading({"actors/jane.md": JANE, "a.md": brief_front("CD", "Jane Doe") + "nolink: [Congo, Doe]\n"})
    assert found.problems == ()
    assert found.publication.briefs[0].nolink == found.publication.briefs[0].actors


@pytest.mark.parametrize(
    ("key", "value", "listed"),
    [
        ("actors", "Norway, Russia", "actors: [Norway, Russia]"),
        ("actors", "La Doe,RU, Nobody Known", "actors: [La Doe, RU, Nobody Known]"),
        ("region", "NO, SE", 'region: ["NO", SE]'),
        ("regions", "Sahel, Georgia", "regions: [Sahel, Georgia]"),
        ("nolink", "Chad, Jane Doe", "nolink: [Chad, Jane Doe]"),
    ],
)
def test_a_text_that_should_be_a_list_is_reported_with_the_list(key, value, listed):
    fields = {"title": "One", "date": "2026-01-02", "author": "Ann Ash", "region": "Mali"}
    fields = {k: v for k, v in fields.items() if not key.startswith(k)} | {key: value}
    front = "".join(f"{k}: {v}\n" for k, v in fields.items())
    found = reading({"a.md": front, "actors/jane.md": JANE})
    [problem] = found.problems
    line = list(fields).index(key) + 2
    assert (problem.code.id, str(problem.location)) == ("invalid-field", f"docs/a.md:{line}")
    assert problem.message == f'"{value}" is one text, and nothing is called so. Write a list: {listed}.'
    [brief] = found.publication.briefs
    assert (brief.actors, brief.nolink) == ((), ())
    assert [author.name for author in brief.authors] == ["Ann Ash"]


@pytest.mark.parametrize(
    "value", ["Ash, Brook and Company", "Chad, Ash and Company", "Korea, Republic of", '["Chad, Mali"]']
)
def test_a_name_may_have_a_comma(value):
    front = brief_front().replace("actors: []", f"actors: {value}")
    found = reading({"a.md": front})
    assert found.problems == ()
    assert len(found.publication.briefs[0].actors) == 1


@pytest.mark.parametrize(
    ("src_uri", "front", "code", "line"),
    [
        ("a.md", "author: A\nregion: Chad\nactors:\n  - Chad\n  # a remark\n  - Korea\n", "ambiguous-actor", 9),
        ("a.md", "author: A\nregion: [Chad,\n  Mali,\n  Nowhere]\n", "unknown-place", 7),
        ("a.md", "author: A\nregions:\n- Chad\n- Korea\n", "ambiguous-place", 7),
        ("a.md", "author: A\nregion: Chad\nnolink:\n  - Chad\n\n  - Nobody\n", "unknown-actor", 9),
        ("actors/x.md", "aliases: [X,\n  Chad]\n", "alias-conflict", 4),
        ("actors/x.md", "weak_aliases:\n- the x\n- Chad\n", "alias-conflict", 5),
        ("actors/x.md", "aliases: [XX]\ncase_sensitive:\n- XX\n- Y\n", "invalid-field", 6),
        ("actors/x.md", "country:\n  Nowhere\n", "unknown-place", 3),
        ("authors/x.md", "aliases:\n  - X\n  - Ann Ash\n", "duplicate-profile", 5),
        ("countries/chad.md", "aliases: [Tschadland,\n Mali]\n", "alias-conflict", 4),
        ("countries/mali.md", "aliases: [Maliland,\n The Pond]\n", "alias-conflict", 4),
        ("regions/x.md", "members:\n- Chad\n- Nowhere\n", "unknown-place", 5),
        ("regions/x.md", "members:\n- Chad\n- Africa\n", "unknown-place", 5),
        ("regions/x.md", "members: [Chad]\naliases:\n- X\n\n- Mali\n", "alias-conflict", 7),
    ],
)
def test_a_wrong_item_is_reported_on_its_own_line(src_uri, front, code, line):
    name = {"countries/chad.md": "Chad", "countries/mali.md": "Mali"}.get(src_uri, "Example")
    head = "title: One\ndate: 2026-01-02\n" if src_uri == "a.md" else f"name: {name}\n"
    others = {"authors/ann.md": "name: Ann Ash\n", "countries/iran.md": "name: Iran\naliases: [The Pond]\n"}
    [problem] = reading({**others, src_uri: head + front}).problems
    assert (problem.code.id, str(problem.location)) == (code, f"docs/{src_uri}:{line}")


def test_each_actor_of_a_brief_knows_its_line():
    front = "title: One\ndate: 2026-01-02\nauthor: A\nregion: Chad\nactors:\n  - Jane Doe\n  - NOR\n  - Jane doe\n"
    [brief] = reading({"a.md": front}).publication.briefs
    assert [(actor.name, brief.declares_at(actor).line) for actor in brief.actors] == [("Jane Doe", 7), ("Norway", 8)]


def test_a_brief_and_a_profile_have_their_fields_and_the_lines_of_them():
    front = "title: One\ndate: 2026-01-02\nauthor: [A,\n  B]\nregions:\n- Chad\n- Mali\nupdated: 2026-01-03\n"
    profile = "name: Example\nkind: person\naliases:\n- Ex\n- Exa\nweak_aliases: [x]\n"
    found = reading({"a.md": front, "authors/example.md": profile}).publication
    [brief] = found.briefs
    assert brief.fields.updated == dt.date(2026, 1, 3)
    assert [place.name for place in brief.places] == ["Chad", "Mali"]
    asked = [("authors", 1), ("author", 1), ("regions", 1), ("regions",), ("updated",), ("summary",), ()]
    assert [brief.at(*path).line for path in asked] == [5, 5, 8, 6, 9, 1, 1]
    profile = found.profiles["authors/example.md"]
    assert (profile.fields.aliases, profile.fields.weak_aliases) == (("Ex", "Exa"), ())
    assert [str(profile.at(*path)) for path in [("aliases", 1), ("country",)]] == [
        "docs/authors/example.md:6",
        "docs/authors/example.md:1",
    ]


def test_no_registry_is_made_for_each_brief(monkeypatch):
    """One registry for the profiles and one with all actors, whatever number of briefs there is."""
    made = []
    for room in ("profiles", "briefs"):
        monkeypatch.setattr(
            f"mkdocs_briefs.readers.{room}.Registry", lambda *given: made.append(given) or Registry(*given)
        )
    reading({f"{n}.md": brief_front(f"Actor {n}") + f"nolink: [Actor {n}]\n" for n in range(20)})
    assert len(made) <= 3


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("author: Ann Ash, Bo Brook", "author: [Ann Ash, Bo Brook]"),
        ("author: Ann Ash and Bo Brook", "author: [Ann Ash, Bo Brook]"),
        ("authors: Ann Ash; Bo Brook & Cy Cole", "authors: [Ann Ash, Bo Brook, Cy Cole]"),
        ("author: Ann Ash, Jr., Bo Brook", 'author: ["Ann Ash, Jr.", Bo Brook]'),
        ("author: Ann Ash, Bo Brook, and Cy Cole", "author: [Ann Ash, Bo Brook, Cy Cole]"),
        ("tags: law, sea, straits", "tags: [law, sea, straits]"),
        ("tags: a, b", "tags: [a, b]"),
        ("author: [Cy Cole, Ann Ash; Bo Brook]", "author: [Ann Ash, Bo Brook]"),
        ("author: [Ann Ash and Bo Brook]", "author: [Ann Ash, Bo Brook]"),
        ("tags: [law; sea]", "tags: [law, sea]"),
        ("tags: Chad; Mali", "tags: [Chad, Mali]"),
    ],
)
def test_names_in_one_text_are_a_notice_with_the_list(line, listed):
    front = brief_front() if line.startswith("tags") else brief_front().replace("author: Ann Ash\n", "")
    [problem] = reading({"a.md": f"{front}{line}\n"}).problems
    assert (problem.code.id, problem.severity.value) == ("invalid-field", "notice")
    assert problem.message.endswith(f"{listed}.")


@pytest.mark.parametrize(
    ("value", "listed"),
    [
        ("Chad, Widget Works", "Chad, Widget Works"),
        ("NATO, OPEC", "NATO, OPEC"),
        ("Widget Works; NATO", "Widget Works, NATO"),
        ("[Widget Works; NATO]", "Widget Works, NATO"),
        ("Ann Ash and Bo Brook", "Ann Ash, Bo Brook"),
    ],
)
def test_actors_in_one_text_are_a_notice(value, listed):
    [problem] = reading({"a.md": brief_front().replace("actors: []", f"actors: {value}")}).problems
    assert (problem.code.id, problem.severity.value) == ("invalid-field", "notice")
    assert problem.message.endswith(f"actors: [{listed}].")


@pytest.mark.parametrize(
    "author",
    [
        *("Ash, Ann", "Ash, Ann B.", "von Ash, Ann", "Ann Ash, Jr.", "Ann Ash, PhD", "Acme, Inc.", "Acme Co., Ltd."),
        *("Ministry of Trade, Industry and Energy", "Ministry of Industry, and of Mines"),
        *(
            "Centre for Strategic and International Studies",
            "Harbour & Harbour",
            "Search and Rescue Service",
            "Ash, Brook & Cole",
            "The Harbour, Watch and Ward",
        ),
    ],
)
def test_one_author_in_a_text_is_one(author):
    files = {"a.md": brief_front(author=author), "authors/x.md": "name: The Harbour, Watch and Ward\n"}
    found = reading(files)
    assert found.problems == ()
    assert [one.name for one in found.publication.briefs[0].authors] == [author]


@pytest.mark.parametrize(
    "value", ["[[Chad]]", "[[[Chad]]]", "'[[Chad]]'", "'[[ Chad | the place ]]'", "\n- [[Chad]]", "\n- '[[Chad]]'"]
)
@pytest.mark.parametrize("key", ["actors", "region", "nolink"])
def test_a_name_in_brackets_is_the_name(key, value):
    front = "".join(line for line in brief_front("Chad").splitlines(keepends=True) if not line.startswith(key))
    found = reading({"a.md": f"{front}{key}: {value}\n"})
    assert found.problems == ()
    [brief] = found.publication.briefs
    [name] = {"actors": brief.actors, "region": brief.places, "nolink": brief.nolink}[key]
    assert name.name == "Chad"


def test_names_in_brackets_may_be_several():
    found = reading({"a.md": brief_front().replace("actors: []", "actors: [[[Chad]], [[Mali]], Iran]")})
    assert [actor.name for actor in found.publication.briefs[0].actors] == ["Chad", "Mali", "Iran"]


@pytest.mark.parametrize("line", ["tags: law", "tags: [law, sea]", 'tags: ["law, sea"]', "tags: Ash, Ann"])
def test_one_name_in_a_text_is_one(line):
    assert reading({"a.md": f"{brief_front()}{line}\n"}).problems == ()


def test_who_is_named_like_the_page_of_a_folder_has_another_page():
    publication = reading({"a.md": brief_front("Index", author="Index")}).publication
    assert [actor.src_uri for actor in publication.actors] == ["actors/index-2.md"]
    assert [author.src_uri for author in publication.authors] == ["authors/index-2.md"]


@pytest.mark.parametrize(
    ("folder", "is_known"), [("countries", True), ("actors", False), ("authors", False), ("regions", False)]
)
def test_only_a_profile_of_the_country_gives_it_another_name(folder, is_known):
    found = reading({f"{folder}/norway.md": "name: Norway\naliases: [Northmark]\n"})
    territory = found.publication.gazetteer.find("Northmark")
    assert (getattr(territory, "alpha2", None) == "NO") is is_known


def test_fields_without_an_effect_are_reported_in_the_order_of_their_names():
    front = "name: Sahel\nweak_aliases: [it]\nkind: person\ncountry: Chad\norcid: 0000-0002-1825-0097\n"
    found = [problem.message.split('"')[1] for problem in reading({"regions/sahel.md": front}).problems]
    assert found == ["country", "kind", "orcid", "weak_aliases"]
