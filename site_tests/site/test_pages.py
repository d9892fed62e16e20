"""What readers see: small publications, built for real."""

from __future__ import annotations

import shutil
from pathlib import Path
from unittest.mock import patch

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files, get_files
from site_tests.mini_site import Site, brief, build_site, rebuild, recorded

BIB = """\
@book{ash2001, author = {Ash, Ann}, title = {A Synthetic Book}, year = {2001}, publisher = {Press}}
@book{cole:2003, author = {Cole, Cid}, title = {Third Book}, year = {2003}, publisher = {Press}}
"""


def dated(day: str, *args: str, **kwargs: str) -> str:
    return brief(*args, **kwargs).replace("2026-01-02", day)


def signed(author: str, *args: str, **kwargs: str) -> str:
    return brief(*args, **kwargs).replace("author: Test Author", f"author: {author}")


WORLD = {
    "docs/old.md": dated(
        "2025-05-05",
        "Jane Doe of Chad met Widget-S1 makers [@ash2001, p. 4].\n\n## More\n\nDoe left [@cole:2003].",
        title="The old brief",
        region="Chad",
        actors="Jane Doe, Widget-S1, Norway",
        more="summary: What is old.\ntags: [law]",
    ),
    "docs/deep/new.md": dated(
        "2026-03-03",
        "# The new brief\n\nIn Chad, Jane Doe said so. Norway agreed [@ash2001].",
        title="The new brief",
        region="[Norway, Caribbean]",
        actors="Jane Doe, Chad, Norway",
        more="based_on: cole:2003\nupdated: 2026-04-04",
    ),
    "docs/third.md": dated("2026-02-02", "Cuba & co.", title="A < B & C", region="CU", actors="Cuba"),
    "docs/actors/jane-doe.md": "---\nname: Jane Doe\nkind: person\ncountry: Norway\nsummary: A synthetic person.\n"
    "aliases: [The Doe]\nwikidata: Q42\n---\nHer life [@ash2001].\n",
    "docs/regions/caribbean.md": "---\nname: Caribbean\nsummary: Islands.\n---\nThe sea.\n",
    "docs/authors/test-author.md": "---\nname: Test Author\nkind: organisation\nsummary: Writes tests.\n---\n",
    "docs/about.md": "---\nkind: page\n---\n# About\n\nWords [@ash2001].\n",
    "bib/a.bib": BIB,
}


def titles(soup, selector: str) -> list[str]:
    return [link.text for link in soup.select(selector)]


def cards(soup) -> list[str]:
    return titles(soup, ".brief-card__title a")


def pages_of(built: Site) -> list[str]:
    root = built.root / "site"
    found = [path.relative_to(root).as_posix() for path in root.rglob("*.html") if path.name != "404.html"]
    return sorted(page.removesuffix("index.html") if page.endswith("index.html") else page for page in found)


def rows(soup) -> list[list[str]]:
    """The table of countries: name, briefs on it, briefs that mention it, actors."""
    return [[cell.text.strip() for cell in row.select("th, td")] for row in soup.select(".counts tbody tr")]


OURS = ".brief, .profile, .home, article.md-content__inner"


def check_links(built: Site) -> int:
    """Follow every internal link in our own elements; say how many there were."""
    count = 0
    for page in pages_of(built):
        for link in built.html(page).select(", ".join(f"{part} a[href]" for part in OURS.split(", "))):
            if not link["href"].startswith(("http:", "https:", "mailto:")):
                built.target(page, link)
                count += 1
    return count


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Site:
    """One publication that several tests read; none changes it."""
    built = build_site(tmp_path_factory.mktemp("world"), WORLD, strict=True)
    assert not built.aborted, built.warnings()
    assert built.warnings() == []
    return built


# Briefs


def test_a_brief_shows_what_its_front_matter_says(world):
    head = world.html("old/").select_one(".brief-head")
    assert head.select_one("h1").text.strip() == "The old brief"
    assert head.select_one("time")["datetime"] == "2025-05-05"
    assert head.select_one(".standfirst").text == "What is old."
    assert [world.target("old/", a) for a in head.select(".byline a")] == ["authors/test-author/"]
    assert [world.target("old/", a) for a in head.select(".brief-places a")] == ["countries/chad/"]
    assert titles(world.html("old/"), ".actors-box a") == ["Jane Doe", "Norway", "Widget-S1"]
    assert titles(world.html("old/"), ".tags li") == ["law"]


