"""Front matter that MkDocs and Material read whatever it is: a value that they cannot use costs nobody the build."""

from __future__ import annotations

import pytest

VALUES = ["5", "x", "[x]", "{x: y}", "true", "2026-01-02", '""', "../x"]
REFUSED = {
    "template": VALUES,
    "icon": [value for value in VALUES if value != '""'],
    "search": ["5", "x", "[x]", "true", "2026-01-02", "../x"],
    "hide": ["5", "true", "2026-01-02"],
}


@pytest.mark.parametrize("key", REFUSED)
def test_a_value_that_would_end_the_build_is_left_out_and_reported(site, key):
    pages = {f"docs/{n}.md": f"---\nkind: page\n{key}: {value}\n---\n# P\n" for n, value in enumerate(VALUES)}
    built = site({"docs/index.md": "# Home\n", **pages}, config={"plugins": ["search", "briefs"]})
    assert all(built.has(f"{number}/") for number in range(len(VALUES)))
    for number, value in enumerate(VALUES):
        said = [message for message in built.warnings() if f"docs/{number}.md:3: invalid-field: " in message]
        assert len(said) == (value in REFUSED[key]), value
        assert all(f'"{key}" is left out: it would end the build. Write ' in message for message in said)


def test_a_value_that_they_can_use_stays(site):
    front = (
        "---\nkind: page\ntemplate: 404.html\nicon: material/map\nsearch: {exclude: true}\nhide: [toc]\n---\n# Odd\n"
    )
    built = site({"docs/index.md": "# Home\n", "docs/a.md": front}, config={"plugins": ["search", "briefs"]})
    assert built.warnings() == []
    assert "There is no such page" in built.html("a/").text
    assert "Odd" not in (built.root / "site/search/search_index.json").read_text("utf-8")


def test_a_theme_without_icons_is_asked_for_none(site):
    built = site({"docs/a.md": "---\nkind: page\nicon: x\n---\n# P\n"}, config={"theme": {"name": "mkdocs"}})
    assert built.warnings() == []
