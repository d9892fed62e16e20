"""What readers see of a publication in which nothing coincides."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import Tag
from site_tests.awkward import BAD_KEY, LIVE
from site_tests.mini_site import Site

API = "api/v1"


def words(element: Tag | None) -> str:
    assert element
    return " ".join(element.text.split())


def all_words(site: Site, page: str, selector: str) -> list[str]:
    return [words(element) for element in site.html(page).select(selector)]


def item(site: Site, file: str, identifier: str) -> dict:
    [found] = [item for item in data(site, f"{API}/{file}.json")["items"] if item["id"] == identifier]
    return found


def data(site: Site, file: str):
    return json.loads(text(site, file))


def text(site: Site, file: str) -> str:
    return (site.root / "site" / file).read_text("utf-8")


def test_only_what_is_wrong_on_purpose_is_reported(awkward):
    assert not awkward.aborted
    assert len(awkward.warnings()) == 2
    assert [BAD_KEY in awkward.warnings()[0], '"nowhere"' in awkward.warnings()[1]] == [True, True]


def test_every_link_leads_somewhere(awkward):
    root = awkward.root / "site"
    for file in root.rglob("index.html"):
        page = file.relative_to(root).as_posix().removesuffix("index.html")
        for link in awkward.html(page).select(".brief a[href], .profile a[href], .home a[href]"):
            if not link["href"].startswith(("http:", "https:")):
                awkward.target(page, link)


# HTML in texts


def test_html_in_code_is_quoted_as_text(awkward):
    quotes = {words(quote) for quote in awkward.html("actors/zed-works/").select(".mention__quote")}
    assert [quote for quote in quotes if LIVE in quote]
    assert [quote for quote in quotes if "as did a < b" in quote]


def test_html_in_an_unknown_key_is_text(awkward):
    assert all_words(awkward, "code/", ".citation-missing") == [f"[?{BAD_KEY}]"]


@pytest.mark.parametrize("page", ["code/", "actors/zed-works/", "bibliography/"])
def test_no_text_of_a_brief_becomes_an_element(awkward, page):
    assert awkward.html(page).select("[onerror]") == []


def test_the_title_of_a_window_is_text(awkward):
    assert "<title>Code &lt; names &amp; more - Test</title>" in text(awkward, "code/index.html")


# Citations and references


def test_a_brief_named_like_a_source_is_cited_as_itself(awkward):
    said = words(awkward.html("ash2001/").select_one("#cite-text"))
    assert said.startswith("Ash, Ann, and Lucía van der Berg. 2024. Named like a key.")
    assert text(awkward, "ash2001.bib").startswith("@report{ash2001-brief,")
    assert data(awkward, "ash2001.json")[0]["id"] == "ash2001-brief"
    assert words(awkward.html("ash2001/").select_one("li[id=ref-ash2001]")).startswith("Zorn, Zoe. 2001.")


def test_a_narrative_citation_of_a_numeric_style_is_the_number(awkward):
    assert all_words(awkward, "numeric/", ".brief-body .cited") == ["[1]", "[2]", "[3]", "[4]", "[5]"]


def test_a_citation_with_a_reference_link_behind_it_is_a_link(awkward):
    page = awkward.html("code/").select_one(".brief-body")
    [link] = page.select('a[href="https://example.org/"]')
    assert "2002" in link.text
    assert "[ref]" not in page.text
    assert len(page.select('a.citation[href="#ref-a-first"]')) == 1


@pytest.mark.parametrize("page", ["numeric/", "bibliography/"])
def test_a_doi_with_angle_brackets_is_in_the_reference(awkward, page):
    reference = awkward.html(page).select_one("li[id=ref-marked]")
    assert "50% of A_B & C" in reference.text
    [link] = reference.select("a[href^='https://doi.org/']")
    assert link["href"] == "https://doi.org/10.1000/a%3Cb%3Ec_d"


@pytest.mark.parametrize("page", ["numeric/", "bibliography/"])
def test_a_source_that_is_still_online_leads_there_and_to_its_archive(awkward, page):
    links = awkward.html(page).select("li[id=ref-two] a[href^='http']")
    assert [link["href"] for link in links] == [
        "https://journal.example/two",
        'https://archive.example/?q="two"&of=<all>',
    ]


def test_the_home_page_cites_under_the_address_of_the_site(awkward):
    cited = {found["id"]: found["url"] for found in item(awkward, "sources", "two")["cited_in"]}
    assert cited == {"numeric": "https://desk.example/numeric/", "index": "https://desk.example/"}


def test_the_bibliography_offers_the_newest_year_first(awkward):
    years = all_words(awkward, "bibliography/", "select[name=year] option")
    assert years == ["any", "2004", "2003", "2002", "2001", "1999", "1998", "1997", "1996", "1995"]


def test_the_bibliography_stands_by_author_whatever_the_keys_and_accents(awkward):
    keys = [source["id"].removeprefix("ref-") for source in awkward.html("bibliography/").select("li.source")]
    assert keys == ["z-last", "three", "m-middle", "edited", "two", "marked", "long", "ash2001", "a-first"]
    assert "9 sources" in words(awkward.html("bibliography/").select_one(".standfirst"))


def test_a_source_is_found_by_every_name_and_by_its_type_and_year(awkward):
    [three] = awkward.html("bibliography/").select("li[id=ref-three]")
    assert (three["data-authors"], three["data-year"], three["data-type"]) == ("Ash; Ash; Cole", "1998", "Article")
    [edited] = awkward.html("bibliography/").select("li[id=ref-edited]")
    assert edited["data-authors"] == "Dale"


def test_a_source_says_which_pages_cite_it_and_with_which_words(awkward):
    [long] = awkward.html("bibliography/").select("li[id=ref-long]")
    assert [words(cited) for cited in long.select(".source__cited li")] == [
        "The left half The left half of Chad is dry.",
        "The right half The right half of Chad is wet.",
    ]


def test_latex_prints_the_titles_of_our_files_as_they_are(awkward):
    assert r"title = {50\% of A\_B \& C}," in text(awkward, "bibliography.bib")
    assert "TI  - 50% of A_B & C\n" in text(awkward, "bibliography.ris")
    assert "uncited" not in text(awkward, "bibliography.bib")


def test_what_a_brief_is_based_on_is_in_its_data_if_there_is_such_a_source(awkward):
    assert item(awkward, "briefs", "numeric")["based_on"] == ["ash2001"]
    assert item(awkward, "briefs", "left")["based_on"] == []
    assert all_words(awkward, "numeric/", ".based-on") == [
        "Based on Zorn, Zoe. 2001. The Book That a Brief Is Named Like. Press. Reference"
    ]


# Actors and mentions


def test_mentions_by_year_are_counted_and_not_the_briefs(awkward):
    page = awkward.html("actors/zed-works/")
    # Headings count: a reader finds the name there.
    assert page.select_one("svg.years")["aria-label"] == "Mentions of Zed Works by year: 2024: 3, 2025: 2"


def test_briefs_mentions_and_companions_are_told_apart(awkward):
    metas = all_words(awkward, "actors/zed-works/", ".mention__meta")
    assert [meta.rsplit(" · ", 1)[1] for meta in metas] == ["2 mentions", "1 mention", "2 mentions"]
    assert metas[0].startswith("6 May 2025 · Delta · Jamaica")
    assert "Zed Works 3 briefs" in all_words(awkward, "actors/", ".tile a")
    assert len(item(awkward, "actors", "actors/zed-works")["companions"]) == 4
    table = dict(row for row in (cells(row) for row in awkward.html("countries/").select(".counts tbody tr")))
    assert table["Chad"] == ["3", "2", "2"]
    assert table["Kenya"] == ["", "1", ""]
    assert table["Norway"] == ["2", "", ""]


def cells(row: Tag) -> tuple[str, list[str]]:
    return words(row.th), [words(cell) for cell in row.select("td")]


def test_a_heading_is_not_quoted_where_a_sentence_says_the_name(awkward):
    quotes = all_words(awkward, "actors/zed-works/", ".mention__quote")
    assert "At length Zed Works and a man of letters agreed. How the people of Zed Works came to be" in quotes
    assert len(quotes) == 4


def test_names_are_listed_without_regard_to_capitals_and_accents(awkward):
    groups = {words(s.h2): [words(name) for name in s.select("bdi")] for s in awkward.html("actors/").select("section")}
    assert groups["Organisations"] == ["al-Sample", "Élan Group", "Zed Works"]
    together = all_words(awkward, "actors/zed-works/", ".together bdi")
    assert together == ["al-Sample", "Ann May", "Élan Group", "Émile Dufour"]


def test_a_person_without_a_short_name_is_not_mentioned_by_it(awkward):
    assert "In May it rained" in awkward.html("headings/").select_one(".brief-body").text
    assert awkward.html("actors/may/").select(".mention__quote") == []
    assert all_words(awkward, "actors/may/", ".mention__meta") == [
        "6 May 2025 · Delta · Jamaica · listed among its actors"
    ]


def test_a_link_by_hand_to_an_address_with_an_accent_is_a_mention(awkward):
    page = awkward.html("actors/émile/")
    assert all_words(awkward, "actors/émile/", "mark") == ["a man of letters"]
    assert awkward.target("actors/émile/", page.select_one(".mention__brief a")) == "headings/"
    assert [words(link) for link in awkward.html("headings/").select("a.actor-link")][1:] == ["a man of letters"]


def test_a_page_of_one_s_own_that_names_an_actor_is_named_there(awkward):
    assert all_words(awkward, "actors/delta/", ".other-pages a") == ["About"]


def test_an_author_named_twice_signs_once(awkward):
    assert all_words(awkward, "ash2001/", ".byline a") == ["Ann Ash", "Lucía van der Berg"]
    assert len(item(awkward, "briefs", "ash2001")["authors"]) == 2


def test_one_word_can_be_an_actor_an_author_and_a_brief(awkward):
    assert words(awkward.html("actors/delta/").select_one(".facts dd")) == "System"
    assert all_words(awkward, "authors/delta/", ".brief-card__title") == ["Delta", "Numbers"]
    [link] = awkward.html("left/").select(".brief-body a.actor-link:-soup-contains('Delta')")
    assert awkward.target("left/", link) == "actors/delta/"
    [link] = awkward.html("headings/").select(".byline a")
    assert awkward.target("headings/", link) == "authors/delta/"


def test_an_actor_s_own_name_is_none_of_its_aliases_for_other_programs(awkward):
    entities = {
        entity["id"]: entity for entity in map(json.loads, text(awkward, f"{API}/actors.ftm.json").splitlines())
    }
    assert entities["actors.zed-works"]["properties"]["alias"] == ["Zedco"]
    jamaica = entities["countries.JM"]["properties"]
    assert jamaica["name"] == ["Jamaica"]
    assert "Jamaica" not in jamaica.get("alias", [])


def notices(site: Site, name: str) -> list[str]:
    return [message for message in site.messages if f'actor-unmentioned: the text never mentions "{name}"' in message]


def test_a_declared_name_that_is_a_slip_is_noticed_with_what_was_meant(awkward):
    [notice] = notices(awkward, "Zed Work")
    assert notice.endswith('Did you mean "Zed Works"?')


@pytest.mark.parametrize("name", ["al-Sample", "Kenya"])
def test_a_declared_name_that_is_known_is_noticed_as_it_is(awkward, name):
    [notice] = notices(awkward, name)
    assert notice.startswith("INFO")
    assert "Did you mean" not in notice


def test_who_is_mentioned_is_not_noticed(awkward):
    assert [
        message for message in awkward.messages if "actor-unmentioned" in message and '"Zed Works".' in message
    ] == []
    assert notices(awkward, "Chad") == []


# Related briefs, countries, authors, drafts


def test_related_briefs_say_all_that_they_share_and_nothing_twice(awkward):
    [first, *_] = all_words(awkward, "left/", ".related li")
    assert first == (
        "The right half 2 January 2021 · "
        "Both on Chad; both cite “A Title so Long That Nobody Wants to Read the Whole of It Among…”; "
        "both tagged “ice”"
    )
    others = all_words(awkward, "ash2001/", ".related li")
    assert any(text.startswith("Code < names & more ") and text.endswith("· Both mention Zed Works") for text in others)


def test_related_briefs_share_as_much_in_the_data(awkward):
    [right, *_] = item(awkward, "briefs", "left")["related"]
    assert right["id"] == "right"
    assert right["score"] == 5.257, "3 log(1 + 6/2) + log(1 + 6/3), of six briefs"
    assert sorted((shared["kind"], shared["id"]) for shared in right["shared"]) == [
        ("mention", "TD"), ("place", "TD"), ("source", "long"), ("tag", "ice"),
    ]  # fmt: skip


def test_the_archive_says_where_a_brief_plays(awkward):
    rows = all_words(awkward, "archive/", ".entry")
    assert rows[0] == "Delta 6 May 2025 · Delta · Jamaica"
    assert rows[1].startswith("Code < names & more")
    assert rows[1].endswith("· Chad")


def test_a_country_has_its_official_name_where_that_is_another(awkward):
    facts = {words(fact.dt): words(fact.dd) for fact in awkward.html("countries/chad/").select(".facts div")}
    assert facts["Official name"] == "Republic of Chad"
    assert facts["ISO 3166-1"] == "TD · TCD · 148"
    assert "Official name" not in awkward.html("countries/jamaica/").select_one(".facts").text


def test_a_country_lists_its_regions_the_smallest_first_and_not_the_world(awkward):
    facts = {words(fact.dt): words(fact.dd) for fact in awkward.html("countries/chad/").select(".facts div")}
    assert facts["Regions"] == "Middle Africa, Sahel, Sub-Saharan Africa, Africa"


def test_an_author_has_a_summary_on_the_own_page_and_in_the_list(awkward):
    assert words(awkward.html("authors/ann-ash/").select_one(".standfirst")) == "Writes of < and of ice."
    tiles = all_words(awkward, "authors/", ".tile a")
    assert tiles == ["Ann Ash Writes of < and of ice. 4 briefs", "Delta 2 briefs", "Lucía van der Berg 1 brief"]


def test_a_draft_is_nowhere(awkward):
    assert not awkward.has("unready/")
    assert not awkward.has("unready.bib")
    root = awkward.root / "site"
    assert [path for path in root.rglob("*.*") if path.suffix in (".html", ".json") and _says(path, "Unready")] == []


def _says(path, word: str) -> bool:
    return re.search(rf"\b{word}\b", path.read_text("utf-8")) is not None


@pytest.mark.parametrize(("page", "is_hidden"), [("headings/", False), ("actors/zed-works/", True)])
def test_a_brief_has_its_contents_beside_it_and_a_list_has_none(awkward, page, is_hidden):
    [contents] = awkward.html(page).select(".md-sidebar--secondary")
    assert contents.has_attr("hidden") is is_hidden
    [navigation] = awkward.html(page).select(".md-sidebar--primary")
    assert navigation.has_attr("hidden")
