"""Files of unusual names: their pages, the files beside them and the links between them, read back from sites."""

from __future__ import annotations

import json

import pytest
from site_tests.mini_site import Site, brief, build_site

from mkdocs_briefs.model.addresses import MARKDOWN
from mkdocs_briefs.sources.formats import FORMATS

ODD = "c# and 100%?"
NAMED = {
    "x.markdown": "x",
    "y.mdown": "y",
    "notes/z.mkdn": "notes/z",
    "notes/deep/w.mkd": "notes/deep/w",
    "v1.2.md": "v1.2",
    "notes/v1.3.markdown": "notes/v1.3",
    f"{ODD}.md": ODD,
    "\u00fcber uns.md": "\u00fcber uns",
}
"""Files of briefs, and the stem of each."""


@pytest.fixture(scope="module", params=[True, False], ids=["directories", "files"])
def site(request, tmp_path_factory) -> Site:
    files = {f"docs/{name}": brief("Norway.", title=stem) for name, stem in NAMED.items()}
    config = {"use_directory_urls": request.param, "site_url": "https://example.org/"}
    site = build_site(tmp_path_factory.mktemp("site"), files, config=config)
    site.ending = "/" if request.param else ".html"
    return site


def test_nothing_is_wrong_with_unusual_names(site):
    assert site.warnings() == []


@pytest.mark.parametrize("stem", NAMED.values())
def test_links_to_the_files_beside_a_page_lead_to_files_that_are_there(site, stem):
    page = stem + site.ending
    links = site.html(page).select(".cite-this__actions a")
    assert [site.target(page, link) for link in links] == [f"{stem}.{form.ending}" for form in FORMATS]
    assert not any("?" in link["href"] or "#" in link["href"] or " " in link["href"] for link in links)
    entry = (site.root / f"site/{stem}.bib").read_text("utf-8")
    assert f"{stem}".replace("#", "\\#").replace("%", "\\%") in entry


def test_pages_lead_to_pages_of_unusual_names(site):
    archive = f"archive{site.ending if site.ending == '/' else '/index.html'}"
    links = site.html(archive).select(".brief-list li > span > a")
    assert {site.target(archive, link) for link in links} == {stem + site.ending for stem in NAMED.values()}


def test_the_data_call_a_page_by_its_stem(site):
    items = json.loads((site.root / "site/api/v1/briefs.json").read_text("utf-8"))["items"]
    assert sorted(item["id"] for item in items) == sorted(NAMED.values())
    [odd] = [item for item in items if item["id"] == ODD]
    assert odd["files"]["bib"] == "https://example.org/c%23%20and%20100%25%3F.bib"


def test_of_two_files_of_one_stem_one_is_shown_and_the_other_reported(tmp_path):
    files = {"docs/x.markdown": brief(title="Left out"), "docs/x.md": brief(title="Shown")}
    site = build_site(tmp_path, files)
    [warning] = site.warnings()
    assert "'x.markdown'" in warning
    assert "'x.md'" in warning
    assert site.html("x/").h1.text == "Shown"
    assert [site.target("archive/", a) for a in site.html("archive/").select(".brief-list li > span > a")] == ["x/"]
    assert "Shown" in (site.root / "site/x.bib").read_text("utf-8")


@pytest.mark.parametrize("ending", MARKDOWN)
def test_an_index_is_one_with_any_ending(tmp_path, ending):
    files = {
        "docs/one.md": brief("Jane Doe.", actors="Jane Doe"),
        f"docs/actors/index{ending}": "# Who is who\n\nOur own words.\n",
        f"docs/bibliography{ending}": "---\nkind: page\n---\n\nOur own words.\n",
    }
    site = build_site(tmp_path, files)
    assert site.warnings() == []
    assert site.html("actors/").h1.text == "Who is who"
    assert site.html("actors/").select_one(".tile")
    assert site.html("bibliography/").select_one(".empty")
    [kicker] = site.html("actors/jane-doe/").select(".kicker a")
    assert site.target("actors/jane-doe/", kicker) == "actors/"


def test_an_actor_without_a_profile_gets_no_address_that_a_file_of_another_ending_has(tmp_path):
    files = {
        "docs/one.md": brief("Jane Doe.", actors="Jane Doe"),
        "docs/actors/jane-doe.markdown": "---\nname: Jane Doe the Elder\n---\n",
    }
    site = build_site(tmp_path, files)
    assert site.html("actors/jane-doe/").h1.text == "Jane Doe the Elder"
    assert site.html("actors/jane-doe-2/").h1.text == "Jane Doe"


def test_a_brief_that_has_the_address_of_the_bibliography_keeps_its_own_files(tmp_path):
    site = build_site(tmp_path, {"docs/bibliography.markdown": brief(title="On lists")})
    assert "bibliography.markdown" in site.problem("address-taken")
    [link, *_] = site.html("bibliography/").select(".cite-this__actions a")
    assert "On lists" in (site.root / "site" / site.target("bibliography/", link)).read_text("utf-8")
