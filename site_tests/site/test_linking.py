"""Mentions on built sites: what is linked, who is quoted where, and which countries have a page."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from site_tests.mini_site import Site, brief

PLAIN = {"theme": {"name": "mkdocs"}}
ADDRESS = {**PLAIN, "site_url": "https://example.org/below/"}
JANE = "---\nname: Jane Doe\nkind: person\naliases: [La Doe]\n---\nA synthetic person.\n"
JOHN = "---\nname: John Roe\nkind: person\n---\nHe met Jane Doe, who is not Roe, in Norway.\n"


def links(built: Site, page: str) -> list[tuple[str, str]]:
    """The text of each link to an actor or country, and where it leads."""
    return [(link.text, built.target(page, link)) for link in built.html(page).select("a.actor-link")]


def named_on(built: Site, page: str) -> list[str]:
    """The pages that are no briefs and name whom this page is about."""
    return [built.target(page, link) for link in built.html(page).select(".other-pages a")]


def words(built: Site, page: str) -> list[str]:
    return [text for text, _ in links(built, page)]


def quoted(built: Site, page: str) -> list[tuple[str, list[str]]]:
    """Of each quotation on an actor's or country's page: the brief in which it stands, and what is marked."""
    found = []
    for item in built.html(page).select(".mention"):
        link = item.select_one(".mention__brief a")
        found += [
            (built.target(page, link), [m.text for m in q.select("mark")]) for q in item.select(".mention__quote")
        ]
    return found


def listed(built: Site, page: str) -> list[str]:
    """The briefs that an actor's or country's page lists."""
    found = built.html(page).select(".mention__brief a, .brief-card__title a")
    return sorted(built.target(page, link) for link in found)


# Options

SECTIONS = """\
To Chad went a Chadian and Jane Doe; Chad knew.

## Two

