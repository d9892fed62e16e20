"""The lists of names that the search reads first."""

from __future__ import annotations

import json

import pytest
from site_tests.mini_site import brief, build_site

from mkdocs_briefs.exports.names import words_in
from mkdocs_briefs.model.addresses import name_list

FILES = {
    "docs/one.md": brief(actors="ICJ, Hugo Ávila, 北京 Works", region="[Norway, Sahel]", more="tags: [law of the sea]"),
    "docs/actors/icj.md": "---\nname: Court of Justice\nkind: organisation\naliases: [ICJ, World Court]\n---\n",
}


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    """A function from the beginning of a word to the rows of its list."""
    options = {"search_engine": "pagefind"}
    site = build_site(tmp_path_factory.mktemp("names"), FILES, options=options)

    def read(beginning: str) -> dict[str, list]:
        path = site.root / "site" / name_list(beginning)
        return {row[0]: row[1:] for row in json.loads(path.read_text("utf-8"))}

    read.beginnings = json.loads((site.root / "site/assets/briefs/lists/names.json").read_text("utf-8"))
    return read


def test_a_page_is_listed_by_each_word_of_its_names_with_those_names(lists):
    assert lists("ic") == {"actors/icj/": ["Court of Justice", "Organisation", 1, "ICJ"]}
    assert lists("co")["actors/icj/"] == ["Court of Justice", "Organisation", 1, "World Court"]
    assert lists("ju")["actors/icj/"] == ["Court of Justice", "Organisation", 1]


def test_countries_are_listed_by_codes_and_demonyms(lists):
    names = ["Kingdom of Norway", "NO", "NOR", "Norwegian"]
    assert lists("no")["countries/norway/"] == ["Norway", "Country", 1, *names]


@pytest.mark.parametrize(
    ("beginning", "address", "kind"),
    [
        ("av", "actors/hugo-avila/", "Actor"),
        ("北京", "actors/%E5%8C%97%E4%BA%AC-works/", "Actor"),
        ("sa", "regions/sahel/", "Region"),
        ("te", "authors/test-author/", "Author"),
        ("se", "tags/law-of-the-sea/", "Tag"),
    ],
)
def test_each_kind_of_page_is_listed(lists, beginning, address, kind):
    assert lists(beginning)[address][1:3] == [kind, 1]


def test_the_beginnings_are_listed(lists):
    assert {"ic", "no", "av", "北京"} <= set(lists.beginnings)
    assert all(lists(beginning) for beginning in lists.beginnings)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Hugo Ávila-Núñez", ["hugo", "avila", "nunez"]),
        ("Côte d’Ivoire", ["cote", "d", "ivoire"]),
        ("Straße ΟΔΟΣ", ["strasse", "οδοσ"]),
        ("हिन्दी", ["हनद"]),
        ("한국", ["한국"]),
        ("...", []),
    ],
)
def test_words_have_no_case_and_no_marks(name, words):
    assert words_in(name) == words


def test_beginnings_beyond_ascii_are_spelt_in_code_points():
    assert name_list("ab").endswith("/names-ab.json")
    assert name_list("æb").endswith("/names-ue6-62.json")
