"""Every wrong input, in a real build: file, line, code and way out; strict fails; otherwise nothing is lost."""

from __future__ import annotations

import pytest

from site_tests.site import brief

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
    "citation-unusable": (
        {
            "docs/x.md": brief("Kept text [@bad]."),
            "bib/b.bib": "\n@book{bad, author = {Cole, Cid}, title = {Two}, year = {never}}\n",
        },
        "bib/b.bib:2",
        "Mend the entry",
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
    "alias-conflict": (
        {
            "docs/x.md": brief("Kept text."),
            "docs/actors/a.md": MEMBER.format("Joan Doe"),
            "docs/actors/b.md": MEMBER.format("John Doe"),
        },
        "docs/actors/b.md:4",
        "docs/actors/a.md",
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
    assert "Kept text" in built.html("x/").text
    sound = built.html("sound/")
    assert [link.text for link in sound.select("a.citation")] == ["Ash 2001"]
    assert [link.text for link in sound.select("a.actor-link")] == ["Jane Doe"]


@pytest.mark.parametrize("code", WRONG)
def test_a_strict_build_fails_on_it(site, code):
    assert site(project(WRONG[code][0]), strict=True).aborted


def test_without_a_wrong_input_nothing_is_logged(site):
    built = site(project({"docs/x.md": brief("Kept text.")}), strict=True)
    assert not built.aborted
    assert built.warnings() == []


def test_an_actor_that_the_text_never_names_is_a_notice_that_fails_no_build(site):
    built = site({"docs/x.md": brief("Text.", actors="Jane Doe")}, strict=True)
    assert not built.aborted
    assert built.warnings() == []
    [notice] = [message for message in built.messages if ": actor-unmentioned: " in message]
    assert "docs/x.md:6" in notice


def test_a_broken_page_that_is_no_brief_is_reported_and_kept(site):
    built = site({"docs/index.md": "---\ntitle: One: two\n---\nKept text.\n"})
    assert built.problem("front-matter-yaml").startswith("WARNING briefs: docs/index.md:2: ")
    assert "Kept text" in built.html("").text


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"citation_style": "no-such-style"}, "no-such-style"),
        ({"citation_style": "chicago-notes"}, "author-date or numeric style"),
        ({"bibliography": ["nowhere.bib"]}, "nowhere.bib"),
        ({"bibliography": ["nowhere/*.bib"]}, "nowhere/*.bib"),
    ],
)
def test_a_wrong_option_stops_the_build_and_says_why(site, options, says):
    built = site({"docs/x.md": brief()}, options=options)
    assert built.aborted
    assert any(message.startswith("ERROR") and says in message for message in built.messages)
