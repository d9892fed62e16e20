"""Every wrong input, in a real build: file, line, code and way out; strict fails; otherwise nothing is lost."""

from __future__ import annotations

import json

import pytest
from mkdocs.exceptions import PluginError
from site_tests.mini_site import brief, build_site
from site_tests.soak import some

from mkdocs_briefs.adapter.plugin import BriefsPlugin
from mkdocs_briefs.citations.engine import EngineError
from mkdocs_briefs.citations.pandoc.process import Process

BIB = "@book{ash2001, author = {Ash, Ann}, title = {One}, year = {2001}}\n"
SOUND = brief("It is so [@ash2001]. Jane Doe left.", title="Sound", actors="Jane Doe")
MEMBER = "---\nname: {}\nkind: person\naliases: [The Doe]\n---\nA synthetic person.\n"

WRONG = {
    "front-matter-yaml": (
        {"docs/x.md": "---\ntitle: One: two\n---\nKept text.\n"},
        "docs/x.md:2",
        "needs quotes around it",
    ),
    "front-matter-duplicate": (
        {"docs/x.md": brief("Kept text.", more="title: Again")},
        "docs/x.md:3",
        "Keep one of them",
    ),
    "missing-field": (
        {"docs/x.md": "---\ntitle: One\ndate: 2026-01-02\nregion: Chad\n---\nKept text.\n"},
        "docs/x.md:1",
        'no "author". Add it',
    ),
    "invalid-field": (
        {"docs/x.md": brief("Kept text.", region="NO")},
        "docs/x.md:5",
        "Put quotes around it",
    ),
    "placeholder": (
        {"docs/x.md": brief("Kept text.\n\nIt is so.\n\n- [Replace: what is known.]\n\nSee `[Replace: it.]`.")},
        "docs/x.md:12",
        '"[Replace: what is known.]" stands for text that is still to be written. Write it, or take the line out.',
    ),
    "unknown-key": ({"docs/x.md": brief("Kept text.", more="sumary: x")}, "docs/x.md:2", 'Did you mean "summary"?'),
    "unknown-place": (
        {"docs/x.md": brief("Kept text.", region="Venezula")},
        "docs/x.md:5",
        'Did you mean "Venezuela"?',
    ),
    "ambiguous-place": ({"docs/x.md": brief("Kept text.", region="Congo")}, "docs/x.md:5", "CD (Democratic Republic"),
    "citation-unknown": (
        {"docs/x.md": brief("Kept text.\n\nIt is so [@ash2011].")},
        "docs/x.md:10",
        'Did you mean "ash2001"?',
    ),
    "citation-style": (
        {"docs/x.md": brief("Kept text [@ash2001].", more="citation_style: no-such-style")},
        "docs/x.md:2",
        "no-such-style",
    ),
    "address-taken": (
        {"docs/x.md": brief("Kept text."), "docs/archive.md": brief("Other text.")},
        "docs/archive.md:1",
        "Rename the file",
    ),
    "citation-unusable": (
        {
            "docs/x.md": brief("Kept text [@bad]."),
            "bib/b.bib": "\n@book{bad, author = {Ash, Ann}, title = {Unusable}, year = {2001}}\n",
        },
        "bib/b.bib:2",
        "Mend the entry",
    ),
    "bibtex-encoding": (
        {
            "docs/x.md": brief("Kept text."),
            "bib/b.bib": "\n@book{b, author = {M\udcfcller, Ann}, title = {Two}, year = {2001}}\n",
        },
        "bib/b.bib:2",
        "Save it as UTF-8",
    ),
    "text-limit": (
        {"docs/x.md": brief("Kept text.\n\nToo many: " + "[" * 60)},
        "docs/x.md:10",
        "Close them",
    ),
    "bibtex-limit": (
        {
            "docs/x.md": brief("Kept text [@good]."),
            "bib/b.bib": f"@book{{good, title={{T}}}}\n@book{{b, title = {{{'{' * 60}T{'}' * 60}}}}}\n",
        },
        "bib/b.bib:2",
        'the entry "b" is left out: in "title", braces or commands nest more than 50 deep',
    ),
    "bibtex-file": (
        {"docs/x.md": brief("Kept text."), "bib/b.bib": "\0\0"},
        "bib/b.bib:1",
        "Save it as UTF-8",
    ),
    "bibtex-syntax": (
        {"docs/x.md": brief("Kept text."), "bib/b.bib": "\n@book{bad, title = {Two\n\n@book{good, title = {Three}}\n"},
        "bib/b.bib:2",
        "Check that each field ends with a comma",
    ),
    "bibtex-duplicate-key": (
        {"docs/x.md": brief("Kept text."), "bib/b.bib": "% a remark\n@book{ash2001, title = {Two}}\n"},
        "bib/b.bib:2",
        "taken already at bib/a.bib:1",
    ),
    "bibtex-duplicate-field": (
        {"docs/x.md": brief("Kept text."), "bib/b.bib": "@book{b, title = {Two}, title = {Three}}\n"},
        "bib/b.bib:1",
        "Keep one of them",
    ),
    "bibtex-empty-key": (
        {"docs/x.md": brief("Kept text."), "bib/b.bib": "\n@book{, title = {Two}}\n"},
        "bib/b.bib:2",
        "Write one after the opening brace",
    ),
    "bibtex-missing-comma": (
        {"docs/x.md": brief("Kept text."), "bib/b.bib": "@book{b,\n  title = {Two}\n  year = {2002}}\n"},
        "bib/b.bib:3",
        'between "title" and "year"',
    ),
    "bibtex-value": (
        {"docs/x.md": brief("Kept text."), "bib/b.bib": "@book{b,\n  title = {Two} {Three}}\n"},
        "bib/b.bib:2",
        "Join it",
    ),
    "bibtex-unknown-string": (
        {"docs/x.md": brief("Kept text."), "bib/b.bib": "@string{press = {P}}\n@book{b, publisher = pres}\n"},
        "bib/b.bib:2",
        'Did you mean "press"?',
    ),
    "bibtex-missing-parent": (
        {"docs/x.md": brief("Kept text."), "bib/b.bib": "@inbook{b, crossref = {ash2011}, title = {Two}}\n"},
        "bib/b.bib:1",
        'Did you mean "ash2001"?',
    ),
    "bibtex-inheritance-cycle": (
        {"docs/x.md": brief("Kept text."), "bib/b.bib": "@book{b, crossref = {b}, title = {Two}}\n"},
        "bib/b.bib:1",
        "Take out one",
    ),
    "bibtex-grade": (
        {"docs/x.md": brief("Kept text."), "bib/b.bib": "@book{b, title = {Two}, reliability = {G}}\n"},
        "bib/b.bib:1",
        "a letter from A to F",
    ),
    "alias-conflict": (
        {
            "docs/x.md": brief("Kept text."),
            "docs/actors/a.md": "---\nname: Joan Doe\naliases: [The Doe, Norway]\n---\nA synthetic person.\n",
        },
        "docs/actors/a.md:3",
        '"Norway" is a country\'s name',
    ),
    "markdown-copy": (
        {"docs/x.md": brief("Kept text."), "docs/y.MD": brief("A copy.")},
        "docs/y.MD:1",
        "Name it .md",
    ),
    "unknown-actor": (
        {"docs/x.md": brief("Kept text.", more="nolink: [Venezula]")},
        "docs/x.md:2",
        'Did you mean "Venezuela"?',
    ),
    "ambiguous-actor": (
        {
            "docs/x.md": brief("Kept text.", actors="The Doe"),
            "docs/actors/a.md": MEMBER.format("Joan Doe"),
            "docs/actors/b.md": MEMBER.format("John Doe"),
        },
        "docs/x.md:6",
        '"Joan Doe" (actors/a.md) and "John Doe" (actors/b.md)',
    ),
    "link-unknown": (
        {"docs/x.md": brief("Kept text.\n\nIt was [[x#Gone]].")},
        "docs/x.md:10",
        'no heading or id of "x.md"',
    ),
    "mention-unknown": (
        {"docs/x.md": brief("Kept text.\n\nIt was [[Venezula|they]].")},
        "docs/x.md:10",
        'Did you mean "Venezuela"?',
    ),
    "mention-ambiguous": (
        {"docs/x.md": brief("Kept text.\n\nIt was [[Congo]].")},
        "docs/x.md:10",
        "CD (Democratic Republic",
    ),
    "actor-is-country": (
        {"docs/x.md": brief("Kept text."), "docs/actors/chad.md": "---\nname: Chad\n---\nText.\n"},
        "docs/actors/chad.md:2",
        "countries/chad.md",
    ),
    "duplicate-profile": (
        {
            "docs/x.md": brief("Kept text."),
            "docs/countries/a.md": "---\nname: Chad\n---\n",
            "docs/countries/b.md": "---\nname: TCD\n---\n",
        },
        "docs/countries/b.md:2",
        "Merge the two files",
    ),
    "region-is-country": (
        {"docs/x.md": brief("Kept text."), "docs/regions/a.md": "---\nname: Chad\n---\n"},
        "docs/regions/a.md:2",
        "countries/chad.md",
    ),
    "region-without-members": (
        {"docs/x.md": brief("Kept text."), "docs/regions/a.md": "---\nname: Example Corner\n---\n"},
        "docs/regions/a.md:2",
        "List them",
    ),
}


