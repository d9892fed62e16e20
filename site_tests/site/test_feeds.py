"""Feeds: of the site and of each subject, whole, valid, found by programs, and cheap."""

from __future__ import annotations

import json
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from site_tests import feeds
from site_tests.mini_site import brief, build_site, rebuild
from site_tests.site.test_published import files_with

URL = "https://desk.example/below/"
BIB = "@book{ash2001, author = {Ash, Ann}, title = {A Source}, year = {2001}}\n"
MARK = "Unseen"
CORRECTED = """\
tags: [straits, two words]
series: Straits
summary: A <summary> & more.
author: [Ann Ash, Test Office]
corrections:
  - {date: 2026-02-01, text: "It said *two* [@ash2001]."}
  - {date: 2026-02-01, text: It said three.}
versions: [{version: 2, date: 2026-03-01, note: New.}]
key_judgements: [{text: Norway stays., likelihood: likely}]
"""
FILES = {
    "docs/first.md": brief(
        "Jane Doe left [@ash2001]. See [the other](second.md), [below](#later), ![a picture](p.png).\n\n## Later\n\n"
        "<script>run()</script><form><input></form>\n",
        title="A < B & “C”",
        actors="Jane Doe",
        more=CORRECTED,
    ).replace("author: Test Author\n", ""),
    "docs/second.md": brief("Chad is not Norway.", title="Second", more="status: superseded\nsuperseded_by: first.md"),
    "docs/gone.md": brief(f"{MARK} text.", title="Gone", actors="Jane Doe", more="status: withdrawn\nstatus_note: No."),
    "docs/draft.md": brief(f"{MARK} text.", title=f"{MARK} draft", more="status: draft"),
    "docs/later.md": brief(f"{MARK} text.", title=f"{MARK} later").replace("2026-01-02", "2999-01-02"),
    "docs/about.md": "---\nkind: page\n---\n# About & more\n\nText.\n",
    "docs/p.png": "",
    "bib/a.bib": BIB,
}
CONFIG = {"site_url": URL, "site_description": "What we <are>."}
ATOM = ["feed.xml", "corrections.xml", "actors/jane-doe.xml", "authors/ann-ash.xml", "authors/test-office.xml"]
ATOM += [
    "countries/norway.xml",
    "countries/chad.xml",
    "regions/northern-europe.xml",
    "tags/two-words.xml",
    "series/straits.xml",
]

ITEM = {
    **dict.fromkeys(("id", "url"), "https://a.example/b/"),
    **dict.fromkeys(("date_published", "date_modified"), "2026-01-02T00:00:00Z"),
    "title": "B",
    "content_html": "<p>B</p>",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_site(tmp_path_factory.mktemp("feeds"), FILES, config=CONFIG, strict=True)


def read(built, address):
    return feeds.read(built.root / "site" / address)


def test_each_feed_is_what_its_format_demands(built):
    assert not built.aborted
    files = sorted((built.root / "site").rglob("*.xml"))
    found = [path.relative_to(built.root / "site").as_posix() for path in files]
    assert set(ATOM) < set(found)
    for path, address in zip(files, found, strict=True):
        if address == "rss.xml":
            feeds.assert_is_rss(path)
        elif address != "sitemap.xml":
            feeds.assert_is_atom(path)
        if address != "sitemap.xml":
            assert feeds.read(path).entries
    feeds.assert_is_json_feed(built.root / "site/feed.json")


ODD = {
    "docs/Ein Text \N{EN DASH} ü & 100 %.md": brief(
        "", title="'<b>“A” & B</b>'", more="tags: [2024, 'a,b', 'ü \N{GRINNING FACE}']"
    ),
    "docs/old.md": brief(
        "Text.", title="Old", more="date: 1930-05-02\nauthor: [Ann Ash, 'World & Bank']", region="Norway"
    )
    .replace("date: 2026-01-02\n", "")
    .replace("author: Test Author\n", ""),
    "docs/first.md": brief(
        "Text\u200f.\n\n[b](ftp://x.example/ä b) ![c](https://x.example/ä%.png)",
        title="\u200f\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET}",
    ),
    "docs/same.md": brief("Text.", title="Old", region="Chad", more="lang: ar\nupdated: 2026-01-02"),
}


def test_odd_briefs_leave_feeds_as_their_formats_demand(site):
    """Monrovia was 44 minutes and 30 seconds from Greenwich until 1972."""
    config = {"site_url": URL, "site_name": "Ä & <b>", "site_description": " "}
    built = site(ODD, config=config, options={"timezone": "Africa/Monrovia"})
    assert not built.aborted
    feeds.assert_is_json_feed(built.root / "site/feed.json")
    feeds.assert_is_atom(built.root / "site/feed.xml")
    feeds.assert_is_rss(built.root / "site/rss.xml")
    items = {item["url"]: item for item in json.loads((built.root / "site/feed.json").read_text("utf-8"))["items"]}
    assert len(items) == len(ODD)


@pytest.mark.parametrize(
    "wrong",
    [
        {"items": [{"id": "https://a.example/"}]},
        {"feed_url": "feed.json"},
        {"authors": [{}]},
        {"language": "en_GB"},
        {"other": 1},
        {"items": [{**ITEM, "date_published": "2026-01-02"}]},
        {"items": [{**ITEM, "tags": [1]}]},
        {"items": [{**ITEM, "attachments": [{"url": "https://a.example/a.pdf"}]}]},
        {"items": [ITEM, ITEM]},
    ],
)
def test_the_check_of_json_feeds_finds_what_is_wrong(tmp_path, wrong):
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [ITEM]}
    feed |= {"home_page_url": "https://a.example/", "feed_url": "https://a.example/feed.json"}
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(feed), "utf-8")
    feeds.assert_is_json_feed(path)
    path.write_text(json.dumps(feed | wrong), "utf-8")
    with pytest.raises(AssertionError):
        feeds.assert_is_json_feed(path)


