"""Pictures and downloads: those of pages that are not published are not copied, all others are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

import pytest
from site_tests.mini_site import Site, brief, build_site

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


NAMES = ("my map.png", "map (1).png", "map, last.png", "m'ap.png", "\u00fc.png", "map.tar.gz")
FORMS = ("![A](<{}>)", "![[{}]]", '<img src="{}">')
FRONT_MATTER = ("image: img/map.png\n", "image: 'img/map.png'\n", "search:\n  x:\n    - img/map.png\n", "a: b: c\n")
"""The last cannot be read; the text has the reference."""


@dataclass(frozen=True)
class Case:
    """A file to which a draft refers, and how another page does."""

    name: str
    text: str
    more: str = ""
    page: str = ""


def cases() -> dict[str, Case]:
    """Each has a file of its own, so that one site holds all."""
    found = {}
    for way, text in REFERENCES.items():
        found[way] = Case("img/map.png", text)
        found[f"{way}, on a page"] = Case("img/map.png", REFERENCES["picture"], page=text)
    for more in FRONT_MATTER:
        found[more] = Case("img/map.png", "" if "img/" in more else REFERENCES["picture"], more)
    for name, form in product(NAMES, FORMS):
        found[f"{form} {name}"] = Case(name, form.format(name))
        found[f"{form} {name}, on a page"] = Case(name, form.format(name), page=form.format(name))
    own = {
        way: [
            re.sub(r"(\.png|\.tar\.gz)", rf"-{number}\1", text) for text in (case.name, case.text, case.more, case.page)
        ]
        for number, (way, case) in enumerate(found.items())
    }
    return {way: Case(*texts) for way, texts in own.items()}


CASES = cases()


@pytest.fixture(scope="module")
def attached(tmp_path_factory) -> Site:
    files = {"docs/one.md": brief("Text.")}
    for number, case in enumerate(CASES.values()):
        files[f"docs/{case.name}"] = "binary"
        files[f"docs/draft{number}.md"] = DRAFT.format(case.more, case.text)
        if case.page:
            files[f"docs/page{number}.md"] = brief(case.page)
    return build_site(tmp_path_factory.mktemp("attached"), files)


@pytest.mark.parametrize("way", CASES)
def test_what_drafts_alone_refer_to_is_withheld_and_reported(attached, way):
    case, number = CASES[way], list(CASES).index(way)
    assert attached.has("one/")
    assert not attached.has(f"draft{number}/")
    assert (attached.root / "site" / case.name).is_file() == bool(case.page)
    why = f"docs/{case.name}:1: file-withheld: no page that is published refers to it, and docs/draft{number}.md"
    assert sum(why in message for message in attached.messages) == (not case.page)


def published(root, text: str, *, name: str = "img/map.png", **files: str) -> bool:
    """Whether a file to which a draft refers is in the site."""
    sources = {
        "docs/draft.md": DRAFT.format("", text),
        f"docs/{name}": "binary",
        "docs/one.md": brief("Text."),
        **files,
    }
    built = build_site(root, sources)
    assert built.has("one/")
    return (root / "site" / name).is_file()


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