Of Chad and the Chadians Doe said nothing. Chad and Doe met in May.
"""


@pytest.mark.parametrize(
    ("options", "linked"),
    [
        ({}, ["Chad", "Jane Doe", "Chad", "Doe"]),
        ({"link_mentions": "section"}, ["Chad", "Jane Doe", "Chad", "Doe"]),
        ({"link_mentions": "page"}, ["Chad", "Jane Doe"]),
        ({"link_mentions": "all"}, ["Chad", "Jane Doe", "Chad", "Chad", "Doe", "Chad", "Doe"]),
        ({"link_mentions": "none"}, []),
        ({"link_demonyms": True}, ["Chad", "Chadian", "Jane Doe", "Chad", "Chadians", "Doe"]),
        ({"link_mentions": "page", "link_demonyms": True}, ["Chad", "Chadian", "Jane Doe"]),
        ({"link_mentions": "none", "link_demonyms": True}, []),
    ],
)
def test_the_options_change_the_links_and_not_the_quotations(site, options, linked):
    files = {"docs/a.md": brief(SECTIONS, actors="Jane Doe"), "docs/actors/jane-doe.md": JANE}
    built = site(files, config=PLAIN, options=options, strict=True)
    assert not built.aborted, built.warnings()
    assert words(built, "a/") == linked
    assert quoted(built, "countries/chad/") == [
        ("a/", ["Chad", "Chadian", "Chad"]),
        ("a/", ["Chad", "Chadians"]),
        ("a/", ["Chad"]),
    ]
    assert quoted(built, "actors/jane-doe/") == [("a/", ["Jane Doe"]), ("a/", ["Doe"]), ("a/", ["Doe"])]


@pytest.mark.parametrize("options", [{"link_mentions": "some"}, {"link_demonyms": "perhaps"}])
def test_a_wrong_option_stops_the_build_and_is_named(site, options):
    built = site({"docs/a.md": brief()}, config=PLAIN, options=options)
    assert built.aborted
    assert any(name in message for message in built.messages for name in options)


def test_each_brief_has_first_mentions_of_its_own(site):
    files = {f"docs/{name}.md": brief("Jane Doe, Jane Doe.", title=name) for name in "abc"}
    built = site({**files, "docs/actors/jane-doe.md": JANE}, config=PLAIN, options={"link_mentions": "page"})
    assert [words(built, f"{name}/") for name in "abc"] == [["Jane Doe"]] * 3
    assert listed(built, "actors/jane-doe/") == ["a/", "b/", "c/"]


# Names of the house's own, and of other languages


def test_a_country_has_the_name_that_the_house_gives_it_and_links_by_all(site):
    files = {
        "docs/a.md": brief("Then Türkiye agreed.", title="A", region="Turkey"),
        "docs/b.md": brief(
            "Then Turkey agreed.\n\n## Two\n\nThen Turkiye did.\n\n## Three\n\nIn Anatolland.", title="B"
        ),
    }
    own = {"TR": {"name": "Türkiye", "aliases": ["Anatolland"]}}
    built = site(files, config=PLAIN, options={"territories": own}, strict=True)
    assert not built.aborted, built.warnings()
    assert links(built, "a/") == [("Türkiye", "countries/turkey/")]
    assert links(built, "b/") == [(name, "countries/turkey/") for name in ("Turkey", "Turkiye", "Anatolland")]
    assert built.html("countries/turkey/").h1.text.strip() == "Türkiye"
    assert "Türkiye" in built.html("countries/").select_one(".counts").text
    assert built.html("a/").select_one(".brief-places").text.strip() == "Türkiye"
    assert [mark for _, [mark] in quoted(built, "countries/turkey/")] == ["Turkey", "Turkiye", "Anatolland"]


def test_the_house_says_whom_an_ambiguous_name_means(site):
    built = site(
        {"docs/a.md": brief("In Korea.")}, config=PLAIN, options={"territories": {"KR": {"aliases": ["Korea"]}}}
    )
    assert links(built, "a/") == [("Korea", "countries/south-korea/")]
    assert not [message for message in built.messages if "mention-ambiguous" in message]


@pytest.mark.parametrize(
    ("territories", "says"),
    [
        ({"TUR": "Chad"}, '"Chad" means Chad'),
        ({"Turkey": "Türkiye"}, 'Write "TR"'),
        ({"TR": {"nane": "Türkiye"}}, 'Did you mean "name"?'),
    ],
)
def test_a_name_that_cannot_stand_stops_the_build_and_says_why(site, territories, says):
    built = site({"docs/a.md": brief()}, config=PLAIN, options={"territories": territories})
    assert built.aborted
    assert any("territories" in message and says in message for message in built.messages), built.messages


@pytest.mark.parametrize("language", ["fr", "fr-CA"])
def test_a_site_in_french_shows_french_names_and_links_them_and_the_english_ones(site, language):
    files = {
        "docs/a.md": brief("Ensuite la Russie a répondu à l'Allemagne.\n\n## Deux\n\nThen Russia did.", region="RU"),
        "docs/actors/jane-doe.md": JANE.replace("kind: person", "kind: person\ncountry: Russia"),
    }
    built = site(files, config={"theme": {"name": "mkdocs", "language": language}}, strict=True)
    assert not built.aborted, built.warnings()
    assert links(built, "a/") == [
        ("Russie", "countries/russia/"),
        ("Allemagne", "countries/germany/"),
        ("Russia", "countries/russia/"),
    ]
    assert built.html("countries/russia/").h1.text.strip() == "Russie"
    assert built.html("a/").select_one(".brief-places a").text == "Russie"
    assert "Allemagne" in built.html("countries/").select_one(".counts").text
    assert "Russie" in built.html("actors/jane-doe/").select_one(".facts").text


def test_material_in_french_is_a_site_in_french(site):
    theme = {"name": "material", "font": False, "language": "fr"}
    built = site({"docs/a.md": brief("La Russie.")}, config={"theme": theme}, strict=True)
    assert links(built, "a/") == [("Russie", "countries/russia/")]
    assert built.html("countries/russia/").select_one(".page-head h1").text.strip() == "Russie"


# Links that authors make


def test_an_unknown_name_in_brackets_fails_a_strict_build_with_its_line_and_a_suggestion(site):
    files = {"docs/deep/a.md": brief("One.\n\nIt was [[Jane Deo|she]]."), "docs/actors/jane-doe.md": JANE}
    built = site(files, config=PLAIN, strict=True)
    assert built.aborted
    problem = built.problem("mention-unknown")
    assert problem.startswith("WARNING briefs: docs/deep/a.md:10: mention-unknown: ")
    assert 'no actor, country or page is called "Jane Deo". Did you mean "Jane Doe"?' in problem
    lax = site(files, config=PLAIN)
    assert not lax.aborted
    assert "It was she." in lax.html("deep/a/").text


@pytest.mark.parametrize("options", [{}, {"link_mentions": "none"}])
def test_brackets_link_and_count(site, options):
    text = "It was [[la doe|the minister]] in [[Chad|N'Djamena]], and\n[[Jane Doe]]."
    built = site(
        {"docs/a.md": brief(text), "docs/actors/jane-doe.md": JANE}, config=PLAIN, options=options, strict=True
    )
    assert not built.aborted, built.warnings()
    assert links(built, "a/") == [
        ("the minister", "actors/jane-doe/"),
        ("N'Djamena", "countries/chad/"),
        ("Jane Doe", "actors/jane-doe/"),
    ]
    assert quoted(built, "actors/jane-doe/") == [("a/", ["the minister", "Jane Doe"])]
    assert quoted(built, "countries/chad/") == [("a/", ["N'Djamena"])]


def test_a_code_in_brackets_links_to_a_country_that_nothing_else_names(site):
    countries = {"TD": "chad", "MLI": "mali"}
    built = site(
        {f"docs/{code}.md": brief(f"It was in [[{code}|that country]] and there.") for code in countries}, config=PLAIN
    )
    for code, country in countries.items():
        assert links(built, f"{code}/") == [("that country", f"countries/{country}/")]
        assert quoted(built, f"countries/{country}/") == [(f"{code}/", ["that country"])]


@pytest.mark.parametrize("config", [{}, {"use_directory_urls": False}, ADDRESS])
def test_a_link_by_hand_to_an_actor_s_page_counts(site, config):
    targets = {
        "1": "actors/jane-doe.md",
        "2": "actors/jane-doe.md#mentions",
        "3": "./actors/../actors/jane-doe.md",
    }
    files = {"docs/actors/jane-doe.md": JANE}
    for n, target in targets.items():
        files[f"docs/a{n}.md"] = brief(f"So said [the *minister*]({target}) of it.", title=f"A{n}")
        text = f"So said [the other](../{target}) of it, and [a third](b{n}.md)."
        files[f"docs/deep/b{n}.md"] = brief(text, title=f"B{n}")
    built = site(files, config={**PLAIN, **config})
    ending = "/" if config.get("use_directory_urls", True) else ".html"
    ours, others = ([f"{page}{n}{ending}" for n in targets] for page in ("a", "deep/b"))
    jane = f"actors/jane-doe{ending}"
    for a, b in zip(ours, others, strict=True):
        assert links(built, a) == [("the minister", jane)]
        assert links(built, b) == [("the other", jane)]
    assert quoted(built, jane) == [*((a, ["the minister"]) for a in ours), *((b, ["the other"]) for b in others)]


def test_a_link_by_hand_to_a_country_s_generated_page_counts(site):
    files = {
        "docs/a.md": brief("It is [there](countries/chad.md).\n", region="Chad"),
        "docs/b.md": brief("[It](countries/chad.md)."),
    }
    built = site(files, config=PLAIN, strict=True)
    assert not built.aborted, built.warnings()
    assert links(built, "b/") == [("It", "countries/chad/")]
    assert quoted(built, "countries/chad/") == [("b/", ["It"])]


def test_a_link_by_hand_takes_the_first_link(site):
    built = site(
        {"docs/a.md": brief("[She](actors/jane-doe.md) is Jane Doe."), "docs/actors/jane-doe.md": JANE}, config=PLAIN
    )
    assert words(built, "a/") == ["She"]
    assert quoted(built, "actors/jane-doe/") == [("a/", ["She", "Jane Doe"])]


def test_names_that_the_front_matter_says_not_to_link_count(site):
    files = {
        f"docs/{page}.md": brief("Jane Doe went to Chad.", more=f"nolink: [{name}]", title=page)
        for page, name in (("a", "Jane Doe"), ("b", "La Doe"))
    }
    files["docs/actors/jane-doe.md"] = JANE
    built = site(files, config=PLAIN, options={"link_mentions": "all"}, strict=True)
    assert not built.aborted, built.warnings()
    assert words(built, "a/") == words(built, "b/") == ["Chad"]
    assert quoted(built, "actors/jane-doe/") == [("a/", ["Jane Doe"]), ("b/", ["Jane Doe"])]


# Pages that are no briefs


def test_a_profile_links_others_and_is_listed_apart_from_briefs(site):
    files = {"docs/actors/jane-doe.md": JANE, "docs/actors/john-roe.md": JOHN, "docs/a.md": brief("To Norway.")}
    built = site(files, config=PLAIN, strict=True)
    assert not built.aborted, built.warnings()
    assert links(built, "actors/john-roe/") == [("Jane Doe", "actors/jane-doe/"), ("Norway", "countries/norway/")]
    assert listed(built, "actors/jane-doe/") == []
    assert listed(built, "countries/norway/") == ["a/"]
    assert named_on(built, "actors/jane-doe/") == named_on(built, "countries/norway/") == ["actors/john-roe/"]
    assert named_on(built, "actors/john-roe/") == []


def test_all_pages_that_are_no_briefs_and_name_an_actor_are_listed(site):
    about = "---\nkind: page\ntitle: About us\n---\nWe know [[Jane Doe]].\n"
    files = {"docs/actors/jane-doe.md": JANE, "docs/actors/john-roe.md": JOHN, "docs/about.md": about}
    built = site({**files, "docs/a.md": brief()}, config=PLAIN, strict=True)
    [said] = built.html("actors/jane-doe/").select(".other-pages")
    assert said.text == "Named on the pages of About us, John Roe."
    assert named_on(built, "actors/jane-doe/") == ["about/", "actors/john-roe/"]


def test_a_country_that_only_a_profile_or_another_page_names_is_linked_to_a_page_that_is_there(site):
    texts = {
        ("actors/john-roe", "Chad"): "---\nname: John Roe\n---\nHe went to Chad.\n",
        ("authors/jane-roe", "Mali"): "---\nname: Jane Roe\n---\nShe went to Mali.\n",
        ("regions/sahel", "Niger"): "---\nname: Sahel\n---\nIt begins in Niger.\n",
        ("about", "Peru"): "---\nkind: page\n---\nWe are in [[Peru]].\n",
        ("more", "Togo"): "---\nkind: page\n---\nWe are in [[TG|Togo]].\n",
    }
    files = {f"docs/{path}.md": text for (path, _), text in texts.items()}
    built = site({**files, "docs/a.md": brief()}, config=PLAIN, strict=True)
    assert not built.aborted, built.warnings()
    for path, country in texts:
        page = f"countries/{country.lower()}/"
        assert links(built, f"{path}/") == [(country, page)]
        assert named_on(built, page) == [f"{path}/"]


def test_a_page_that_is_no_brief_links_what_stands_in_brackets_alone(site):
    page = "---\nkind: page\n---\n# About\n\nJane Doe, [[Jane Doe]].\n"
    built = site({"docs/about.md": page, "docs/actors/jane-doe.md": JANE}, config=PLAIN, strict=True)
    assert words(built, "about/") == ["Jane Doe"]
    assert listed(built, "actors/jane-doe/") == []
    assert named_on(built, "actors/jane-doe/") == ["about/"]


# Which countries have a page


def addresses(built: Site) -> str:
    return (built.root / "site" / "sitemap.xml").read_text("utf-8")


def test_a_country_that_no_text_mentions_has_no_page(site):
    built = site({"docs/a.md": brief("Nothing.", region="Arctic")}, config=ADDRESS, strict=True)
    assert not built.aborted, built.warnings()
    assert not (built.root / "site" / "countries" / "chad").exists()
    assert sorted(path.name for path in (built.root / "site" / "countries").iterdir()) == ["index.html"]


def test_a_country_that_is_named_in_no_prose_has_no_page_and_nothing_leads_there(site):
    texts = (
        "Only `Chad` is here.",
        "```\nChad\n```",
        "Of <!-- Chad --> nothing.",
        "![Chad](x.svg)",
        "# A synthetic brief: Chad\n\nNothing.",
        "See https://example.org/Chad now.",
        "They chad, and the Chad_desk does.",
    )
    files = {f"docs/{page}.md": brief(text, region="Sahel") for page, text in zip("abcdefg", texts, strict=True)}
    files["docs/x.svg"] = "<svg/>"
    built = site(files, config={**ADDRESS, "plugins": ["search", "briefs"]}, strict=True)
    assert not built.aborted, built.warnings()
    assert not (built.root / "site" / "countries" / "chad").exists()
    assert "/a/" in addresses(built)
    assert "chad" not in addresses(built).casefold()
    index = json.loads((built.root / "site" / "search" / "search_index.json").read_text("utf-8"))
    found = {entry["location"] for entry in index["docs"]}
    assert "a/" in found
    assert not [address for address in found if "chad" in address.partition("#")[0]]
    for page in built.root.glob("site/**/*.html"):
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        assert not [link for link in soup.select("[href]") if "countries/chad" in link["href"]], page


def test_an_undeclared_country_that_the_text_mentions_has_a_page_that_quotes_it(site):
    built = site({"docs/a.md": brief("Nothing. Then Chad agreed to it.", region="Arctic")}, config=ADDRESS, strict=True)
    assert not built.aborted, built.warnings()
    assert links(built, "a/") == [("Chad", "countries/chad/")]
    page = built.html("countries/chad/")
    assert page.select_one(".mention__quote").text.strip() == "Then Chad agreed to it."
    assert listed(built, "countries/chad/") == ["a/"]
    assert "/countries/chad/" in addresses(built)
    assert [row.text.strip() for row in built.html("countries/").select(".counts tbody th")] == ["Chad"]


def test_a_demonym_or_a_link_that_is_elsewhere_is_enough_for_a_page(site):
    text = "A Chadian.\n\n## On Mali\n\n[Niger](https://example.org) is far."
    built = site({"docs/a.md": brief(text, region="Arctic")}, config=PLAIN, strict=True)
    assert links(built, "a/") == []
    for country, mark in (("chad", "Chadian"), ("mali", "Mali"), ("niger", "Niger")):
        assert quoted(built, f"countries/{country}/") == [("a/", [mark])]


def test_a_country_that_only_might_be_meant_has_no_page(site):
    built = site(
        {"docs/a.md": brief("In the Congo, and in the Gulf of Guinea.", region="Arctic")}, config=PLAIN, strict=True
    )
    assert not built.aborted, built.warnings()
    assert sorted(path.name for path in (built.root / "site" / "countries").iterdir()) == ["index.html"]


def test_a_profile_s_country_and_its_own_profile_have_pages_without_a_mention(site):
    files = {
        "docs/a.md": brief("Nothing.", region="Arctic"),
        "docs/actors/jane-doe.md": JANE.replace("kind: person", "kind: person\ncountry: Chad"),
        "docs/countries/mali.md": "---\nname: Mali\n---\nText.\n",
    }
    built = site(files, config=PLAIN, strict=True)
    assert not built.aborted, built.warnings()
    assert built.has("countries/chad/")
    assert built.has("countries/mali/")


def test_a_name_that_another_brief_declares_counts_in_that_one_alone(site):
    files = {
        "docs/a.md": brief("The Unlisted Body met.", actors="Unlisted Body", title="A"),
        "docs/b.md": brief("The Unlisted Body met.", title="B"),
    }
    built = site(files, config=PLAIN, strict=True)
    assert words(built, "a/") == ["Unlisted Body"]
    assert words(built, "b/") == []
    assert listed(built, "actors/unlisted-body/") == ["a/"]


WRAPPED = """\
> One in South
> Africa ended.

