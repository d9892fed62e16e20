"""Files of unusual names: their pages, the files beside them and the links between them, read back from sites."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, SoupStrainer
from site_tests.mini_site import Site, brief, build_site

from mkdocs_briefs.model.addresses import MARKDOWN
from mkdocs_briefs.readers.configuration import read_configuration
from mkdocs_briefs.readers.errors import ProjectError
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
    links = site.html(archive).select(".entry__title a")
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
    assert [site.target("archive/", a) for a in site.html("archive/").select(".entry__title a")] == ["x/"]
    assert "Shown" in (site.root / "site/x.bib").read_text("utf-8")


HARD = [
    "what-next?", "a#b", "%41", "100%", "%2e%2e", "two words", " led", "it's", 'say "so"', "a&b", "a&amp;b", "a+b=c;d",
    "<b>", "[x](y)", "{z}", "$1", "a:b", "javascript:alert(1)", "back\\slash", "\u00fcber", "\u0448\u043a\u043e",
    "\u05e9\u05dc", "e\u0301te\u0301", "\U0001f600", "~x", "^y", "`z`", "a,b", "(c)", "x@y", "*", "|",
]  # fmt: skip
"""Names of files that hold what means something in a URL, in HTML, in Markdown or to a shell."""


@pytest.fixture(scope="module", params=[True, False], ids=["directories", "files"])
def hard(request, tmp_path_factory) -> Site:
    text = brief("Jane Doe saw Norway [@ash2001].", title="{}", actors="Jane Doe")
    files = {f"docs/{name}.md": text.replace("{}", f"N{number}") for number, name in enumerate(HARD)}
    files |= {f"docs/in {name}/one.md": text.replace("{}", f"I{number}") for number, name in enumerate(HARD[:8])}
    files |= {
        f"docs/actors/{name}.md": f"---\nname: Actor {number}\n---\n\nJane Doe.\n" for number, name in enumerate(HARD)
    }
    files["bib/a.bib"] = "@book{ash2001, author = {Ash, Ann}, title = {One}, year = {2001}}\n"
    config = {"use_directory_urls": request.param, "site_url": "https://example.org/sub/"}
    return build_site(tmp_path_factory.mktemp("site"), files, config=config)


def test_every_link_of_ours_leads_to_a_file_that_is_there(hard):
    root = hard.root / "site"
    ids: dict[Path, set[str]] = {}
    seen = 0
    for path in root.rglob("*.html"):
        html = BeautifulSoup(path.read_text("utf-8"), "html.parser", parse_only=SoupStrainer("article"))
        for element in html.select("article [href], article [src], article [xlink\\:href], article [data-graph]"):
            href = next(element[name] for name in ("href", "src", "xlink:href", "data-graph") if element.get(name))
            address = "/".join(map(quote, path.relative_to(root).parts))
            target = urlsplit(urljoin(f"https://example.org/sub/{address}", href))
            if target.netloc != "example.org":
                continue
            assert href.isascii(), href
            assert not set(href) & set(' "<>\\^`{|}'), href
            file = root / unquote(target.path).removeprefix("/sub/")
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file(), f"{href} on {path}"
            if target.fragment:
                if file not in ids:
                    page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
                    ids[file] = {found["id"] for found in page.select("[id]")}
                assert unquote(target.fragment) in ids[file], f"{href} on {path}"
            seen += 1
    assert seen > 1000


def test_every_address_in_the_data_leads_to_a_file_that_is_there(hard):
    root = hard.root / "site"
    data = "".join(path.read_text("utf-8") for path in (root / "api/v1").glob("*.json") if "schema" not in path.name)
    found = set(re.findall(r'"(https://example\.org/sub/[^"]*)"', data))
    found |= {f"https://example.org/sub/{url}" for url in re.findall(r'"url":"(?!http)([^"]*)"', data)}
    assert len(found) > 100
    for url in found:
        parts = urlsplit(url)
        assert (parts.query, parts.fragment) == ("", ""), url
        file = root / unquote(parts.path).removeprefix("/sub/")
        assert (file / "index.html" if file.is_dir() else file).is_file(), url
    for path in root.rglob("*.bib"):
        for url in re.findall(r"url = \{(.*)\}", path.read_text("utf-8")):
            if url.startswith("https://example.org/"):
                file = root / unquote(urlsplit(url).path).removeprefix("/sub/")
                assert (file / "index.html" if file.is_dir() else file).is_file(), url


def test_the_address_of_a_site_is_written_in_ascii_wherever_it_stands(tmp_path):
    config = {"site_url": "https://desk.example/unsere Bücher", "theme": {"name": "material", "font": False}}
    site = build_site(tmp_path, {"docs/one.md": brief("Norway."), "docs/index.md": "# Home\n"}, config=config)
    assert site.warnings() == []
    written = [path for path in (site.root / "site").rglob("*") if path.suffix in {".html", ".xml", ".json", ".txt"}]
    found = {
        address: path.name
        for path in written
        for address in re.findall(r"desk\.example/uns[^/<\"]*", path.read_text("utf-8"))
    }
    assert set(found) == {"desk.example/unsere%20B%C3%BCcher"}, found


def test_an_address_on_a_host_that_is_none_ends_the_build_and_the_check(tmp_path):
    site = build_site(tmp_path, {"docs/one.md": brief("Norway.")}, config={"site_url": "https://a desk.example/"})
    assert site.aborted
    with pytest.raises(
        ProjectError, match=r'mkdocs\.yml:\d+: "site_url": "a desk\.example" is no name of a host'
    ) as error:
        read_configuration(tmp_path / "mkdocs.yml")
    found = str(error.value).replace(f"{tmp_path}/", "")
    assert found in "".join(site.messages), "with its line in both"


def test_an_index_is_one_with_any_ending(tmp_path):
    lists = ("actors", "countries", "regions", "authors", "archive")
    assert len(MARKDOWN) <= len(lists)
    endings = dict(zip(lists, MARKDOWN, strict=False))
    files = {f"docs/{name}/index{ending}": f"# Own {name}\n\nOur own words.\n" for name, ending in endings.items()}
    files["docs/bibliography.mdown"] = "---\nkind: page\n---\n\nOur own words.\n"
    site = build_site(tmp_path, {**files, "docs/one.md": brief("Jane Doe.", actors="Jane Doe")})
    assert site.warnings() == []
    for name in endings:
        assert site.html(f"{name}/").h1.text == f"Own {name}"
        assert site.html(f"{name}/").select_one(".tile, .counts tbody a, .entry"), name
    assert site.html("bibliography/").select_one(".empty")
    *_, way = site.html("actors/jane-doe/").select(".md-path a")
    assert site.target("actors/jane-doe/", way) == "actors/"


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
