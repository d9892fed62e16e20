"""Pictures and downloads: those of pages that are not published are not copied, all others are."""

from __future__ import annotations

import pytest
from site_tests.mini_site import brief, build_site

DRAFT = "---\ntitle: A draft\nauthor: Ann Ash\nregion: Norway\nstatus: draft\n{}---\n\n{}\n"
REFERENCES = {
    "picture": "![A map](img/map.png)",
    "title": '![A map](img/map.png "A map")',
    "folder": "![A map](./img/../img/map.png)",
    "root": "![A map](/img/map.png)",
    "anchor": "[A map](img/map.png#x)",
    "within parentheses": "(See [a map](img/map.png).)",
    "in brackets": "[![A map](img/map.png)](img/map.png)",
    "definition": "[A map][map]\n\n[map]: img/map.png",
    "html": "<img src=img/map.png>",
    "html, quoted": "<picture><source srcset='img/map.png 2x, other.png'></picture>",
    "html, from the page": '<a href="../img/map.png">A map</a>',
    "wiki": "![[map.png]]",
    "wiki, path": "![[img/map.png|100]]",
    "escaped": "![A map](img/%6Dap.png)",
    "entity": "![A map](img&#47;map.png)",
}


def published(root, text: str, more: str = "", *, name: str = "img/map.png", **files: str) -> bool:
    """Whether a file to which a draft refers is in the site."""
    sources = {
        "docs/draft.md": DRAFT.format(more, text),
        f"docs/{name}": "binary",
        "docs/one.md": brief("Text."),
        **files,
    }
    built = build_site(root, sources)
    assert built.has("one/")
    assert not built.has("draft/")
    is_there = (root / "site" / name).is_file()
    said = [message for message in built.messages if ": file-withheld: " in message]
    assert len(said) == (not is_there)
    assert all(
        f"docs/{name}:1: file-withheld: no page that is published refers to it, and docs/draft.md" in m for m in said
    )
    return is_there


@pytest.mark.parametrize("way", REFERENCES)
def test_the_picture_of_a_draft_is_not_published(way, tmp_path):
    assert not published(tmp_path, REFERENCES[way])


@pytest.mark.parametrize(
    "more", ["image: img/map.png\n", "image: 'img/map.png'\n", "search:\n  x:\n    - img/map.png\n"]
)
def test_nor_is_one_in_its_front_matter(more, tmp_path):
    assert not published(tmp_path, "Text.", more)


def test_nor_is_that_of_a_file_whose_front_matter_cannot_be_read(tmp_path):
    assert not published(tmp_path, "![A map](img/map.png)", "a: b: c\n")


@pytest.mark.parametrize("name", ["my map.png", "map (1).png", "map, last.png", "m'ap.png", "ü.png", "map.tar.gz"])
@pytest.mark.parametrize("form", ["![A](<{}>)", "![[{}]]", '<img src="{}">'])
def test_names_of_all_kinds(name, form, tmp_path):
    assert not published(tmp_path / "a", form.format(name), name=name)
    assert published(tmp_path / "b", form.format(name), name=name, **{"docs/two.md": brief(form.format(name))})


@pytest.mark.parametrize("way", REFERENCES)
def test_a_picture_that_another_page_shows_is_published(way, tmp_path):
    assert published(tmp_path, "![A map](img/map.png)", **{"docs/two.md": brief(REFERENCES[way])})


OTHERS = {
    "docs/two.md": "---\nkind: page\nimage: map.png\n---\n\n# Two\n",
    "docs/own.css": "a { background: url(img/map.png) }",
}
TEMPLATE = "{% extends 'base.html' %}{% block libs %}<img src='{{ 'img/map.png' | url }}'>{% endblock %}"


@pytest.mark.parametrize("path", OTHERS)
def test_so_is_one_that_something_else_names(path, tmp_path):
    assert published(tmp_path, "![A map](img/map.png)", **{path: OTHERS[path]})


def test_so_are_the_logo_and_what_a_template_shows(tmp_path):
    files = {
        "docs/draft.md": DRAFT.format("", "![](map.png) ![](logo.svg)"),
        "docs/map.png": "x",
        "docs/logo.svg": "<svg/>",
    }
    theme = {"name": "material", "font": False, "logo": "logo.svg", "custom_dir": "overrides"}
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "main.html").write_text(TEMPLATE)
    build_site(tmp_path, files, config={"theme": theme})
    assert (tmp_path / "site" / "map.png").is_file()
    assert (tmp_path / "site" / "logo.svg").is_file()


def test_what_nobody_refers_to_or_a_draft_only_speaks_of_is_published(tmp_path):
    text = "See `robots.txt`, and robots.txt (robots.txt), or about.png.\n\nNote: the robots.txt file."
    assert published(tmp_path, text, name="robots.txt", **{"docs/about.png": "x"})
    assert (tmp_path / "site" / "about.png").is_file()


def test_of_one_name_in_two_folders_each_is_its_own(tmp_path):
    files = {
        "docs/a/draft.md": DRAFT.format("", "![](map.png)"),
        "docs/a/map.png": "x",
        "docs/b/one.md": brief("![A map](map.png)"),
        "docs/b/map.png": "x",
        "docs/c/map.png": "x",
    }
    build_site(tmp_path, files)
    assert [(tmp_path / "site" / folder / "map.png").is_file() for folder in "abc"] == [False, True, True]


def test_the_preview_has_it(tmp_path):
    build_site(tmp_path, {"docs/draft.md": DRAFT.format("", "![](map.png)"), "docs/map.png": "x"}, serve=True)
    assert (tmp_path / "site" / "map.png").is_file()


def test_it_fails_no_strict_build(tmp_path):
    files = {"docs/draft.md": DRAFT.format("", "![A map](map.png)"), "docs/map.png": "x", "docs/one.md": brief()}
    assert not build_site(tmp_path, files, strict=True).aborted