def entries_of(built, address):
    """Title, id and text of each entry."""
    if address != "feed.json":
        found = read(built, address)
        assert (found.feed.title, found.feed.link) == ("Test", URL)
        return [(entry.title, entry.id, entry.content[0].value) for entry in found.entries]
    found = json.loads((built.root / "site" / address).read_text("utf-8"))
    assert (found["title"], found["home_page_url"]) == ("Test", URL)
    return [(item["title"], item["id"], item["content_html"]) for item in found["items"]]


@pytest.mark.parametrize("address", ["feed.xml", "rss.xml", "feed.json"])
def test_the_site_has_its_briefs_in_three_formats(built, address):
    (title, first, content), (_, _, second) = entries_of(built, address)
    assert (unescape(title), first) == ("A < B & “C”", f"{URL}first/")
    assert "A &lt;summary&gt; &amp; more." in content
    assert "Norway stays. <em>Likely (55 to 80%)</em>" in content
    assert f'<a href="{URL}actors/jane-doe/">Jane Doe</a> left' in content
    assert f'(<a href="{URL}first/#ref-ash2001">Ash 2001</a>)' in content
    assert f'<a href="{URL}second/">the other</a>' in content
    assert f'src="{URL}p.png"' in content
    assert "A Source" in content
    assert "1 February 2026: It said <em>two</em>" in content
    assert "This brief is out of date." in second
    assert f'In its place: <a href="{URL}first/">' in second


def test_an_entry_says_when_it_last_changed_and_all_who_sign(built):
    first = read(built, "feed.xml").entries[0]
    assert first.updated == "2026-03-01T00:00:00+00:00"
    assert [author.name for author in first.authors] == ["Ann Ash", "Test Office"]
    assert [tag.term for tag in first.tags] == ["straits", "two words"]
    assert read(built, "feed.xml").feed.updated == "2026-03-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("address", "title", "page", "briefs"),
    [
        ("actors/jane-doe.xml", "Jane Doe \N{EN DASH} Test", "actors/jane-doe/", ["first/"]),
        ("authors/ann-ash.xml", "Ann Ash \N{EN DASH} Test", "authors/ann-ash/", ["first/"]),
        ("countries/norway.xml", "Norway \N{EN DASH} Test", "countries/norway/", ["first/", "second/"]),
        ("countries/chad.xml", "Chad \N{EN DASH} Test", "countries/chad/", ["second/"]),
        (
            "regions/northern-europe.xml",
            "Northern Europe \N{EN DASH} Test",
            "regions/northern-europe/",
            ["first/", "second/"],
        ),
        ("tags/two-words.xml", "two words \N{EN DASH} Test", "tags/two-words/", ["first/"]),
    ],
)
def test_each_subject_has_the_briefs_of_its_page(built, address, title, page, briefs):
    found = read(built, address)
    assert (found.feed.title, found.feed.link, found.feed.id) == (title, URL + page, URL + address)
    assert [entry.id for entry in found.entries] == [URL + brief for brief in briefs]


def test_corrections_have_ids_of_their_own_that_lead_to_them(built):
    found = read(built, "corrections.xml")
    assert [entry.id for entry in found.entries] == [
        f"{URL}first/#correction-2026-02-01-2",
        f"{URL}first/#correction-2026-02-01",
    ]
    for entry in found.entries:
        assert built.html("first/").find(id=entry.id.rpartition("#")[2])
    assert "It said <em>two</em>" in found.entries[1].content[0].value


def test_what_does_not_go_out_is_in_no_feed(built):
    assert not any(path.endswith((".xml", ".json", ".opml")) for path in files_with(built, MARK))
    assert not [path for path in files_with(built, "Gone") if path.endswith((".xml", "feed.json", ".opml"))]