def test_the_heading_of_the_text_is_shown_once(world):
    assert [h1.text.strip() for h1 in world.html("deep/new/").select("h1")] == ["The new brief"]


def test_a_brief_says_what_it_is_based_on_and_when_it_was_updated(world):
    page = world.html("deep/new/")
    assert "Third Book" in page.select_one(".based-on").text
    assert page.select_one("li[id='ref-cole:2003']")
    assert [time["datetime"] for time in page.select(".byline time")] == ["2026-03-03", "2026-04-04"]


def test_html_in_front_matter_is_escaped(world):
    assert ">A &lt; B &amp; C</h1>" in str(world.html("third/").select_one("h1"))
    assert "A < B & C" in cards(world.html(""))


def test_the_summary_is_the_description_of_the_page(world):
    assert world.html("old/").select_one("meta[name=description]")["content"] == "What is old."


def test_a_text_that_begins_like_front_matter_is_text(site):
    texts = {"a": "Note: this stays.", "b": "---\n\nThis stays.", "c": "---\nlater: this stays.\n---"}
    built = site({f"docs/{name}.md": brief(f"{text}\n\nMore.") for name, text in texts.items()}, strict=True)
    assert not built.aborted
    for name in texts:
        assert "this stays." in built.html(f"{name}/").select_one(".brief-body").text.casefold(), name


# Countries and regions


def test_a_country_lists_its_briefs_and_apart_those_that_mention_it_and_its_actors(world):
    page = world.html("countries/chad/")
    assert cards(page) == ["The old brief"]
    assert page.select_one("#mentions").text == "Also mentioned in"
    assert titles(page, ".mention__brief a") == ["The new brief"]
    assert page.select_one(".mention__quote").text.strip() == "In Chad, Jane Doe said so."
    assert page.select_one(".mention__quote mark").text == "Chad"
    norway = world.html("countries/norway/")
    assert cards(norway) == ["The new brief"]
    assert titles(norway, ".mention__brief a") == ["The old brief"]
    assert titles(norway, ".actor-group a") == ["Jane Doe"]
    assert page.select(".actor-group") == []


def test_a_country_lists_briefs_newest_first(site):
    days = {"a": "2026-01-01", "b": "2026-03-03", "c": "2026-02-02"}
    built = site({f"docs/{name}.md": dated(day, title=name.upper(), region="Chad") for name, day in days.items()})
    assert cards(built.html("countries/chad/")) == ["B", "C", "A"]
    assert cards(built.html("")) == ["B", "C", "A"]


def test_the_countries_are_listed_with_the_number_of_their_briefs(world):
    page = world.html("countries/")
    heads = [head.text for head in page.select(".counts thead th")]
    assert heads == ["Country", "Briefs on it", "Briefs that mention it", "Actors"]
    assert rows(page) == [["Chad", "1", "2", ""], ["Cuba", "1", "1", ""], ["Norway", "1", "2", "1"]]
    assert [world.target("countries/", link) for link in page.select(".counts a")] == [
        "countries/chad/",
        "countries/cuba/",
        "countries/norway/",
    ]


def test_what_a_map_of_the_house_says_of_its_borders_is_text(site):
    own = (
        '<svg viewBox="0 0 9 9"><desc>Borders &lt;b>of&lt;/b> A &amp; B.</desc><path id="NO" d="M1 1l1 0l0 1z"/></svg>'
    )
    built = site({"docs/a.md": brief(), "own.svg": own}, options={"world_map": "own.svg"}, strict=True)
    assert built.html("countries/").select_one("figure.map figcaption").decode_contents() == (
        "Borders &lt;b&gt;of&lt;/b&gt; A &amp; B."
    )


