"""What the head of a page says to other programs: to reference managers, search engines, other sites, feed readers."""

from __future__ import annotations

import json

import pytest
from site_tests import schema_org
from site_tests.mini_site import brief, build_site

URL = "https://desk.example/below/"
BIB = """\
@article{ash2001, author = {Ash, Ann and {Office of Ash}}, title = {A Source}, date = {2001-05}, doi = {10.1000/x},
  note = {private}, journaltitle = {Journal}}
@book{brook2002, author = {Brook, Bea}, title = {A Book}, year = {2002}, publisher = {Press}}
"""
MORE = """\
author: [Ann van Ash, Test Office]
summary: A <summary> & "more"</script>.
tags: [straits]
based_on: brook2002
series: Straits
corrections: [{date: 2026-02-01, text: It said *two*.}]
"""
FILES = {
    "docs/one.md": brief(
        "Jane Doe left Chad [@ash2001].\n\n## Part\n\nMore.",
        title='A </script><b> & "C"',
        actors="Test Union",
        more=MORE,
    ).replace("author: Test Author\n", ""),
    "docs/two.md": brief("## Head\n\nIt *begins* here & goes on.", title="Two"),
    "docs/gone.md": brief("Unseen.", title="Gone", more="status: withdrawn\nstatus_note: Unsound."),
    "docs/actors/jane-doe.md": "---\nname: Jane Doe\nkind: person\nwikidata: Q42\naliases: [J. Doe]\n---\n",
    "docs/actors/test-union.md": "---\nname: Test Union\nkind: organisation\n---\n",
    "docs/authors/ann.md": "---\nname: Ann van Ash\nkind: person\norcid: 0000-0002-1825-0097\n---\n",
    "docs/authors/office.md": "---\nname: Test Office\nkind: organisation\nror: 02mhbdp94\n---\n",
    "docs/countries/norway.md": "---\nname: Norway\nwikidata: Q20\nsummary: A kingdom.\n---\n",
    "docs/regions/arctic.md": "---\nname: Arctic\nsummary: Ice.\n---\n",
    "docs/about.md": "---\nkind: page\n---\n# About\n\nWho we are.\n",
    "bib/a.bib": BIB,
}
THEMES = {"material": {"name": "material", "font": False}, "mkdocs": "mkdocs", "readthedocs": "readthedocs"}


@pytest.fixture(scope="module", params=THEMES)
def built(request, tmp_path_factory):
    config = {"site_url": URL, "site_description": "What we are.", "theme": THEMES[request.param]}
    return build_site(tmp_path_factory.mktemp("heads"), FILES, config=config, strict=True)


def contents(built, page, name):
    """What the elements of a head with this name or property say."""
    return [str(tag["content"]) for tag in built.html(page).select(f'head [name="{name}"], head [property="{name}"]')]


def graph(built, page):
    [script] = built.html(page).select("head script[type='application/ld+json']")
    data = json.loads(script.string)
    assert data["@context"] == "https://schema.org"
    return {str(node["@type"] if isinstance(node["@type"], str) else "Report"): node for node in data["@graph"]}


def hrefs(built, page, rel):
    return [str(link["href"]) for link in built.html(page).select(f'head link[rel~="{rel}"]')]


def test_a_brief_is_a_technical_report_to_reference_managers(built):
    assert contents(built, "one/", "citation_title") == ['A </script><b> & "C"']
    assert contents(built, "one/", "citation_author") == ["van Ash, Ann", "Test Office"]
    assert contents(built, "one/", "citation_publication_date") == ["2026/01/02"]
    assert contents(built, "one/", "citation_technical_report_institution") == ["Test"]
    assert contents(built, "one/", "citation_technical_report_number") == ["one"]
    assert contents(built, "one/", "citation_abstract") == ['A <summary> & "more"</script>.']
    assert contents(built, "one/", "citation_abstract_html_url") == [f"{URL}one/"]
    assert contents(built, "one/", "citation_keywords") == ["straits"]
    assert not contents(built, "about/", "citation_title")
    assert not built.html("one/").select(".Z3988"), "COinS would have Zotero import what is cited"


def test_other_sites_show_title_and_summary(built):
    assert contents(built, "one/", "og:type") == ["article"]
    assert contents(built, "one/", "og:title") == ['A </script><b> & "C"']
    assert contents(built, "one/", "og:url") == [f"{URL}one/"]
    assert contents(built, "one/", "og:site_name") == ["Test"]
    assert contents(built, "one/", "article:published_time") == ["2026-01-02"]
    assert contents(built, "one/", "article:modified_time") == ["2026-02-01"]
    assert contents(built, "one/", "article:author") == [f"{URL}authors/ann/", f"{URL}authors/office/"]
    assert contents(built, "", "og:type") == ["website"]
    assert all(len(contents(built, page, "twitter:card")) == 1 for page in ("", "one/", "actors/jane-doe/"))


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("", "What we are."),
        ("one/", 'A <summary> & "more"</script>.'),
        ("two/", "It begins here & goes on."),
        ("about/", "Who we are."),
        ("countries/norway/", "A kingdom."),
        ("countries/chad/", "Briefs on Chad, and where others mention it."),
        ("regions/arctic/", "Ice."),
        ("regions/northern-europe/", "Briefs on Northern Europe and its countries."),
        ("actors/jane-doe/", "Where briefs mention Jane Doe, in their own words."),
        ("authors/ann/", "Briefs by Ann van Ash."),
        ("tags/straits/", "Briefs with the tag straits."),
        ("bibliography/", "All sources that are cited, with the passages that cite them."),
    ],
)
def test_each_page_has_one_description_of_its_own(built, page, says):
    assert contents(built, page, "description") == contents(built, page, "og:description") == [says]


