"""What pages say to authors and editors alone: problems in a preview, and that a site is not the published one."""

from __future__ import annotations

import re

import pytest
from site_tests.mini_site import brief, build_site

FILES = {
    "docs/wrong.md": brief("It is so [@none].\n\n#### Skips", title="Wrong <b>", more="sumary: x"),
    "docs/sound.md": brief("Text.", title="Sound"),
    "docs/draft.md": brief("A text that is not out.", title="Draft", more="status: draft"),
    "docs/later.md": brief("A text to come.", title="Later").replace("2026-01-02", "2999-01-02"),
    "docs/page.md": "---\nkind: page\nstatus: draft\n---\n# A page\n",
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    return build_site(
        tmp_path_factory.mktemp("preview"), FILES, serve=True, options={"severity": {"heading-level": "off"}}
    )


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    return build_site(tmp_path_factory.mktemp("staged"), FILES, options={"drafts": True})


def told(site, page: str) -> list[tuple[str, ...]]:
    items = site.html(page).select(".briefs-problems li")
    return [tuple(item.find("strong").text.split() + [code.text for code in item.find_all("code")]) for item in items]


def test_a_preview_shows_the_problems_of_a_page_once_on_it_by_lines(preview):
    assert told(preview, "wrong/") == [
        ("warning", "docs/wrong.md:2", "unknown-key"),
        ("warning", "docs/wrong.md:9", "citation-unknown"),
    ]
    box = preview.html("wrong/").select_one(".briefs-problems")
    assert box.find("summary").text == "2 problems on this page"
    assert box.find("details").has_attr("open")
    assert told(preview, "sound/") == []
    assert not preview.html("sound/").select(".briefs-problems")


def test_a_build_shows_none(staged):
    assert told(staged, "wrong/") == []


def test_a_site_for_editors_has_drafts_and_says_so_on_every_page(staged):
    assert "A text that is not out." in staged.html("draft/").text
    assert "Draft" in staged.html("draft/").select_one(".draft-mark").text
    assert "A text to come." in staged.html("later/").text
    assert not staged.has("page/"), "what is no brief has no mark of ours"
    pages = list((staged.root / "site").rglob("*.html"))
    for page in pages:
        text = page.read_text("utf-8")
        if 'http-equiv="refresh"' not in text:
            assert text.count('class="briefs-staging"') == 1, page
            assert re.search(r'<head\b[^>]*><meta name="robots" content="noindex, nofollow">', text), page
    assert any(page.name == "404.html" for page in pages)


def test_any_other_build_has_neither(tmp_path):
    site = build_site(tmp_path, FILES)
    assert not site.has("draft/")
    assert "briefs-staging" not in (site.root / "site/sound/index.html").read_text("utf-8")
    assert "noindex" not in (site.root / "site/sound/index.html").read_text("utf-8")