def test_the_map_can_be_skipped(world):
    page = world.html("countries/")
    links = page.select(".profile a[href], .profile a[xlink\\:href]")
    assert links[0]["href"] == "#table"
    assert world.target("countries/", links[0]) == "countries/"
    assert links[1].find_parent("svg")


@pytest.mark.parametrize("actors", ["", "Chad"])
def test_a_country_that_is_only_mentioned_is_listed_without_a_brief_on_it(site, actors):
    built = site({"docs/a.md": brief("Chad is far.", region="Norway", actors=actors)})
    assert rows(built.html("countries/")) == [["Chad", "", "1"], ["Norway", "1", ""]], "and no column of actors"
    page = built.html("countries/chad/")
    assert page.select_one("#mentions").text == "Mentioned in"
    assert page.select_one(".mention__quote").text.strip() == "Chad is far."


def test_a_region_lists_its_own_briefs_and_those_of_its_members(world):
    page = world.html("regions/caribbean/")
    assert cards(page) == ["The new brief", "A < B & C"]
    assert "Cuba" in titles(page, ".name-list a")
    assert "Jamaica" in titles(page, ".name-list li")
    assert "The sea." in page.select_one(".profile-body").text
    listed = titles(world.html("regions/"), ".tile__name")
    assert listed.count("Caribbean") == 1
    assert {"Sahel", "Arctic"} <= set(listed), "the regions of the countries on which there are briefs"
    assert not {"South Caucasus", "World"} & set(listed)


def test_regions_are_listed_by_what_makes_them_regions(site):
    rim = "---\nname: Synthetic Rim\nmembers: [Chad]\n---\n"
    built = site({"docs/a.md": brief(region="[France, Sahel]"), "docs/regions/rim.md": rim}, strict=True)
    page = built.html("regions/")
    groups = {s.h2.text: titles(s, ".tile__name") for s in page.select(".listing")}
    assert list(groups) == ["Theatres", "Unions", "Regions of the United Nations (M49)"]
    assert groups["Theatres"] == ["Sahel", "Synthetic Rim"]
    assert groups["Unions"] == ["Euro area", "European Union"]
    assert "Western Europe" in groups["Regions of the United Nations (M49)"]


def test_a_region_says_whence_its_members_are_and_no_path(site):
    rim = "---\nname: Synthetic Rim\nmembers: [Chad]\n---\n"
    built = site({"docs/a.md": brief(region="Sahel"), "docs/regions/rim.md": rim}, strict=True)
    assert titles(built.html("regions/rim/"), ".name-list li") == ["Chad"]
    assert built.html("regions/rim/").select(".note") == []
    [note] = titles(built.html("regions/sahel/"), ".note")
    assert note == "The ten countries of the United Nations Support Plan for the Sahel (2018); without Sudan."


# Actors


def test_an_actor_lists_every_brief_with_the_sentences_that_name_it(world):
    page = world.html("actors/jane-doe/")
    assert titles(page, ".mention__brief a") == ["The new brief", "The old brief"]
    quotes = [quote.text.strip() for quote in page.select(".mention__quote")]
    assert quotes == ["In Chad, Jane Doe said so.", "Jane Doe of Chad met Widget-S1 makers."]
    assert [mark.text for mark in page.select("mark")] == ["Jane Doe", "Jane Doe"]
    assert "2 mentions" in page.select(".mention__meta")[1].text


def test_an_actor_shows_its_profile_with_its_citations(world):
    page = world.html("actors/jane-doe/")
    assert page.select_one(".standfirst").text == "A synthetic person."
    facts = [" ".join(item.text.split()) for item in page.select(".facts dd")]
    assert facts == ["Person", "Norway", "The Doe", "Q42"]
    assert page.select_one('.profile-body a.citation[href="#ref-ash2001"]').text == "Ash 2001"
    assert page.select_one("section#references li#ref-ash2001 a.backref")


def test_an_actor_that_is_declared_and_never_named_is_listed_without_a_quotation(site):
    page = site({"docs/a.md": brief("Text.", actors="Jane Doe", title="One")}).html("actors/jane-doe/")
    assert titles(page, ".mention__brief a") == ["One"]
    assert page.select(".mention__quote") == []