def test_no_two_pages_are_described_alike(built):
    root = built.root / "site"
    pages = sorted(path.parent.relative_to(root).as_posix() for path in root.rglob("index.html"))
    found = [tuple(contents(built, page, "description")) for page in pages if page != "gone"]
    assert len(set(found)) == len(found)


def test_each_page_has_one_canonical_address(built):
    assert hrefs(built, "one/", "canonical") == [f"{URL}one/"]
    assert hrefs(built, "", "canonical") == [URL]


def test_linked_data_is_schema_orgs(built):
    pages = [path.relative_to(built.root / "site").as_posix() for path in (built.root / "site").rglob("index.html")]
    assert [
        (page, found) for page in pages if (found := list(schema_org.wrong(list(graph(built, page).values()))))
    ] == []


def test_a_brief_as_linked_data(built):
    found = graph(built, "one/")["Report"]
    assert found["@type"] == ["Report", "AnalysisNewsArticle", "ReviewNewsArticle"]
    assert (found["headline"], found["url"]) == ('A </script><b> & "C"', f"{URL}one/")
    assert (found["datePublished"], found["dateModified"]) == ("2026-01-02", "2026-02-01")
    people = [(author["@type"], author["name"], author["sameAs"]) for author in found["author"]]
    assert people == [
        ("Person", "Ann van Ash", ["https://orcid.org/0000-0002-1825-0097"]),
        ("Organization", "Test Office", ["https://ror.org/02mhbdp94"]),
    ]
    assert [(thing["@type"], thing["name"]) for thing in found["about"]] == [
        ("Country", "Norway"),
        ("Organization", "Test Union"),
    ]
    assert found["about"][0]["sameAs"] == ["https://www.wikidata.org/entity/Q20"]
    assert [thing["name"] for thing in found["mentions"]] == ["Jane Doe", "Chad"]
    assert found["mentions"][0]["sameAs"] == ["https://www.wikidata.org/entity/Q42"]
    assert [place["name"] for place in found["spatialCoverage"]] == ["Norway"]
    article = next(work for work in found["citation"] if work["@type"] == "ScholarlyArticle")
    assert (article["@id"], article["name"]) == ("https://doi.org/10.1000/x", "A Source")
    assert [work["name"] for work in found["isBasedOn"]] == [found["itemReviewed"][0]["name"]] == ["A Book"]
    [correction] = found["correction"]
    assert (correction["text"], correction["datePublished"]) == ("It said two.", "2026-02-01")
    assert built.html("one/").find(id=correction["@id"].rpartition("#")[2])
    assert graph(built, "two/")["Report"]["@type"] == ["Report", "AnalysisNewsArticle"]
    assert "private" not in (built.root / "site/one/index.html").read_text("utf-8")


def test_entities_and_the_way_to_them(built):
    jane = graph(built, "actors/jane-doe/")
    assert (jane["Person"]["name"], jane["Person"]["alternateName"]) == ("Jane Doe", ["J. Doe"])
    steps = [(step["name"], step["item"]["@id"]) for step in jane["BreadcrumbList"]["itemListElement"]]
    assert steps == [("Test", URL), ("Actors", f"{URL}actors/"), ("Jane Doe", f"{URL}actors/jane-doe/")]
    assert graph(built, "countries/norway/")["Country"]["description"] == "A kingdom."
    regions = [path.parent.name for path in (built.root / "site/regions").glob("*/index.html")]
    assert regions
    assert all("Place" in graph(built, f"regions/{region}/") for region in regions)
    assert graph(built, "authors/office/")["Organization"]["sameAs"] == ["https://ror.org/02mhbdp94"]
    assert graph(built, "")["WebSite"]["url"] == URL
    assert "BreadcrumbList" not in graph(built, "")


def test_signposts(built):
    assert hrefs(built, "one/", "cite-as") == [f"{URL}one/"]
    assert hrefs(built, "one/", "author") == ["https://orcid.org/0000-0002-1825-0097", "https://ror.org/02mhbdp94"]
    assert hrefs(built, "one/", "describedby") == [f"{URL}one.{ending}" for ending in ("bib", "ris", "json")]
    assert hrefs(built, "one/", "type") == ["https://schema.org/AboutPage", "https://schema.org/Report"]


def test_a_withdrawn_brief_keeps_its_title_alone(built):
    found = graph(built, "gone/")["Report"]
    assert found["creativeWorkStatus"] == "withdrawn"
    assert not {"citation", "mentions", "abstract"} & found.keys()


def test_what_a_page_says_itself_stays(site):
    own = '<head><meta property="og:title" content="Own">'
    hook = f"def on_post_page(output, **_):\n    return output.replace('<head>', '{own}')"
    early = f"from mkdocs.plugins import event_priority\n\n\n@event_priority(200)\n{hook}\n"
    built = site(
        {"docs/a.md": brief(more="description: Own words."), "hook.py": early},
        config={"site_url": URL, "hooks": ["hook.py"]},
    )
    assert contents(built, "a/", "og:title") == ["Own"]
    assert contents(built, "a/", "description") == ["Own words."]
    assert len(contents(built, "a/", "og:description")) == 1


def test_without_an_address_nothing_names_one(site):
    built = site(FILES)
    assert contents(built, "one/", "citation_title")
    assert not contents(built, "one/", "og:url")
    assert not built.html("one/").select("script[type='application/ld+json'], link[rel=cite-as], link[rel=canonical]")


def test_other_pages_of_an_existing_site_are_left_alone(site):
    files = {"docs/index.md": "# Home\n", "docs/briefs/a.md": brief()}
    built = site(files, options={"folders": ["briefs"]}, config={"site_url": URL})
    assert contents(built, "briefs/a/", "og:title")
    assert not contents(built, "", "og:title")
