"""No id stands twice on a page: the text leaves to our part of a page the ids that it has. Read back from sites."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from markdown.extensions.toc import slugify
from site_tests.mini_site import Site, brief, build_site, rebuild
from site_tests.values import BIB

PAGES = {
    "index.md": "",
    "archive/index.md": "archive/",
    "countries/index.md": "countries/",
    "regions/index.md": "regions/",
    "actors/index.md": "actors/",
    "graph/index.md": "graph/",
    "authors/index.md": "authors/",
    "bibliography.md": "bibliography/",
    "one.md": "one/",
    "two.md": "two/",
    "actors/jane-doe.md": "actors/jane-doe/",
    "authors/test-author.md": "authors/test-author/",
    "countries/norway.md": "countries/norway/",
    "regions/north.md": "regions/north/",
}
"""Where each kind of page is, by its file."""

TEXT = "Jane Doe [@ash2001, p. 3] met Acme Works in Norway and Chad [@cole:2003/a].\n"
WORLD = {
    "docs/one.md": brief(TEXT, actors="Jane Doe, Acme Works", more="tags: [a]"),
    "docs/two.md": brief(
        TEXT, title="Two", actors="Jane Doe, Acme Works", more="citation_style: chicago-notes\ntags: [a]"
    ),
    "docs/actors/jane-doe.md": "---\nname: Jane Doe\nkind: person\ncountry: Norway\n---\n\nWhere she is.\n",
    "docs/authors/test-author.md": "---\nname: Test Author\n---\n\nWho writes.\n",
    "docs/countries/norway.md": "---\nname: Norway\n---\n\nIts coast.\n",
    "docs/regions/north.md": "---\nname: North\nmembers: [Norway, Sweden]\n---\n\nIts seas.\n",
    "bib/a.bib": BIB,
}
CONFIG = {"markdown_extensions": ["attr_list", "footnotes", {"toc": {"permalink": True}}]}


def ours(site: Site, page: str) -> BeautifulSoup:
    """Our part of a page: all within the theme's."""
    return site.html(page).select_one(".brief, .profile, .home")


def ids(part: BeautifulSoup) -> list[str]:
    return [element["id"] for element in part.select("[id]")]


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> tuple[Site, dict[str, list[str]]]:
    """A site in which each page's text has every id of that page, and what these ids are."""
    root = tmp_path_factory.mktemp("site")
    site = build_site(root, WORLD, config=CONFIG)
    assert site.warnings() == []
    own = {file: ids(ours(site, page)) for file, page in PAGES.items()}
    for file, names in own.items():
        path = root / "docs" / file
        path.parent.mkdir(exist_ok=True)
        before = path.read_text("utf-8") if path.exists() else ""
        path.write_text(before + "".join(f"\n\n## About {n} {{#{name}}}\n" for n, name in enumerate(names)), "utf-8")
    return rebuild(root), own


def test_our_part_of_a_page_has_ids(found):
    _, own = found
    assert {"cite", "cite-text", "related", "references", "ref-ash2001", "cite-cole:2003/a-1"} <= set(own["one.md"])
    assert {"notes", "note-1", "noteref-2"} <= set(own["two.md"])
    assert {"together", "mentions"} <= set(own["actors/jane-doe.md"])
    assert {"group-year-2026"} <= set(own["archive/index.md"])
    assert {"briefs", "members"} <= set(own["regions/north.md"])
    assert {"table", "network-names"} <= set(own["graph/index.md"])


@pytest.mark.parametrize("file", PAGES)
def test_no_id_stands_twice(found, file):
    site, own = found
    part = ours(site, PAGES[file])
    now = Counter(ids(part))
    assert [name for name, count in now.items() if count > 1] == []
    assert set(own[file]) <= now.keys()
    headings = {h2.contents[0].strip(): h2["id"] for h2 in part.select("h2") if re.match(r"About \d", h2.text)}
    assert headings == {f"About {n}": f"text-{name}" for n, name in enumerate(own[file])}


@pytest.mark.parametrize("file", PAGES)
def test_links_to_headings_that_got_another_id_follow(found, file):
    site, _ = found
    page = site.html(PAGES[file])
    for heading in ours(site, PAGES[file]).select("h2[id^=text-]"):
        assert heading.select_one(".headerlink")["href"] == f"#{heading['id']}"
    listed = {link["href"] for link in page.select(".md-nav--secondary a[href^='#text-']")}
    assert listed == {f"#{h2['id']}" for h2 in page.select("h2[id^=text-]")}


def test_a_page_of_ones_own_keeps_the_ids_of_its_headings(tmp_path):
    headings = ["Actors", "Briefs", "Cite", "Countries", "Members", "Mentions", "Notes", "References", "Table", "Years"]
    text = "---\nkind: page\n---\n" + "".join(f"\n## {heading}\n" for heading in headings)
    site = build_site(tmp_path, {"docs/own.md": text, "docs/a.md": brief()})
    assert [h2["id"] for h2 in site.html("own/").select("article h2")] == [h.lower() for h in headings]


def test_a_page_of_ones_own_leaves_the_ids_of_its_references(tmp_path):
    text = "---\nkind: page\n---\n\n[@ash2001]\n\n## References\n\n## Actors\n"
    site = build_site(tmp_path, {"docs/own.md": text, "docs/a.md": brief(), "bib/a.bib": BIB})
    found = [h2["id"] for h2 in site.html("own/").select("article h2")]
    assert found == ["text-references", "actors", "references-heading"]


