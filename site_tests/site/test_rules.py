"""The rules on titles, names, summaries, sources, headings and pictures, each breach once, at its line."""

from __future__ import annotations

import re

import pytest
from site_tests.mini_site import brief, build_site

from mkdocs_briefs.rules import ALL_CODES

OPTIONAL = {code.id: "notice" for code in ALL_CODES if code.is_optional}
BIB = """\
@online{undated, author = {Ash, Ann}, title = {One}, url = {https://example.org/1}, urldate = {2026-01-02},
  archiveurl = {https://archive.example/1}}
@online{nobody, title = {Two}, date = {2025}, url = {https://example.org/2}, urldate = {2026-01-02},
  archiveurl = {https://archive.example/2}}
@online{unvisited, author = {Ash, Ann}, title = {Three}, date = {2025}, url = {https://example.org/3},
  archiveurl = {https://archive.example/3}}
@online{uncopied, author = {Ash, Ann}, title = {Four}, date = {2025}, url = {https://example.org/4},
  urldate = {2026-01-02}}
@article{lasting, author = {Ash, Ann}, title = {Five}, date = {2025}, url = {https://example.org/5},
  doi = {10.1000/5}, journaltitle = {J}}
@book{tobe, author = {Ash, Ann}, title = {Six}, pubstate = {forthcoming}, publisher = {P}}
@legislation{act, title = {An Act}, date = {1990}}
@online{copy, author = {Ash, Ann}, title = {Eight}, date = {2025}, urldate = {2026-01-02},
  url = {https://web.archive.org/web/2025/https://example.org/8}}
@online{uncited, title = {Seven}, url = {https://example.org/7}}
"""
PROFILE = "---\nname: {}\nkind: person\n---\nA synthetic person.\n"
FILES = {
    "docs/a.md": brief("Text.", title="The same", more="summary: Short."),
    "docs/b.md": brief("Text.", title="the  Same", more="summary: Short.").replace("01-02", "01-03"),
    "docs/notes/a.md": brief("Text.", title="Another a", more=f"summary: {'Long. ' * 80}").replace("01-02", "01-03"),
    "docs/c.md": brief("Jane Doe. " * 5 + "Bo Brook. " * 4, title="On Jane Doe", more="summary: Short."),
    "docs/d.md": brief("Serguei Brook left.", title="Near", actors="Serguei Brook", more="summary: Short."),
    "docs/e.md": brief(
        "[@undated; @nobody; @unvisited; @uncopied; @lasting; @tobe; @act; @copy].", title="E", more="summary: S."
    ),
    "docs/f.md": brief(
        "## One\n\n#### Skips\n\n##### Follows\n\n## Two\n\n![](x.png) ![A map](x.png)\n\n"
        '<img src="x.png"> <img src="x.png" alt="">\n\n![[x.png]] ![[x.png|A map]]\n\n'
        "![The x.png](x.png) ![x.png](x.png)\n\n    ![](x.png)\n",
        title="F",
        more="summary: S.",
    ),
    "docs/g.md": brief("# G\n\nText.\n\n# Second\n\n## Below\n\n# References\n", title="G", more="summary: S."),
    "docs/h.md": brief("Text.", title="H"),
    "docs/old.md": brief("Text.", title="Succeeded", more="status: superseded\nsuperseded_by: new.md\nsummary: S."),
    "docs/new.md": brief("Text.", title="Succeeded", more="summary: S.").replace("01-02", "01-04"),
    "docs/x.png": "",
    "docs/actors/jane-doe.md": PROFILE.format("Jane Doe"),
    "docs/actors/bo-brook.md": PROFILE.format("Bo Brook"),
    "docs/actors/sergey-brook.md": PROFILE.format("Sergey Brook"),
    "bib/a.bib": BIB,
}
EXPECTED = {
    "title-duplicate": {"docs/b.md:3"},
    "slug-duplicate": {"docs/notes/a.md:1"},
    "summary-long": {"docs/notes/a.md:2"},
    "summary-missing": {"docs/h.md:1"},
    "actor-undeclared": {"docs/c.md:7"},
    "name-near": {"docs/d.md:7"},
    "source-undated": {"bib/a.bib:1"},
    "source-unauthored": {"bib/a.bib:3"},
    "source-unvisited": {"bib/a.bib:5"},
    "source-unarchived": {"bib/a.bib:7"},
    "heading-level": {"docs/f.md:11"},
    "heading-top": {"docs/g.md:13"},
    "image-alt": {"docs/f.md:17", "docs/f.md:19", "docs/f.md:21", "docs/f.md:23"},
}
CONFIG = {"markdown_extensions": ["attr_list"], "site_url": "https://desk.example/"}


def found(messages: list[str]) -> dict[str, set[str]]:
    by_code: dict[str, set[str]] = {}
    for message in messages:
        if told := re.search(r"briefs: (\S+:\d+): ([a-z-]+): ", message):
            assert told[1] not in by_code.setdefault(told[2], set()), f"twice: {message}"
            by_code[told[2]].add(told[1])
    return by_code


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A site that asks for all rules."""
    return build_site(tmp_path_factory.mktemp("rules"), FILES, options={"severity": OPTIONAL}, config=CONFIG)


@pytest.mark.parametrize("code", EXPECTED)
def test_each_breach_is_told_once_at_its_line(asked, code):
    assert found(asked.messages).get(code) == EXPECTED[code]


def test_nothing_else_is_told_and_nothing_fails_a_strict_build(asked):
    assert set(found(asked.messages)) == set(EXPECTED)
    assert asked.warnings() == []


def test_what_is_optional_is_off_until_it_is_asked_for(tmp_path):
    site = build_site(tmp_path, FILES, config=CONFIG, strict=True)
    assert set(found(site.messages)) == set(EXPECTED) - set(OPTIONAL)
    assert set(OPTIONAL) < set(EXPECTED)


def test_missing_fields_come_all_at_once(tmp_path):
    site = build_site(tmp_path, {"docs/a.md": brief(title="Sound"), "docs/x.md": "---\ntags: [one]\n---\nText.\n"})
    told = [message for message in site.messages if "docs/x.md:1: missing-field: " in message]
    assert [bool(re.search(field, " ".join(told))) for field in ("title", "date", "author", "region")] == [True] * 4