@pytest.fixture(autouse=True)
def refused(monkeypatch):
    """Pandoc reads whatever our reader lets pass. Here it refuses one title, to show what would follow."""

    def ask(self, **request):
        if "Unusabl" in json.dumps(request):
            raise EngineError("it is wrong")
        return asked(self, **request)

    asked = Process.ask
    monkeypatch.setattr(Process, "ask", ask)


WITHHOLDING = {"front-matter-yaml", "missing-field", "invalid-field", "placeholder"}
"""Those after which the file is not published; more in test_published.py."""


def project(files):
    return {"docs/sound.md": SOUND, "bib/a.bib": BIB, **files}


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_input_is_reported_once_and_loses_nothing(site, code):
    files, location, says = WRONG[code]
    built = site(project(files))
    assert not built.aborted
    message = built.problem(code)
    assert message.startswith(f"WARNING briefs: {location}: {code}: ")
    assert says in message
    if code in WITHHOLDING:
        assert message.endswith("Until then, a build leaves the file out.")
        assert not built.has("x/")
    else:
        assert "Kept text" in built.html("x/").text
    sound = built.html("sound/")
    assert [link.text for link in sound.select("a.citation")] == ["Ash 2001"]
    assert [link.text for link in sound.select("a.actor-link")] == ["Jane Doe"]