def test_a_mention_links_to_its_section(site):
    built = site({"docs/a.md": brief("Text.\n\n## Then\n\nJane Doe left.", actors="Jane Doe")})
    page = built.html("actors/jane-doe/")
    [link] = page.select(".mention__section")
    assert link.text == "Then"
    assert link["href"].endswith("#then")
    assert built.target("actors/jane-doe/", link) == "a/"
    assert built.target("actors/jane-doe/", page.select_one(".mention__brief a")) == "a/"


def test_a_weak_alias_is_no_name_to_show(site):
    doe = "---\nname: Jane Doe\naliases: [The Doe]\nweak_aliases: [the envoy]\n---\n"
    built = site(
        {"docs/a.md": brief("The envoy left.", actors="Jane Doe"), "docs/actors/jane-doe.md": doe}, strict=True
    )
    assert titles(built.html("actors/jane-doe/"), ".facts dd") == ["The Doe"]
    assert titles(built.html("actors/jane-doe/"), "mark") == ["The envoy"]


def test_who_appears_together_is_counted_in_words_for_those_who_hear_the_page(site):
    crowd = [f"Widget W{number:02}" for number in range(31)]
    files = {"docs/a.md": brief(actors=", ".join(["Jane Doe", *crowd]))}
    files["docs/b.md"] = brief(actors="Jane Doe, Widget W07", title="Two")
    page = site(files, strict=True).html("actors/jane-doe/")
    assert titles(page, ".together li")[:2] == ["Widget W07 2 briefs in common", "Widget W00 1 brief in common"]
    assert titles(page, ".together li")[29:] == ["Widget W29 1 brief in common", "and 1 other"]
    assert titles(page, ".together a bdi") == ["Widget W07", *(name for name in crowd if name != "Widget W07")][:30]
    assert page.select_one(".chart svg.neighbourhood")["aria-label"].startswith("The 12 actors most often mentioned")


def test_an_author_s_headings_share_no_id_with_our_groups(site):
    index = "---\ntitle: Mine\n---\n## People\n\n## States\n\n## Regions 1\n\n## Year 2025\n"
    pages = ("actors/", "regions/", "archive/")
    indexes = {f"docs/{page}index.md": index for page in pages}
    built = site({"docs/a.md": brief("Jane Doe.", actors="Jane Doe"), **indexes}, strict=True)
    for page in pages:
        ids = [element["id"] for element in built.html(page).select("[id]")]
        assert {"people", "states", "regions-1", "year-2025"} < set(ids)
        assert len(ids) == len(set(ids))
        labels = [section["aria-labelledby"] for section in built.html(page).select(".profile .listing")]
        assert labels
        assert {label.split("-")[0] for label in labels} == {"group"}
        assert set(labels) <= set(ids)


def test_the_actors_are_listed_under_their_kinds(world):
    page = world.html("actors/")
    groups = {s.h2.text: [" ".join(a.text.split()) for a in s.select("a")] for s in page.select(".listing")}
    assert groups == {
        "People": ["Jane Doe 2 briefs"],
        "States": ["Chad 2 briefs", "Cuba 1 brief", "Norway 2 briefs"],
        "Others": ["Widget-S1 1 brief"],
    }


def test_two_names_of_one_slug_have_pages_of_their_own(site):
    built = site({"docs/a.md": brief("Widget-S1 and Widget S1.", actors="Widget-S1, Widget S1")}, strict=True)
    targets = [built.target("a/", link) for link in built.html("a/").select("a.actor-link")]
    assert targets == ["actors/widget-s1/", "actors/widget-s1-2/"]


# Authors, bibliography, home, archive


def test_an_author_lists_what_is_signed(site):
    built = site({"docs/a.md": signed("[Ann Ash, Example Org]"), "docs/b.md": signed("Example Org", title="Two")})
    assert cards(built.html("authors/ann-ash/")) == ["A synthetic brief"]
    assert cards(built.html("authors/example-org/")) == ["A synthetic brief", "Two"]
    page = built.html("authors/")
    assert [" ".join(a.text.split()) for a in page.select(".tile a")] == ["Ann Ash 1 brief", "Example Org 2 briefs"]


