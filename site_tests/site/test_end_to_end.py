"""The way of one brief through the house, on a small site."""

from __future__ import annotations

from site_tests.mini_site import brief

BIB = """\
@book{ash2001, author = {Ash, Ann}, title = {A Synthetic Book}, year = {2001}, publisher = {Press}}
"""


def test_minimal_project_builds_strictly(site):
    """An empty project with nothing but the plugin, and MkDocs' own theme."""
    text = "---\ntitle: One\ndate: 2026-01-02\nauthor: Someone\nregion: Chad\n---\nHello.\n"
    built = site({"docs/one.md": text}, config={"theme": {"name": "mkdocs"}}, strict=True)
    assert not built.aborted
    assert built.warnings() == []
    assert built.html("one/").select_one(".brief-head h1").text.strip() == "One"
    assert built.has("countries/chad/")
    assert built.has("authors/someone/")


def test_a_brief_links_its_actor_and_the_actor_quotes_the_brief(site):
    built = site(
        {
            "docs/a.md": brief("First. Jane Doe spoke [@ash2001, p. 4]. Doe left.", actors="Jane Doe, Norway"),
            "docs/actors/jane-doe.md": "---\nname: Jane Doe\nkind: person\ncountry: Norway\n---\nA synthetic person.\n",
            "bib/a.bib": BIB,
        },
        strict=True,
    )
    assert not built.aborted, built.messages
    page = built.html("a/")
    [link] = page.select("a.actor-link")
    assert link.text == "Jane Doe"
    assert built.target("a/", link) == "actors/jane-doe/"
    [citation] = page.select('a.citation[href="#ref-ash2001"]')
    assert citation.text == "Ash 2001, 4"
    assert page.select_one("section#references li#ref-ash2001 a.backref")["href"] == f"#{citation['id']}"
    actor = built.html("actors/jane-doe/")
    quote = actor.select_one(".mention__quote")
    assert quote.text.strip() == "Jane Doe spoke."
    assert built.target("actors/jane-doe/", actor.select_one(".mention__brief a")) == "a/"