@pytest.mark.parametrize("code", some(sorted(WRONG), 6))
def test_a_strict_build_fails_on_it(site, code):
    """On every warning: those above are warnings."""
    assert site(project(WRONG[code][0]), strict=True).aborted


def test_a_key_in_a_list_of_front_matter_is_reported_on_its_own_line(site):
    more = "nocite:\n  - '@ash2001, @gone1'\n  - gone2\n  - ash2001\nbased_on: [ash2001,\n  gone3]"
    built = site(project({"docs/x.md": brief("Kept text.", more=more)}))
    assert not built.aborted
    places = [message.partition(": no BibTeX entry has the key ")[::2] for message in built.warnings()]
    assert [(place, text.split('"')[1]) for place, text in places] == [
        ("WARNING briefs: docs/x.md:3: citation-unknown", "gone1"),
        ("WARNING briefs: docs/x.md:4: citation-unknown", "gone2"),
        ("WARNING briefs: docs/x.md:7: citation-unknown", "gone3"),
    ]


def test_without_a_wrong_input_nothing_is_logged(site):
    built = site(project({"docs/x.md": brief("Kept text.")}), strict=True)
    assert not built.aborted
    assert built.warnings() == []


def test_a_name_that_two_share_is_a_notice_that_fails_no_build(site):
    files = {f"docs/actors/{name}.md": MEMBER.format(f"{name} Doe") for name in ("Joan", "John")}
    built = site({**files, "docs/x.md": brief("It was in\nthe Congo. It was the Doe.\nIt was\nThe Doe.")}, strict=True)
    assert not built.aborted
    assert built.warnings() == []
    congo, doe = [message for message in built.messages if ": mention-ambiguous: " in message]
    assert "docs/x.md:9" in congo
    assert '"Democratic Republic of the Congo" or "Republic of the Congo"' in congo
    assert "docs/x.md:11" in doe
    assert '"Joan Doe" or "John Doe"' in doe
    assert "[[full name|The Doe]]" in doe
    assert built.html("x/").select("a.actor-link") == []