def test_the_bibliography_says_which_pages_cite_what(world):
    page = world.html("bibliography/")
    sources = {item["id"]: titles(item, ".source__cited a") for item in page.select("li.source")}
    assert sources == {
        "ref-ash2001": ["The new brief", "The old brief", "About", "Profile of Jane Doe"],
        "ref-cole:2003": ["The new brief", "The old brief"],
    }
    for link in page.select(".source__cited a"):
        world.target("bibliography/", link)


def test_one_is_said_as_one(site, world):
    one = site({"docs/a.md": brief("It is so [@ash2001]."), "bib/a.bib": BIB})
    assert titles(one.html(""), ".more") == ["All briefs (1)"]
    assert titles(world.html(""), ".more") == ["All briefs (3)"]
    cited = "cited in this publication,"
    assert titles(one.html("bibliography/"), ".standfirst") == [f"1 source {cited} with the pages that cite it."]
    assert titles(world.html("bibliography/"), ".standfirst") == [
        f"2 sources {cited} each with the pages that cite it."
    ]


def test_a_source_that_no_page_cites_is_not_listed(site):
    built = site({"docs/a.md": brief("It is so [@ash2001]."), "bib/a.bib": BIB})
    assert [item["id"] for item in built.html("bibliography/").select("li.source")] == ["ref-ash2001"]


def test_home_has_the_newest_briefs_with_summary_date_and_places(world):
    page = world.html("")
    assert cards(page) == ["The new brief", "A < B & C", "The old brief"]
    last = page.select(".brief-card")[-1]
    assert last.select_one(".brief-card__summary").text == "What is old."
    assert last.select_one("time")["datetime"] == "2025-05-05"
    assert titles(last, ".kicker a") == ["Chad"]


def test_home_has_thirteen_briefs_and_the_archive_all(site):
    built = site({f"docs/b{n:02}.md": dated(f"2026-01-{n:02}", title=f"Brief {n}") for n in range(1, 16)})
    assert cards(built.html("")) == [f"Brief {n}" for n in range(15, 2, -1)]
    archive = built.html("archive/")
    assert titles(archive, ".entry__title a") == [f"Brief {n}" for n in range(15, 0, -1)]
    assert built.target("", built.html("").select_one(".more a")) == "archive/"


def test_a_publication_without_a_brief_has_its_pages(site):
    built = site({"docs/about.md": "---\nkind: page\n---\nHello.\n"}, strict=True)
    assert not built.aborted, built.warnings()
    for page in ("", "archive/", "actors/", "authors/", "countries/", "regions/", "bibliography/"):
        assert built.html(page).select(".empty"), page
    check_links(built)


# Drafts

DRAFT = "---\ntitle: Not yet\nstatus: draft\nauthor: Draft Author\nregion: Chad\nactors: [Jane Doe]\n---\nJane Doe.\n"


def test_a_draft_leaves_no_trace_in_a_build(site):
    built = site({"docs/a.md": brief(), "docs/draft.md": DRAFT}, strict=True)
    assert not built.aborted
    assert not built.has("draft/")
    assert not built.has("authors/draft-author/")
    assert not built.has("actors/jane-doe/")
    assert not built.has("countries/chad/")
    assert not any("Not yet" in built.html(page).text for page in pages_of(built))


def test_a_draft_is_shown_and_marked_in_serve(site):
    built = site({"docs/a.md": brief(), "docs/draft.md": DRAFT}, strict=True, serve=True)
    assert built.html("draft/").select_one("h1 .draft-mark")
    assert cards(built.html("")) == ["Not yet", "A synthetic brief"]
    assert len(built.html("").select(".draft-mark")) == 1
    assert built.html("a/").select(".draft-mark") == []
    assert built.has("actors/jane-doe/")


# Kinds of project


def test_every_internal_link_leads_somewhere(world):
    assert check_links(world) > 80