def test_a_heading_of_a_brief_does_not_take_what_is_copied(tmp_path):
    site = build_site(tmp_path, {"docs/a.md": brief("## Cite text\n\nWords.")})
    [copied] = site.html("a/").select("#cite-text")
    assert "cite-this__text" in copied["class"]
    assert site.html("a/").select_one("#text-cite-text").text.startswith("Cite text")


def test_the_ids_of_a_template_of_the_project_are_left_to_it(tmp_path):
    files = {
        "docs/a.md": brief(actors="Jane Doe"),
        "docs/actors/jane-doe.md": "---\nname: Jane Doe\n---\n\n## Mine\n\n## Together\n",
        "over/briefs/actor.html": '<div class="profile">{{ body }}<p id="mine">Ours.</p></div>',
    }
    site = build_site(tmp_path, files, config={"theme": {"name": "material", "font": False, "custom_dir": "over"}})
    assert [h2["id"] for h2 in site.html("actors/jane-doe/").select("h2")] == ["text-mine", "together"]


NAMES = [
    "Note 1", "Noteref 1", "Cite text", "Cite", "Ref ash2001", "Ref \u00e9tude", "Cite ash2001 1", "References",
    "References heading", "Notes", "Notes heading", "Mention 1", "Mentions", "Related", "Briefs", "Members", "Years",
    "Table", "Citation preview", "Network names", "Map clip 00000000", "Ref a b", "fn:1", "fnref:1", "__search",
    "__toc", "__drawer", "__palette_0", "__nav_1",
]  # fmt: skip
KINDS = {
    "headings": "## {name}\n\nSee [it](#{slug}).\n\n",
    "attributes": "## H{number} {{#{slug}}}\n\nSee [it](#{slug}).\n\n",
    "tags in a line": "## H{number}\n\nOne <b id='{slug}'>word</b>. See [it](#{slug}).\n\n",
    "blocks": '## H{number}\n\n<div title="a>b" id={slug}>Words.</div>\n\n<a href="#{slug}">it</a>\n\n',
}
"""How an author comes to an id."""
CITING = "It is so [@ash2001; @\u00e9tude], and not [@{a b}].[^1]\n\n[^1]: A footnote [@ash2001].\n\n"
SOURCES = BIB + "@book{\u00e9tude, title = {Two}, year = {2001}}\n@book{a b, title = {Three}, year = {2002}}\n"


@pytest.fixture(scope="module", params=KINDS)
def written(request, tmp_path_factory) -> Site:
    """A site whose pages have, each in its text, ids that others on the page have."""
    is_heading = request.param == "headings"
    slugs = [(name, slugify(name, "-") if is_heading else name.lower().replace(" ", "-")) for name in NAMES]
    mine = "".join(KINDS[request.param].format(name=n, slug=s, number=i) for i, (n, s) in enumerate(slugs))
    text = f"{CITING}{mine}"
    files = {
        "docs/one.md": brief(text, actors="Jane Doe"),
        "docs/two.md": brief(text, title="Two", actors="Jane Doe", more="citation_style: chicago-notes"),
        "docs/own.md": f"---\nkind: page\n---\n\n# Own\n\n{text}",
        "docs/actors/jane-doe.md": f"---\nname: Jane Doe\n---\n\n{text}",
        "docs/countries/norway.md": f"---\nname: Norway\n---\n\n{text}",
        "docs/graph/index.md": f"# Network\n\n{text}",
        "docs/bibliography.md": f"---\nkind: page\n---\n\n# Sources\n\n{text}",
        "bib/a.bib": SOURCES,
    }
    palette = [{"scheme": "default", "toggle": {"icon": "material/brightness-7", "name": "Dark"}}]
    theme = {"name": "material", "font": False, "palette": palette}
    return build_site(tmp_path_factory.mktemp("site"), files, config={**CONFIG, "theme": theme})


WRITTEN = ["one/", "two/", "own/", "actors/jane-doe/", "countries/norway/", "graph/", "bibliography/"]


@pytest.mark.parametrize("page", WRITTEN)
def test_no_id_that_an_author_writes_stands_twice_on_a_whole_page(written, page):
    counts = Counter(ids(written.html(page)))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("page", WRITTEN)
def test_what_leads_to_a_renamed_id_follows(written, page):
    html = written.html(page)
    for heading in html.select("article h2:has(.headerlink)"):
        assert unquote(heading.select_one(".headerlink")["href"]) == f"#{heading['id']}"
    text = [link for link in html.select("article a") if link.text == "it"]
    assert len(text) == len(NAMES)
    for link in text:
        target = html.find(id=unquote(link["href"].removeprefix("#")))
        heading = link.find_previous("h2")
        assert target is heading or target.find_previous("h2") is heading, link
    for link in html.select(".md-nav--secondary a[href^='#'], a.citation, a.backref, .footnote-ref, .footnote-backref"):
        assert html.find(id=unquote(link["href"].removeprefix("#"))), link


@pytest.mark.parametrize("page", WRITTEN)
def test_what_is_promised_of_ids_holds(written, page):
    html = written.html(page)
    assert html.select_one("li[id='ref-ash2001']")
    assert html.select_one("section#references > h2#references-heading")
    cited = html.select("a.citation") or html.select("a[role=doc-noteref]")
    assert cited
    if page == "two/":
        assert "2001" in html.select_one("section#notes li#note-1").text
    if page in ("one/", "two/"):
        assert "cite-this__text" in html.select_one("#cite-text")["class"]