def test_profiles_that_share_an_alias_are_no_problem(site):
    files = {f"docs/actors/{name}.md": MEMBER.format(f"{name} Doe") for name in ("joan", "john")}
    built = site({**files, "docs/x.md": brief("The Doe left.", actors="Joan Doe")}, strict=True)
    assert not built.aborted
    assert [built.target("x/", link) for link in built.html("x/").select("a.actor-link")] == ["actors/joan/"]


def test_an_actor_that_the_text_never_names_is_a_notice_that_fails_no_build(site):
    built = site({"docs/x.md": brief("Text.", actors="Jane Doe")}, strict=True)
    assert not built.aborted
    assert built.warnings() == []
    [notice] = [message for message in built.messages if ": actor-unmentioned: " in message]
    assert "docs/x.md:6" in notice


def test_a_database_in_the_folder_of_pages_is_published_with_its_private_fields(site):
    bib = "@book{a, title = {One}}\n@book{b, title = {Two}, keywords = {mine}, file = {a.pdf}}\n"
    files = {"docs/x.md": brief("Text."), "docs/refs/b.bib": bib}
    built = site(files, options={"bibliography": ["docs/refs"]})
    assert "docs/refs/b.bib:2: bibtex-published: " in built.problem("bibtex-published")
    assert "has file, keywords. Move it" in built.problem("bibtex-published")
    for config in ({"exclude_docs": "*.bib"}, {"docs_dir": "docs"}):
        sound = bib if "exclude_docs" in config else bib.partition("\n")[0]
        built = site({**files, "docs/refs/b.bib": sound}, options={"bibliography": ["docs/refs"]}, config=config)
        assert built.warnings() == []


@pytest.mark.parametrize(
    ("code", "bib", "says"),
    [
        ("bibtex-empty", "\nTY  - BOOK\n", "export it as BibTeX"),
        ("bibtex-date", "\n@book{b, title = {Two}, year = {in press}}\n", 'use "pubstate"'),
        ("bibtex-key", "\n@book{a b#c, title = {Two}}\n", 'it is "a-b-c"'),
        ("bibtex-key-case", "\n@book{Ash2001, title = {Two}}\n", "Rename one"),
        ("bibtex-names", "\n@book{b, author = {Elm, Ed; Fir, Flo}, title = {Two}}\n", 'Write "and" between names'),
        ("bibtex-set", "\n@set{b, entryset = {ash2001}}\n", "Cite its members"),
    ],
)
def test_a_database_has_notices_that_fail_no_build(site, code, bib, says):
    built = site(project({"docs/x.md": brief("Text."), "bib/b.bib": bib}), strict=True)
    assert not built.aborted
    assert built.warnings() == []
    [notice] = [message for message in built.messages if f": {code}: " in message]
    assert "bib/b.bib:2" in notice
    assert says in notice


def test_characters_that_no_text_shows_are_a_notice(site):
    text = brief("Text.", more='tags: ["a", "b\\e[31m\\u202e"]')
    built = site(project({"docs/x.md": text}), strict=True)
    assert not built.aborted
    assert built.warnings() == []
    [notice] = [message for message in built.messages if ": control-character: " in message]
    assert "docs/x.md:2" in notice
    assert '"b\\x1b[31m\\u202e"' in notice


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        ("citation-raw", "[@ash2001, @brook2002].", "Write a semicolon"),
        ("citation-raw", "<div>See [@ash2001].</div>", 'markdown="1"'),
        ("foreign-syntax", "More^[See @ash2001.]", "Write a footnote"),
    ],
)
def test_what_stays_as_it_is_written_is_a_notice(site, code, text, says):
    bib = "@book{brook2002, author = {Brook, Bea}, title = {Two}, year = {2002}}\n"
    built = site(project({"docs/x.md": brief(f"Text.\n\n{text}"), "bib/b.bib": bib}), strict=True)
    assert not built.aborted
    assert built.warnings() == []
    [notice] = [message for message in built.messages if f": {code}: " in message]
    assert "docs/x.md:10" in notice
    assert says in notice


