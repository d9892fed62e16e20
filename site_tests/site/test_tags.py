"""Tags of briefs lead to lists of their briefs: ours, or those of Material's plugin ``tags``."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from site_tests.mini_site import Site, brief

BRIEFS = {
    "docs/old.md": brief(title="The old brief", more="tags: [alpha, Law of the Sea]").replace(
        "2026-01-02", "2025-01-02"
    ),
    "docs/deep/new.md": brief(title="The new brief", more='tags: [Alpha, "C++", law-of-the-sea, "<b>x</b>", Örtlich]'),
    "docs/without.md": brief(title="Without tags"),
    "docs/draft.md": brief(title="A draft", more="status: draft\ntags: [secret]"),
}
PLUGIN = {"plugins": ["briefs", "tags"]}


def lists(site: Site) -> dict[str, list[str]]:
    """By tag, in the order of the page of tags, the briefs on the tag's own page."""
    found = {}
    for link in site.html("tags/").select(".tile a"):
        page = site.target("tags/", link)
        found[link.bdi.text] = [title.text for title in site.html(page).select(".brief-card__title a")]
    return found


def tags_of(site: Site, page: str) -> dict[str, str]:
    """The tags at the foot of a brief, with the pages to which they lead."""
    return {link.text: site.target(page, link) for link in site.html(page).select(".brief-foot .tags a")}


def test_a_tag_leads_to_its_briefs(site: Callable[..., Site]):
    built = site(BRIEFS, strict=True)
    assert built.warnings() == []
    assert lists(built) == {
        "<b>x</b>": ["The new brief"],
        "Alpha": ["The new brief", "The old brief"],
        "C++": ["The new brief"],
        "law-of-the-sea": ["The new brief", "The old brief"],
        "Örtlich": ["The new brief"],
    }
    assert tags_of(built, "old/") == {"Alpha": "tags/alpha/", "law-of-the-sea": "tags/law-of-the-sea/"}
    assert list(tags_of(built, "deep/new/")) == ["Alpha", "C++", "law-of-the-sea", "<b>x</b>", "Örtlich"]
    assert not built.html("without/").select(".brief-foot")
    assert built.html("").select("nav a[href='tags/']")


def test_a_tag_that_a_brief_has_twice_lists_it_once(site: Callable[..., Site]):
    assert lists(site({"docs/a.md": brief(more="tags: [sea, Sea]")})) == {"sea": ["A synthetic brief"]}


def test_there_is_no_page_of_tags_where_no_brief_has_one(site: Callable[..., Site]):
    built = site({"docs/a.md": brief()})
    assert not built.has("tags/")
    assert not built.html("").select("nav a[href='tags/']")


def test_an_author_may_write_what_stands_before_the_list(site: Callable[..., Site]):
    built = site(
        {**BRIEFS, "docs/tags.md": "---\nkind: page\n---\n\n# Topics\n\nBy hand.\n\n## Tag alpha\n"}, strict=True
    )
    assert built.html("tags/").select_one("h1").text == "Topics"
    assert "By hand." in built.html("tags/").text
    assert list(lists(built))[1] == "Alpha"
    assert len(tags_of(built, "old/")) == 2
    assert built.html("tags/").select_one(".tile[id=tag-alpha]")


def test_an_author_may_leave_it_out(site: Callable[..., Site]):
    built = site({**BRIEFS, "docs/tags.md": "x"}, config={"exclude_docs": "/tags.md"}, strict=True)
    assert not built.has("tags/")
    assert not built.has("tags/alpha/")
    assert not built.html("old/").select(".tags")


@pytest.mark.parametrize("name", ["tags", "topics"])
def test_materials_plugin_has_the_page_instead(name: str, site: Callable[..., Site]):
    listing = "---\nkind: page\n---\n\n# Topics\n\n<!-- material/tags -->\n"
    built = site({**BRIEFS, f"docs/{name}.md": listing}, config=PLUGIN, strict=True)
    assert built.warnings() == []
    assert built.has("tags/") == (name == "tags")
    assert not built.html(f"{name}/").select(".tile")
    assert not built.has("tags/alpha/")
    page = built.html("old/")
    assert not page.select(".brief-foot")
    assert [(link.text.strip(), built.target("old/", link)) for link in page.select("a.md-tag")] == [
        ("Law of the Sea", f"{name}/"),
        ("alpha", f"{name}/"),
    ]
    assert "secret" not in built.html(f"{name}/").text


def test_it_has_the_page_only_where_it_is_in_use(site: Callable[..., Site]):
    built = site(BRIEFS, config={"plugins": ["briefs", {"tags": {"enabled": False}}]}, strict=True)
    assert len(tags_of(built, "old/")) == 2