def test_drafts_are_in_no_feed_of_a_preview(tmp_path):
    built = build_site(tmp_path, FILES, config=CONFIG, serve=True)
    assert built.has("draft/")
    found = feeds.read(tmp_path / "site/feed.xml")
    assert [entry.title for entry in found.entries] == ["A < B & “C”", "Second"]


def test_pages_name_their_feeds(built):
    def named(page):
        links = built.html(page).select("head link[rel=alternate]")
        return [(str(link["type"]), str(link["title"]), str(link["href"])) for link in links]

    whole = [
        ("application/atom+xml", "Test", f"{URL}feed.xml"),
        ("application/rss+xml", "Test", f"{URL}rss.xml"),
        ("application/feed+json", "Test", f"{URL}feed.json"),
    ]
    assert named("") == named("about/") == named("first/") == whole
    assert named("actors/jane-doe/") == [
        ("application/atom+xml", "Jane Doe \N{EN DASH} Test", f"{URL}actors/jane-doe.xml"),
        *whole,
    ]


def test_the_page_and_the_list_of_feeds_lead_to_all_of_them(built):
    outlines = ET.fromstring((built.root / "site/feeds.opml").read_bytes()).findall(".//outline[@xmlUrl]")
    listed = {outline.get("xmlUrl", "").removeprefix(URL) for outline in outlines}
    written = {path.relative_to(built.root / "site").as_posix() for path in (built.root / "site").rglob("*.xml")}
    assert listed == written - {"sitemap.xml", "rss.xml"}
    assert all(built.has(str(outline.get("htmlUrl")).removeprefix(URL)) for outline in outlines)
    page = built.html("follow/")
    own = built.html("actors/jane-doe/").select_one(".follow a")
    assert built.target("actors/jane-doe/", own) == "actors/jane-doe.xml"
    links = [built.target("follow/", link) for link in page.select("article a[href]:not(.headerlink)")]
    assert {"feed.xml", "rss.xml", "feed.json", "feeds.opml", "corrections.xml", "countries/chad.xml"} <= set(links)


def test_ids_outlive_edits_and_the_same_briefs_are_the_same_bytes(tmp_path):
    build_site(tmp_path, FILES, config=CONFIG)
    before = (tmp_path / "site/feed.xml").read_bytes()
    rebuild(tmp_path)
    assert (tmp_path / "site/feed.xml").read_bytes() == before
    file = tmp_path / "docs/second.md"
    file.write_text(file.read_text("utf-8").replace("title: Second", "title: 2nd").replace("01-02", "01-03"), "utf-8")
    rebuild(tmp_path)
    after = feeds.read(tmp_path / "site/feed.xml").entries
    assert (after[0].id, after[0].title) == (f"{URL}second/", "2nd")


def test_a_feed_has_the_newest_fifty_in_the_time_of_the_publication(tmp_path):
    files = {
        f"docs/{day:02}.md": brief(title=f"Brief {day}").replace(
            "2026-01-02", f"2026-0{day // 28 + 1}-{day % 28 + 1:02}"
        )
        for day in range(55)
    }
    long = "Jane Doe left. " * 700
    files |= {f"docs/long-{number}.md": brief(long, region="Chad", actors="Jane Doe") for number in range(12)}
    build_site(tmp_path, files, config=CONFIG, options={"timezone": "Asia/Tokyo"})
    found = feeds.read(tmp_path / "site/countries/norway.xml").entries
    assert [entry.title for entry in found] == [f"Brief {day}" for day in range(54, 4, -1)]
    assert found[0].published == "2026-02-27T00:00:00+09:00"
    assert len(feeds.read(tmp_path / "site/feed.xml").entries) == 50
    assert len(feeds.read(tmp_path / "site/actors/jane-doe.xml").entries) == 10, "the texts of 6 are 64,000 characters"


def test_without_an_address_there_are_no_feeds(site):
    built = site(FILES, strict=True)
    written = [path.name for path in (built.root / "site").rglob("*.xml")]
    assert written == ["sitemap.xml"]
    assert not built.has("follow/")
    assert not built.has("feeds.opml")
    assert not built.html("first/").select("head link[rel=alternate]")


def test_an_empty_address_says_that_there_is_none(site):
    built = site({"docs/a.md": brief()}, config={"site_url": ""})
    assert not any("site-url-missing" in message for message in built.messages)


def test_an_authors_own_feed_keeps_its_address(site):
    built = site({"docs/a.md": brief(actors="Jane Doe"), "docs/actors/jane-doe.xml": "own"}, config=CONFIG)
    assert (built.root / "site/actors/jane-doe.xml").read_text("utf-8") == "own"
    assert ": address-taken: " in built.problem("address-taken")
    assert len(built.html("actors/jane-doe/").select("head link[rel=alternate]")) == 3