def test_a_broken_page_that_is_no_brief_is_reported_and_gives_way_to_ours(site):
    built = site({"docs/index.md": "---\ntitle: One: two\n---\nLost text.\n"})
    assert built.problem("front-matter-yaml").startswith("WARNING briefs: docs/index.md:2: ")
    assert built.html("").select_one(".home")
    assert "Lost text" not in built.html("").text


def test_a_heading_that_is_not_the_title_is_a_notice(site):
    built = site({"docs/x.md": brief("# Another title\n\nKept text.", title="Its own title")}, strict=True)
    [message] = [message for message in built.messages if ": title-differs: " in message]
    assert message.startswith("INFO briefs: docs/x.md:8: title-differs: ")
    assert "It gives way to the title." in message
    assert [h1.text for h1 in built.html("x/").select("h1")] == ["Its own title"]


def test_a_name_that_windows_does_not_know_is_a_notice(site):
    page = "---\nkind: page\n---\n# Other\n"
    built = site({"docs/x.md": brief("Text."), "docs/notes/aux.md": page}, strict=True)
    [notice] = [message for message in built.messages if ": file-name: " in message]
    assert notice.startswith("INFO briefs: docs/notes/aux.md:1: file-name: ")
    assert built.has("notes/aux/")


def test_a_site_without_an_address_is_a_notice_that_says_what_is_lost(site):
    built = site({"docs/x.md": brief(), "docs/y.md": brief(title="Two")}, strict=True)
    assert not built.aborted
    [notice] = [message for message in built.messages if ": site-url-missing: " in message]
    assert notice.startswith("INFO briefs: mkdocs.yml:1: site-url-missing: ")
    assert "no feeds" in notice


def test_a_search_that_cannot_be_made_is_told(site, monkeypatch):
    monkeypatch.setattr("mkdocs_briefs.adapter.search.engine.find_spec", lambda _: None)
    built = site({"docs/x.md": brief()}, options={"search_engine": "pagefind"})
    message = built.problem("search-engine")
    assert message.startswith("WARNING briefs: mkdocs.yml:1: search-engine: ")
    assert "not installed; there is none" in message
    assert "pip install 'mkdocs-briefs[search]'" in message


def test_a_date_to_come_is_a_notice(site):
    built = site({"docs/x.md": brief().replace("2026-01-02", "2999-01-02")}, strict=True)
    assert not built.aborted
    [notice] = [message for message in built.messages if ": scheduled: " in message]
    assert notice.startswith('INFO briefs: docs/x.md:3: scheduled: "date" is 2999-01-02: ')


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"citation_style": "no-such-style"}, "no-such-style"),
        ({"citation_style": "styles/nowhere.csl"}, "styles/nowhere.csl"),
        ({"bibliography": ["nowhere.bib"]}, "nowhere.bib"),
        ({"bibliography": ["nowhere/*.bib"]}, "nowhere/*.bib"),
    ],
)
def test_a_wrong_option_stops_the_build_and_says_why(site, options, says):
    built = site({"docs/x.md": brief()}, options=options)
    assert built.aborted
    assert any(message.startswith("ERROR") and says in message for message in built.messages)


def test_a_mention_that_is_no_key_is_a_notice(site):
    built = site({"docs/x.md": brief("Ask @janedoe."), "bib/a.bib": BIB}, strict=True)
    assert not built.aborted
    [notice] = [message for message in built.messages if ": citation-unknown-mention: " in message]
    assert "docs/x.md:8" in notice


