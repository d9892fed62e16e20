"""Addresses: pages by their stems, the files beside them, and our own files."""

from __future__ import annotations

import pytest
from mkdocs.utils import markdown_extensions

from mkdocs_briefs.model import addresses


def test_markdown_has_the_endings_that_mkdocs_knows():
    assert sorted(addresses.MARKDOWN) == sorted(markdown_extensions)


@pytest.mark.parametrize("ending", addresses.MARKDOWN)
def test_a_page_goes_by_its_stem(ending):
    assert addresses.stem(f"notes/v1.2{ending}") == "notes/v1.2"
    assert addresses.beside(f"notes/v1.2{ending}", "bib") == "notes/v1.2.bib"


@pytest.mark.parametrize("uri", ["a.MD", "a.txt", "markdown", "a.md.bak"])
def test_what_mkdocs_does_not_take_for_markdown_is_no_page(uri):
    assert not addresses.is_page(uri)
    assert addresses.stem(uri) == uri


@pytest.mark.parametrize("uri", ["index.md", "README.md", "a/README.markdown", "actors/index.mkd"])
def test_a_folder_is_shown_by_its_index(uri):
    assert addresses.is_index(uri)
    assert not addresses.is_profile(uri)


@pytest.mark.parametrize("uri", ["index.html", "readme.md", "index.en.md", "a/my-index.md", "index/a.md"])
def test_no_other_file_is_an_index(uri):
    assert not addresses.is_index(uri)


def test_a_profile_is_a_page_right_in_a_folder_of_profiles():
    assert all(addresses.is_profile(f"{folder}/a.markdown") for folder in addresses.PROFILE_FOLDERS)
    assert not any(map(addresses.is_profile, ["a.md", "actors/old/a.md", "notes/actors/a.md", "actors.md"]))


def test_pages_and_files_have_the_addresses_that_are_published():
    """Links from elsewhere lead to them."""
    assert addresses.page("actors", "jane-doe") == "actors/jane-doe.md"
    assert addresses.PROFILE_INDEXES == (
        "actors/index.md",
        "authors/index.md",
        "countries/index.md",
        "regions/index.md",
    )
    assert (addresses.HOME, addresses.ARCHIVE, addresses.GRAPH) == ("index.md", "archive/index.md", "graph/index.md")
    assert addresses.BIBLIOGRAPHY == "bibliography.md"
    assert addresses.api("graph.json") == "api/v1/graph.json"
    assert addresses.asset("briefs.js") == "assets/briefs/briefs.js"
    assert addresses.flag("NO") == "assets/briefs/flags/no.svg"
