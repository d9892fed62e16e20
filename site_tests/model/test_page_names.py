"""What authors call pages and files."""

from __future__ import annotations

import pytest

from mkdocs_briefs.model.page_names import PageNames, path_of

NAMES = PageNames(
    {"one.md": "both", "a/two.md": "Déjà vu", "b/two.markdown": "Both"},
    ["one.md", "b/two.markdown", "a/two.md", "a/index.md", "a/c/pic.png", "a/b/deep.md", "two words.md"],
)


@pytest.mark.parametrize(
    ("name", "origin", "found"),
    [
        ("deja VU", "", ["a/two.md"]),
        ("one", "", ["one.md"]),
        ("two", "", ["a/two.md", "b/two.markdown"]),
        ("both", "", ["b/two.markdown", "one.md"]),
        ("a/two", "", ["a/two.md"]),
        ("two.markdown", "", ["b/two.markdown"]),
        ("./two", "a/one.md", ["a/two.md"]),
        ("../b/two", "a/one.md", ["b/two.markdown"]),
        ("../../one", "a/one.md", []),
        ("/one", "a/one.md", ["one.md"]),
        ("/two", "a/one.md", []),
        ("b/deep", "", ["a/b/deep.md"]),
        ("c/pic.png", "", ["a/c/pic.png"]),
        ("PIC.png", "", ["a/c/pic.png"]),
        ("pic", "", []),
        ("Two Words", "", ["two words.md"]),
        ("", "", []),
        ("/", "", []),
        ("..", "", []),
    ],
)
def test_a_name_is_a_title_a_file_name_or_a_path(name, origin, found):
    assert list(NAMES.called(name, origin)) == found


@pytest.mark.parametrize("uri", ["one.md", "b/two.markdown", "a/c/pic.png"])
def test_a_path_names_one_file(uri):
    assert NAMES.called(path_of(uri), "x/y.md") == (uri,)