@pytest.mark.parametrize("more", ["status: Draft", "draft: true"])
def test_a_draft_is_never_published(site, more):
    text = f"---\ntitle: One\ndate: 2026-01-02\n{more}\nauthor: A B\nregion: Chad\n---\nSecret.\n"
    built = site(
        {"docs/x.md": text, "docs/actors/jane.md": f"---\nname: Jane Doe\n{more}\n---\nSecret.\n"}, strict=True
    )
    assert not built.aborted
    assert not built.has("x/")
    assert not built.has("actors/jane/")


def test_a_file_that_is_not_utf8_is_named(site, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/x.md").write_bytes("---\ntitle: \xdcber\n---\n".encode("latin-1"))
    built = site({"docs/a.md": brief()})
    assert built.aborted
    assert any("docs/x.md:1: encoding: " in message for message in built.messages), built.messages


def test_a_readme_is_the_home_page_and_keeps_its_text(site):
    built = site({"docs/README.md": "# Welcome\n\nMine.\n", "docs/a.md": brief(title="Listed")}, strict=True)
    assert not built.aborted, built.messages
    home = built.html("").select_one(".home")
    assert "Mine." in home.text
    assert "Listed" in home.text


@pytest.mark.parametrize("front", ["", "---\ntitle: Mine\n---\n"])
def test_an_index_called_readme_is_as_any_index(tmp_path, front):
    folders = ("", "actors/", "archive/", "sub/")
    text = f"{front}# Mine\n\nIt is so [@ash2001].\n"
    sites = []
    for name in ("index", "README"):
        files = {f"docs/{folder}{name}.md": text for folder in folders}
        sites.append(build_site(tmp_path / name, {**files, "docs/a.md": brief(), "bib/a.bib": BIB}, strict=True))
        assert not sites[-1].aborted, sites[-1].messages
    for folder in folders:
        index, readme = (site.html(folder) for site in sites)
        assert index == readme
        assert "Mine" in readme.select_one("h1").text
        assert readme.select_one("#references li").text.startswith("Ash, Ann.")


def test_an_index_that_the_author_excludes_is_left_out(site):
    built = site(
        {"docs/a.md": brief(), "docs/archive/index.md": "# x\n"}, config={"exclude_docs": "archive/"}, strict=True
    )
    assert not built.aborted, built.messages
    assert not built.has("archive/")


def test_words_in_titles_and_summaries_are_no_html(site):
    front = 'title: A <b> & B\nsummary: He said "no" <i>\n'
    text = f"---\n{front}date: 2026-01-02\nauthor: A B\nregion: Chad\nactors: ['<script>x</script>']\n---\nText.\n"
    built = site({"docs/x.md": text}, strict=True)
    page = built.html("x/")
    assert page.title.text.startswith("A <b> & B")
    assert page.select_one("meta[name=description]")["content"] == 'He said "no" <i>'
    assert page.select_one(".brief h1").text == "A <b> & B"
    assert not [script for script in page.select("script") if script.text == "x"]


def test_a_bibliography_runs_no_code(site):
    bib = '@book{a, author = {Ash, Ann}, title = {Costs $5 and $6 $#html.elem("script", "x")$}, year = {2001}}\n'
    built = site({"docs/x.md": brief("It is so [@a]."), "bib/a.bib": bib}, strict=True)
    page = built.html("x/")
    assert "$5 and $6" in page.select_one("#references li").text
    assert not page.select("#references math, #references script")


def test_a_dirty_build_is_refused(tmp_path):
    with pytest.raises(PluginError, match="--dirty"):
        BriefsPlugin().on_startup(command="build", dirty=True)


def test_a_picture_of_a_draft(site):
    draft = "---\ntitle: T\nauthor: A\nregion: NO\nstatus: draft\n---\n\n![A map](map.png)\n"
    built = site({"docs/x.md": draft, "docs/map.png": "", "docs/y.md": brief()})
    [message] = [message for message in built.messages if ": file-withheld: " in message]
    assert message.startswith("INFO briefs: docs/map.png:1: ")


def test_a_link_to_nothing_among_the_pages(site, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "gone.md").symlink_to("nowhere")
    message = site({"docs/x.md": brief("Kept text.")}).problem("file-unreadable")
    assert (
        "docs/gone.md:1: file-unreadable: it cannot be read, and is not in the site: it is a link to nothing" in message
    )


def test_a_template_that_no_page_uses_is_reported(site):
    """A part that another template names is none, and one that extends ours is used."""
    theme = {"name": "material", "font": False, "custom_dir": "mine"}
    extended = '{% extends "briefs/brief.html" %}{% block after %}{% include "part.html" %}{{ super() }}{% endblock %}'
    files = {
        "docs/x.md": brief("Kept text."),
        "mine/briefs/brief.html": extended,
        "mine/briefs/part.html": "<p>After it.</p>",
        "mine/briefs/actr.html": "<p>Never.</p>",
    }
    built = site(files, config={"theme": theme})
    said = built.problem("template-unknown")
    assert "mine/briefs/actr.html:1: " in said
    assert 'Did you mean "actor.html"?' in said
    text = built.html("x/").select_one(".brief").text
    assert text.index("Kept text.") < text.index("After it.") < text.index("Cite this brief")


def test_a_brief_that_cannot_be_set_has_no_link_to_a_pdf(tmp_path):
    files = {"docs/x.md": brief("![A map](map.png)"), "docs/map.png": "no picture", "docs/y.md": brief(title="Two")}
    built = build_site(tmp_path, files, options={"pdf": True})
    assert "docs/x.md:1: pdf-not-set: the brief has no PDF: " in built.problem("pdf-not-set")
    assert "map.png" in built.problem("pdf-not-set")
    assert sorted(path.name for path in (tmp_path / "site").glob("*.pdf*")) == ["y.pdf"]
    assert "PDF" not in built.html("x/").select_one(".cite-this").text


CARDS = {"options": {"cards": True}, "config": {"site_url": "https://briefs.example.org/"}}


def test_letters_that_no_typeface_of_ours_has_are_told_once(tmp_path):
    files = {"docs/a.md": brief(title="\u8607"), "docs/b.md": brief(title="\u4f0a"), "docs/c.md": brief()}
    built = build_site(tmp_path, files, **CARDS, strict=True)
    [said] = [message for message in built.messages if ": card-letters: " in message]
    assert "docs/a.md:1: " in said
    assert 'nor have 1 other pages: our typefaces have no "\u8607"' in said
    assert [built.has(f"{name}.card.png") for name in "abc"] == [False, False, True]
    [picture] = built.html("a/").select('meta[property="og:image"]')
    assert picture["content"] == "https://briefs.example.org/card.png"


def test_without_pillow_there_are_no_cards(tmp_path, monkeypatch):
    monkeypatch.setattr("mkdocs_briefs.adapter.output.cards.find_spec", lambda _: None)
    built = build_site(tmp_path, {"docs/x.md": brief()}, **CARDS)
    assert "mkdocs.yml:1: cards-unavailable: " in built.problem("cards-unavailable")
    assert not built.has("card.png")
    assert not built.html("x/").select('meta[property="og:image"]')


def test_the_home_page_leaves_out_what_is_not_there_and_says_so(site):
    home = ["lead", {"country": "Norwey"}, {"tag": "treatys"}, {"country": "Chad"}, "newst", {"region": "Norway"}]
    built = site({"docs/x.md": brief("Kept text.", more="tags: [treaties]")}, options={"home": home})
    config = (built.root / "mkdocs.yml").read_text().splitlines()
    line = next(number for number, text in enumerate(config, 1) if "Norwey" in text)
    unknown = [message for message in built.warnings() if ": home-unknown: " in message]
    assert f"mkdocs.yml:{line}: " in unknown[0]
    for said, near in zip(unknown, ['"Norway"?', '"treaties"?', '"newest"?', '"country: Norway"'], strict=True):
        assert near in said
    empty = [message for message in built.messages if ": home-empty: " in message]
    assert f"mkdocs.yml:{line + 2}: " in empty[0]
    assert [title.text for title in built.html("").select(".home h2")] == ["A synthetic brief"]