- A list of Costa
  Rica things.

!!! note
    Of Sri
    Lanka, too.

A footnote[^1].

[^1]: An official of El
    Salvador said so
"""


def test_every_link_to_a_country_leads_to_a_page_however_the_text_is_wrapped(site):
    built = site(
        {"docs/a.md": brief(WRAPPED)}, config={"markdown_extensions": ["footnotes", "admonition"]}, strict=True
    )
    links = built.html("a/").select("a.actor-link")
    assert [link.text.split() for link in links] == [
        ["South", "Africa"],
        ["Costa", "Rica"],
        ["Sri", "Lanka"],
        ["El", "Salvador"],
    ]
    for page in built.root.glob("site/**/index.html"):
        address = page.parent.relative_to(built.root / "site").as_posix().removeprefix(".")
        for link in BeautifulSoup(page.read_text("utf-8"), "html.parser").select(".brief a[href], .profile a[href]"):
            if not link["href"].startswith("http"):
                built.target(f"{address}/" if address else "", link)
    assert [quote.text for quote in built.html("countries/el-salvador/").select("blockquote p")] == [
        "An official of El Salvador said so Footnotes"
    ]


def test_a_quotation_has_no_signs_in_it(site):
    extensions = ["footnotes", {"toc": {"permalink": True}}, "pymdownx.critic"]
    text = "## On Chad\n\nAn {++official++} of Mali[^1].\n\n[^1]: From Togo"
    built = site({"docs/a.md": brief(text)}, config={"markdown_extensions": extensions})
    lines = (built.root / "site/api/v1/mentions.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["sentence"] for line in lines] == ["On Chad", "An official of Mali.", "From Togo"]


CODES = {
    "docs/actors/union.md": "---\nname: African Union\nkind: organisation\naliases: [AU, PA]\n---\nText.\n",
    "docs/actors/state.md": "---\nname: IS\nkind: organisation\nweak_aliases: [GB]\n---\nText.\n",
}


def test_an_alias_that_is_a_code_is_the_actors_in_texts_and_the_countrys_as_a_place(site):
    text = "The AU met IS and the PA in [[AU|there]]."
    built = site({**CODES, "docs/a.md": brief(text, region="AU", more="nolink: [pa]")}, config=PLAIN, strict=True)
    assert built.warnings() == []
    links = [(link.text, built.target("a/", link)) for link in built.html("a/").select("a.actor-link")]
    assert ("IS", "actors/state/") in links
    assert ("there", "actors/union/") in links
    assert built.has("countries/australia/")


def test_codes_in_small_letters_resolve_in_front_matter(site):
    fields = {
        "germany": "region: de",
        "france": "region: fra",
        "sweden": "region: Norway\nactors: [se]",
        "finland": "region: FI\nnolink: [fi]",
    }
    front = "---\ntitle: {0}\ndate: 2026-01-02\nauthor: Ann Ash\n{1}\n---\nText.\n"
    built = site({f"docs/{n}.md": front.format(n, field) for n, field in fields.items()}, config=PLAIN, strict=True)
    assert built.warnings() == []
    assert all(built.has(f"countries/{country}/") for country in fields)
    assert not built.has("actors/se/")


def test_of_two_profiles_of_a_country_the_first_names_it(site):
    files = {
        "docs/countries/a.md": "---\nname: Norway\naliases: [Northmark]\n---\n",
        "docs/countries/b.md": "---\nname: Norway\naliases: [Westmark]\n---\n",
        "docs/one.md": brief("Northmark, and Westmark.", region="Chad"),
    }
    links = site(files).html("one/").select(".brief-body a.actor-link")
    assert [link.text for link in links] == ["Northmark"]
