"""``translations``: which briefs are editions of one, which of them is in lists, and what is wrong."""

from __future__ import annotations

import pytest
from site_tests.values import doc

from mkdocs_briefs.model import codes
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.publication import Reading, read_publication
from mkdocs_briefs.readers.states import Release


def read(language: str = "en", **briefs: str) -> Reading:
    """The publication of these briefs, by name of their file; each is further lines of front matter."""
    head = "title: A title\nauthor: Ann Ash\ndate: 2026-01-02\nregion: Norway\n"
    documents = {f"{name}.md": doc(head + more, file=f"docs/{name}.md") for name, more in briefs.items()}
    release = Release(preview=False)
    return read_publication(documents, {}, read_gazetteer(language), language=language, release=release)


def editions(reading: Reading) -> dict[str, tuple[str, ...]]:
    return {brief.src_uri: brief.editions for brief in reading.publication.briefs}


def listed(reading: Reading) -> list[str]:
    return [brief.src_uri for brief in reading.publication.listed]


@pytest.mark.parametrize(
    "briefs",
    [
        {"a": "translations: [b.md, c]\n", "b": "lang: fr\n", "c": "lang: de\n"},
        {"a": "", "b": "lang: fr\ntranslations: a.md\n", "c": "lang: de\ntranslations: [/a.md]\n"},
        {"a": "translations: c.md\n", "b": "lang: fr\ntranslations: c.md\n", "c": "lang: de\n"},
        {
            "a": "translations: [b.md, c.md]\n",
            "b": "lang: fr\ntranslations: [a.md, c.md]\n",
            "c": "lang: de\ntranslations: [a.md, b.md]\n",
        },
    ],
)
def test_one_edition_says_so_for_all(briefs):
    found = read(**briefs)
    assert found.problems == ()
    assert set(editions(found).values()) == {("c.md", "a.md", "b.md")}  # by language: de, en, fr
    assert listed(found) == ["a.md"]


def test_of_editions_in_other_languages_the_first_is_in_lists():
    found = read("es", a="lang: fr\ntranslations: b.md\n", b="lang: de\n")
    assert listed(found) == ["a.md"]  # of one day, by path
    found = read("pt", a="lang: fr\ntranslations: b.md\n", b="lang: pt-BR\n")
    assert listed(found) == ["b.md"]  # another form of the site's language


def test_a_brief_without_translations_is_no_edition():
    found = read(a="", b="lang: fr\n")
    assert set(editions(found).values()) == {()}
    assert len(listed(found)) == 2


@pytest.mark.parametrize(
    ("briefs", "code", "message"),
    [
        (
            {"suez": "translations: seuz.fr.md\n", "suez.fr": "lang: fr\n"},
            codes.UNKNOWN_BRIEF,
            'Did you mean "suez.fr"?',
        ),
        ({"a": "translations: nowhere.md\n"}, codes.UNKNOWN_BRIEF, 'no brief has the path "nowhere.md"'),
        ({"a": "translations: a.md\n"}, codes.UNKNOWN_BRIEF, '"a.md" is this brief'),
        ({"a": "translations: b.md\n", "b": ""}, codes.INVALID_FIELD, 'both are in "en"'),
        ({"a": "lang: klingon-speech\n"}, codes.INVALID_FIELD, "it is no language that is known"),
    ],
)
def test_what_is_wrong_is_said(briefs, code, message):
    [problem] = read(**briefs).problems
    assert problem.code is code
    assert message in problem.message
    assert problem.location.line


def test_an_edition_that_does_not_go_out_yet_is_no_problem():
    found = read(a="translations: b.md\n", b="lang: fr\nstatus: draft\n")
    assert (found.problems, editions(found)) == ((), {"a.md": ()})
