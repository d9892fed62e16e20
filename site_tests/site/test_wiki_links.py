"""Links in double brackets as Obsidian's users write them, and links to what MkDocs does not know, in whole sites."""

from __future__ import annotations

import pytest
from site_tests.mini_site import Site, brief

from mkdocs_briefs.adapter.output import bodies

PIXEL = "GIF89a"
ANCHORS = {"validation": {"anchors": "warn"}, "markdown_extensions": ["attr_list", "tables"]}
FILES = {
    "docs/two.md": brief("## What is known\n\nx\n\n## Odd {#strange}\n\nx\n\n## Odd\n\nx", title="The second one"),
    "docs/notes/deep.md": brief("Text.", title="Deep"),
    "docs/notes/same.md": brief("Text.", title="Same here"),
    "docs/other/same.md": brief("Text.", title="Same there"),
    "docs/guide.md": "---\nkind: page\ntitle: How we work\n---\n# Guide\n\n## Rules\n",
    "docs/actors/jane-doe.md": "---\nname: Jane Doe\nkind: person\n---\n## Life\n\nText.\n",
    "docs/maps/coast.png": PIXEL,
    "docs/notes/twin.png": PIXEL,
    "docs/other/twin.png": PIXEL,
    "docs/talk.mp3": PIXEL,
}


@pytest.fixture
def page(site):
    """A brief with a text among the files above, built."""

    def build(text: str, **options: object) -> Site:
        return site({**FILES, "docs/notes/one.md": brief(text, title="One")}, **{"config": ANCHORS, **options})

    return build


@pytest.mark.parametrize(
    ("written", "target", "anchor", "words"),
    [
        ("[[The second one]]", "two/", "", "The second one"),
        ("[[the SECOND one]]", "two/", "", "the SECOND one"),
        ("[[two]]", "two/", "", "two"),
        ("[[Two.md]]", "two/", "", "Two.md"),
        ("[[/two]]", "two/", "", "/two"),
        ("[[../two|that]]", "two/", "", "that"),
        ("[[notes/deep|*it*]]", "notes/deep/", "", "it"),
        ("[[other/same]]", "other/same/", "", "other/same"),
        ("[[./same]]", "notes/same/", "", "./same"),
        ("[[How we work]]", "guide/", "", "How we work"),
        ("[[guide#Rules]]", "guide/", "rules", "guide > Rules"),
        ("[[two#What is known]]", "two/", "what-is-known", "two > What is known"),
        ("[[two#what *is* known|this]]", "two/", "what-is-known", "this"),
        ("[[two#Odd]]", "two/", "strange", "two > Odd"),
        ("[[two#Top#What is known]]", "two/", "what-is-known", "two > Top > What is known"),
        ("[[#Here]]\n\n## Here", "notes/one/", "here", "Here"),
        ("[[Jane Doe#Life|hers]]", "actors/jane-doe/", "life", "hers"),
        ("[[Norway#Briefs]]", "countries/norway/", "briefs", "Norway > Briefs"),
        ("[[Norway|`NO`]]", "countries/norway/", "", "NO"),
        ("[[jane-doe|her]]", "actors/jane-doe/", "", "her"),
        ("[[Test Author]]", "authors/test-author/", "", "Test Author"),
        ("[[Bibliography]]", "bibliography/", "", "Bibliography"),
        ("| a |\n| - |\n| [[two\\|that]] |", "two/", "", "that"),
        ("## On [[two]]", "two/", "", "two"),
        ("[[talk.mp3|listen]]", "talk.mp3", "", "listen"),
    ],
)
def test_brackets_link_pages_by_title_file_name_or_path(page, written, target, anchor, words):
    built = page(written, strict=True)
    assert built.warnings() == []
    link = next(a for a in built.html("notes/one/").select("article a") if a.text == words)
    assert built.target("notes/one/", link) == target
    assert str(link["href"]).partition("#")[2] == anchor
    assert "data-briefs" not in str(built.html("notes/one/"))


@pytest.mark.parametrize("flat", [False, True])
def test_links_follow_how_the_site_writes_addresses(page, flat):
    built = page(
        "[[two#What is known]] ![[coast.png]]", config={**ANCHORS, "use_directory_urls": not flat}, strict=True
    )
    name = "notes/one.html" if flat else "notes/one/"
    link = built.html(name).select_one('article a[href*="known"]')
    assert built.target(name, link) == ("two.html" if flat else "two/")


@pytest.mark.parametrize(
    ("written", "code", "says"),
    [
        ("[[same]]", "mention-ambiguous", "[[/notes/same]] or [[/other/same]]"),
        ("[[No such page]]", "mention-unknown", 'no actor, country or page is called "No such page".'),
        ("[[Tho second one]]", "mention-unknown", 'Did you mean "The second one"?'),
        ("[[two#Gone]]", "link-unknown", '"#gone", which is no heading or id of "two.md"'),
        ("[[#Gone]]", "link-unknown", '"#gone", which is no heading or id of "notes/one.md"'),
        ("[[Norway#Gone]]", "link-unknown", '"#gone", which is no heading or id of "countries/norway.md"'),
        ("![[none.png]]", "link-unknown", 'no picture in the folder of pages is called "none.png"'),
        ("![[twin.png]]", "mention-ambiguous", "[[/notes/twin.png]] or [[/other/twin.png]]"),
    ],
)
def test_what_is_unknown_or_means_several_is_reported_with_its_line(page, written, code, says):
    built = page(f"Text.\n\nIt is {written}, so.")
    problem = built.problem(code)
    assert problem.startswith(f"WARNING briefs: docs/notes/one.md:10: {code}: ")
    assert says in problem
    assert len(built.warnings()) == 1
    assert "[[" not in built.html("notes/one/").select_one("article").text