def test_pages_are_files_where_the_site_wants_files(site):
    """With an address, too."""
    built = site(WORLD, config={"site_url": "https://example.org/below/", "use_directory_urls": False}, strict=True)
    assert not built.aborted, built.warnings()
    assert check_links(built) > 80
    [link] = [a for a in built.html("old.html").select("a.actor-link") if a.text == "Jane Doe"]
    assert built.target("old.html", link) == "actors/jane-doe.html"


def test_the_folder_of_pages_may_have_any_name(site):
    files = {path.replace("docs/", "texts/"): text for path, text in WORLD.items()}
    files["texts/bad.md"] = brief("It is so [@zzz].")
    built = site(files, config={"docs_dir": "texts"})
    assert built.problem("citation-unknown").startswith("WARNING briefs: texts/bad.md:8: ")
    assert cards(built.html("countries/chad/")) == ["The old brief"]


def test_databases_may_be_named(site):
    files = {"docs/a.md": brief("It is so [@ash2001]."), "refs/one/x.bib": BIB, "bib/broken.bib": "@book{"}
    for option in (["refs"], ["refs/one/x.bib"], ["refs/**/*.bib"]):
        built = site(files, options={"bibliography": option}, strict=True)
        assert not built.aborted, built.warnings()
        assert built.html("a/").select("li#ref-ash2001")


def test_a_style_may_be_named(site):
    built = site({"docs/a.md": brief("It is so [@ash2001]."), "bib/a.bib": BIB}, options={"citation_style": "ieee"})
    assert built.html("a/").select_one("#references ol li")["data-label"] == "[1]"


def test_keys_of_other_plugins_may_be_named(site):
    files = {"docs/a.md": brief(more="weight: 3")}
    assert not site(files, options={"extra_keys": ["weight"]}, strict=True).aborted


# What the author writes goes first


def test_an_index_that_the_author_wrote_is_kept_with_the_listing_added(site):
    lists = {"": "A synthetic brief", "actors/": "Jane Doe", "countries/": "Norway", "authors/": "Test Author"}
    index = "---\ntitle: Mine\n---\n# My heading\n\nMy words.\n"
    indexes = {f"docs/{folder}index.md": index for folder in lists}
    built = site({"docs/a.md": brief("Jane Doe.", actors="Jane Doe"), **indexes}, strict=True)
    for folder, listed in lists.items():
        page = built.html(folder)
        assert [h1.text.strip() for h1 in page.select("h1")] == ["My heading"]
        assert "My words." in page.text
        assert listed in titles(page, ".home a, .profile a .tile__name, .counts a")


def test_a_profile_keeps_its_name_whatever_its_text_begins_with(site):
    texts = {"jane": "# Jane", "bob": "# Early years", "ann": "She writes.\n\n# Works"}
    profiles = {f"docs/actors/{name}.md": f"---\nname: {name.title()}\n---\n{text}\n" for name, text in texts.items()}
    built = site({"docs/a.md": brief("Jane.", actors="Jane"), **profiles}, strict=True)
    for name in texts:
        assert [h1.text.strip() for h1 in built.html(f"actors/{name}/").select("h1")] == [name.title()]
    assert built.html("actors/ann/").find("h2", id="works")
    assert [m for m in built.messages if "title-differs" in m] == [
        m for m in built.messages if "bob.md:4: title-d" in m
    ]
    assert any("title-differs" in message for message in built.messages)


def test_a_template_of_the_project_goes_before_ours(site):
    template = "<p class='mine'>{{ entity.name }} in {{ corpus.appearances.of(entity) | length }}</p>"
    built = site(
        {"docs/a.md": brief("Jane Doe.", actors="Jane Doe"), "over/briefs/actor.html": template},
        config={"theme": {"name": "material", "font": False, "custom_dir": "over"}},
        strict=True,
    )
    assert built.html("actors/jane-doe/").select_one(".mine").text == "Jane Doe in 1"
    assert cards(built.html("")) == ["A synthetic brief"]


def test_a_page_of_the_author_that_is_no_brief_stays_plain(world):
    page = world.html("about/")
    assert page.select(".brief, .profile") == []
    assert page.select("a.citation")
    assert page.select_one("section#references li#ref-ash2001")
    assert "About" not in cards(world.html(""))


