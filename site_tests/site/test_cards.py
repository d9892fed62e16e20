"""Pictures of briefs for other sites: in the heads of pages, kept from build to build."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from site_tests.mini_site import brief, build_site, rebuild

from mkdocs_briefs.adapter.output.cards import _has_others

URL = "https://desk.example/below/"
CONFIG = {"site_url": URL, "site_name": "The Desk"}
FILES = {
    "docs/one.md": brief(title='A "title"', more="lang: de"),
    "docs/gone.md": brief(title="Gone", more="status: withdrawn\nstatus_note: Unsound."),
}


def head(built, page, name):
    return [str(tag["content"]) for tag in built.html(page).select(f'[property="{name}"], [name="{name}"]')]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    config = {**CONFIG, "markdown_extensions": ["smarty"]}
    return build_site(tmp_path_factory.mktemp("cards"), FILES, options={"cards": True}, config=config, strict=True)


def test_a_brief_has_one_of_its_own(built):
    assert head(built, "one/", "og:image") == [f"{URL}one.card.png"]
    assert head(built, "one/", "og:image:width") == ["1200"]
    assert head(built, "one/", "og:image:height") == ["630"]
    assert head(built, "one/", "og:image:alt") == [
        "Norwegen · A \u201ctitle\u201d · 2. Januar 2026 · Von Test Author · The Desk"
    ]
    assert head(built, "one/", "twitter:card") == ["summary_large_image"]
    assert (built.root / "site/one.card.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("page", ["", "gone/", "countries/"])
def test_other_pages_have_that_of_the_site(built, page):
    assert head(built, page, "og:image") == [f"{URL}card.png"]
    assert head(built, page, "og:image:alt") == ["The Desk · desk.example/below"]
    assert built.has("card.png")
    assert not built.has("gone.card.png")


def test_they_are_kept_and_the_same_when_drawn_anew(built, monkeypatch):
    file = built.root / "site/one.card.png"
    before = file.read_bytes()
    (built.root / "docs/page.md").write_text("---\nkind: page\n---\n# A page\n", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("mkdocs_briefs.cards.drawing.drawn", None)
        assert not rebuild(built.root, strict=True).aborted
    assert file.read_bytes() == before
    build_site(
        built.root, {}, options={"cards": True, "cache": False}, config=CONFIG | {"markdown_extensions": ["smarty"]}
    )
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "config", "serve"),
    [
        ({}, CONFIG, False),
        ({"cards": True}, {"site_url": ""}, False),
        ({"cards": True}, CONFIG, True),
    ],
)
def test_without_option_address_or_readers_there_are_none(tmp_path, options, config, serve):
    site = build_site(tmp_path, {"docs/x.md": brief()}, options=options, config=config, serve=serve)
    assert not list((tmp_path / "site").rglob("*card.png"))
    assert not head(site, "x/", "og:image")
    assert head(site, "x/", "twitter:card") == ["summary"]


def test_an_authors_file_at_the_address_stays(tmp_path):
    site = build_site(
        tmp_path, {"docs/x.md": brief(), "docs/x.card.png": "mine"}, options={"cards": True}, config=CONFIG
    )
    assert "docs/x.md:1: address-taken: " in site.problem("address-taken")
    assert (tmp_path / "site/x.card.png").read_text() == "mine"
    assert head(site, "x/", "og:image") == [f"{URL}card.png"]


@pytest.mark.parametrize(("options", "draws"), [({}, True), ({"cards": False}, False), ({"enabled": False}, False)])
def test_cards_of_materials_plugin_come_first(options, draws):
    plugins = {"material/social": SimpleNamespace(config=options)}
    assert _has_others(SimpleNamespace(config=SimpleNamespace(plugins=plugins))) is draws