@pytest.mark.parametrize(
    ("written", "alt", "width", "height"),
    [
        ("![[coast.png]]", "", None, None),
        ("![[Coast.PNG|300]]", "", "300", None),
        ("![[maps/coast.png|300x200]]", "", "300", "200"),
        ("![[../maps/coast.png|The coast & the sea]]", "The coast & the sea", None, None),
        ("![[coast.png|The coast|300]]", "The coast", "300", None),
        ("| a |\n| - |\n| ![[coast.png\\|300]] |", "", "300", None),
    ],
)
def test_pictures_in_brackets_are_shown(page, written, alt, width, height):
    built = page(written, strict=True)
    assert built.warnings() == []
    [picture] = built.html("notes/one/").select("article img[src$='coast.png']")
    assert (picture["alt"], picture.get("width"), picture.get("height")) == (alt, width, height)
    assert (built.root / "site/notes/one" / picture["src"]).resolve().is_file()
    assert "!" not in picture.parent.text


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("![[two]]", 'Take out the "!"'),
        ("![[Norway]]", 'Take out the "!"'),
        ("![[talk.mp3]]", 'Take out the "!"'),
        ("[[two#^abc123]]", "Name a heading"),
        ("A sentence. ^abc123", '"^abc123" names a block'),
    ],
)
def test_what_only_obsidian_has_is_said_and_stays_readable(page, written, says):
    built = page(written, strict=True)
    [notice] = [message for message in built.messages if "foreign-syntax" in message]
    assert "docs/notes/one.md:8: foreign-syntax: " in notice
    assert says in notice
    text = built.html("notes/one/").select_one("article")
    assert "![[" not in text.text
    assert "!two" not in text.text
    if "[[" in written:
        assert text.select_one("p > a")["href"].partition("#")[2] == ""


def test_a_link_to_what_is_not_published_is_its_words(site):
    files = {**FILES, "docs/draft.md": brief("Secret.", title="Not yet", more="status: draft")}
    built = site(
        {**files, "docs/notes/one.md": brief("See [[Not yet]], [[draft#Part|it]] and [[two]].", title="One")},
        strict=True,
    )
    assert built.warnings() == []
    text = built.html("notes/one/").select_one("article")
    assert "See Not yet, it and two." in text.text
    assert [a.text for a in text.select("p > a") if "two" in a.text] == ["two"]
    assert not text.select("a[href*=draft]")


def test_a_link_within_a_link_is_its_words(page):
    built = page("[see [[two]] there](../guide.md)", strict=True)
    [link] = built.html("notes/one/").select("article a[href*=guide]")
    assert link.text == "see two there"
    assert not link.select("a")


# Links to what comes into the site beside its files


BIB = "@book{ash2001, author={Ash, Ann}, title={T}, publisher={P}, date={2001}}\n"


@pytest.mark.parametrize(
    ("style", "worth"), [("chicago-author-date", 1), ("chicago-author-date", 99), ("chicago-notes-bibliography", 1)]
)
def test_our_anchors_and_files_pass_mkdocs_validation(site, style, worth, monkeypatch):
    """Where a second process makes the texts of so many pages or more, too."""
    monkeypatch.setattr(bodies, "FORK_THRESHOLD", worth)
    text = (
        "It is [@ash2001]. See [a](#references), [b](#ref-ash2001), [c](bibliography.md#ref-ash2001), [d](a.bib), "
        "[e](bibliography.json), [f](countries/norway.md#briefs), [g](#cite), [h](api/v1/sources.json)."
    )
    built = site(
        {"docs/a.md": brief(text, title="One"), "docs/b.md": brief("Text.", title="Two"), "bib/a.bib": BIB},
        options={"citation_style": style},
        config=ANCHORS,
        strict=True,
    )
    assert built.warnings() == []
    links = {a.text: built.target("a/", a) for a in built.html("a/").select("article a") if len(a.text) == 1}
    assert links["d"] == "a.bib"
    assert links["e"] == "bibliography.json"
    assert links["h"] == "api/v1/sources.json"


def test_an_anchor_that_is_not_there_fails_validation(site):
    text = "It is [@ash2001]. See [x](bibliography.md#ref-none) and [y](#no-such)."
    built = site({"docs/a.md": brief(text), "bib/a.bib": BIB}, config=ANCHORS)
    assert len([message for message in built.warnings() if "anchor" in message]) == 2


def test_a_link_to_a_file_of_ours_that_is_not_written_is_reported(site):
    files = {"docs/one.md": brief("See [x](api/v1/none.json).\n\nSee [y](none.bib)."), "docs/one.bib": "x"}
    built = site(files)
    assert any(message.startswith("WARNING briefs: docs/one.md:8: link-unknown: ") for message in built.warnings())
    assert any(
        "docs/one.md:10: link-unknown: " in message and "not found among documentation files" in message
        for message in built.warnings()
    )