def test_a_navigation_that_mkdocs_makes_holds_the_indexes_and_no_brief(site):
    built = site(WORLD, config={"theme": {"name": "mkdocs"}}, strict=True)
    assert not built.aborted, built.warnings()
    assert check_links(built) > 80
    shown = {link["href"] for link in built.html("").select(".navbar a[href]")}
    assert {"countries/", "actors/", "authors/", "regions/", "bibliography/", "about/"} <= shown
    assert not shown & {"old/", "deep/new/", "actors/jane-doe/", "countries/chad/", "authors/test-author/"}


def test_a_navigation_that_the_author_wrote_stays(site):
    nav = [{"Start": "index.md"}, {"One": "old.md"}]
    built = site(WORLD, config={"nav": nav, "theme": {"name": "mkdocs"}}, strict=True)
    assert not built.aborted, built.warnings()
    assert [a.text.strip() for a in built.html("").select(".navbar-nav a.nav-link[href]")][:2] == ["Start", "One"]
    left_out = [message for message in built.messages if "not included in the" in message]
    assert not any(page in message for message in left_out for page in ("archive/", "actors/", "old.md"))


# Again and again


def texts_of(built: Site) -> dict[str, str]:
    return {page: str(built.html(page).select(OURS)) for page in pages_of(built)}


def test_neither_the_order_in_which_files_come_nor_a_second_build_changes_a_page(site, world):
    backwards = lambda config: Files(list(get_files(config))[::-1])  # noqa: E731
    with patch("mkdocs.commands.build.get_files", backwards):
        first = site(WORLD)
    assert texts_of(first) == texts_of(world)
    assert texts_of(rebuild(first.root)) == texts_of(world)


def test_an_edit_shows_in_the_next_build_of_one_process(site):
    """As in ``mkdocs serve``: one plugin object, many builds."""
    built = site({**WORLD, "docs/about.md": "---\nkind: page\n---\nHello.\n"})
    root: Path = built.root
    plugins = load_config(str(root / "mkdocs.yml")).plugins

    def again() -> Site:
        with recorded(Site(root)) as found:
            config = load_config(str(root / "mkdocs.yml"), strict=True)
            config.plugins = plugins
            build(config)
        assert not found.aborted, found.warnings()
        return found

    def edit(name: str, old: str, new: str) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), "utf-8")

    plugins.on_startup(command="serve", dirty=False)
    assert again().html("old/").select_one("a.citation").text == "Ash 2001, 4"
    edit("docs/old.md", "The old brief", "The edited brief")
    edit("docs/old.md", "Jane Doe of Chad", "Nobody of Chad")
    edit("docs/actors/jane-doe.md", "A synthetic person", "An edited person")
    edit("bib/a.bib", "2001}", "1999}")
    after = again()
    assert after.html("old/").select_one("a.citation").text == "Ash 1999, 4"
    page = after.html("actors/jane-doe/")
    assert page.select_one(".standfirst").text == "An edited person."
    assert titles(page, ".mention__brief a") == ["The new brief", "The edited brief"]
    assert [q.text.strip() for q in page.select(".mention__quote")][1] == "Doe left. More"
    assert page.select(".mention__section")[-1].text == "More"
    shutil.move(root / "docs/old.md", root / "docs/moved.md")
    gone = again()
    assert gone.has("moved/")
    assert not gone.has("old/")
    assert cards(gone.html("countries/chad/")) == ["The edited brief"]


def test_serve_watches_the_databases(site):
    watched: list[str] = []
    built = site({"docs/a.md": brief(), "bib/a.bib": BIB, "bib/more/b.bib": ""})
    config = load_config(str(built.root / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    server = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(built.root / "site"))
    with patch.object(server, "watch", lambda path: watched.append(Path(path).name)):
        config.plugins["briefs"].on_serve(server, config=config, builder=server.builder)
    server.server_close()
    assert {"bib", "more"} <= set(watched)


def test_the_bibliography_says_whose_profile_a_sentence_is_from(site):
    built = site(
        {
            "bib/a.bib": "@book{ash2001, author = {Ash, Ann}, title = {One}, year = {2001}}\n",
            "docs/actors/jane.md": "---\nname: Jane Doe\nkind: person\n---\nShe was born in 1950 [@ash2001].\n",
            "docs/x.md": brief("It is so [@ash2001].", title="A brief"),
        }
    )
    cited = [" ".join(item.text.split()) for item in built.html("bibliography/").select(".source__cited li")]
    assert cited == ["A brief It is so.", "Profile of Jane Doe: She was born in 1950."]


def test_a_country_names_its_regions_the_smallest_first_and_not_the_world(world):
    facts = {dt.text: dt.find_next("dd").text for dt in world.html("countries/chad/").select("dl dt")}
    assert facts["Regions"].split(", ") == ["Middle Africa", "Sahel", "Sub-Saharan Africa", "Africa"]


def test_a_last_heading_for_the_references_is_no_title(site):
    files = {"docs/index.md": "So it is [@ash2001].\n\n# References\n", "bib/a.bib": BIB, "docs/a.md": brief()}
    built = site(files, strict=True)
    assert built.warnings() == []
    assert [heading.text for heading in built.html("").select("h1")] == ["Briefs"]
    assert len(built.html("").select("section#references")) == 1


@pytest.mark.parametrize(("length", "shown"), [(64, 64), (65, 64)])
def test_a_long_title_that_two_briefs_cite_is_cut_between_words(site, length, shown):
    title = f"{'A word of it ' * 4}and {'x' * (length - 58)} y"
    assert len(title) == length
    files = {"bib/a.bib": f"@book{{b, author = {{Ash, Ann}}, title = {{{title}}}, date = {{2001}}}}\n"}
    # What all briefs share is no reason.
    texts = {"docs/a.md": brief("[@b]", title="One"), "docs/b.md": brief("[@b]", title="Two", region="Chad")}
    others = {f"docs/{n}.md": brief(title=f"Other {n}", region="Peru") for n in range(3)}
    reason = site(files | texts | others).html("a/").select_one(".related small").text
    cited = reason.partition("\u201c")[2].removesuffix("\u201d")
    assert (len(cited), cited.endswith("\u2026")) == (shown, length > 64)


@pytest.mark.parametrize(("others", "more"), [(30, []), (31, ["and 1 other"])])
def test_thirty_companions_are_listed_and_five_in_the_table(site, others, more):
    names = [f"Firm {number:02}" for number in range(others + 1)]
    built = site({"docs/a.md": brief(actors=", ".join(names))})
    listed = built.html("actors/firm-00/").select(".together li")
    assert [item.text for item in listed if "together__more" in item.get("class", [])] == more
    assert len(listed) == 30 + len(more)
    first = built.html("graph/").select("tbody tr")[0]
    assert first.th.text == "Firm 00"
    assert [link.text for link in first.select("td a")] == names[1:6]


def test_the_bibliography_leads_to_the_first_passage_of_a_page(site):
    text = "## One\n\nIt is so [@ash2001].\n\n## Two\n\nAnd so [@ash2001].\n"
    built = site({"docs/a.md": brief(text), "bib/a.bib": BIB})
    anchors = [link["id"] for link in built.html("a/").select(".brief-body a.citation")]
    [link] = [link for link in built.html("bibliography/").select("li.source a") if link.text == "A synthetic brief"]
    assert link["href"].partition("#")[2] == anchors[0]


def test_each_heading_of_a_table_says_whether_it_heads_a_row_or_a_column(world):
    heads = [head for page in pages_of(world) for head in world.html(page).select("th")]
    assert len(heads) > 10
    assert {(head.find_parent("thead") is not None, head.get("scope")) for head in heads} == {
        (True, "col"),
        (False, "row"),
    }


def test_a_country_without_a_brief_says_so_and_no_other_does(site, world):
    built = site({"docs/a.md": brief(), "docs/countries/mali.md": "---\nname: Mali\n---\n"}, strict=True)
    assert [note.text for note in built.html("countries/mali/").select(".empty")] == ["No brief is on Mali yet."]
    assert built.html("countries/norway/").select(".empty") == []
    assert world.html("countries/cuba/").select(".empty") == []
