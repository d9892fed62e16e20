"""Mentions against a labelled set: ``mentions.yml`` says what a reader finds in each sentence, and what not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from site_tests.values import Rendered, reading, render

from mkdocs_briefs.linking.matcher import Matcher
from mkdocs_briefs.linking.names import names_of, obstacles
from mkdocs_briefs.model.mention import LinkMentions
from mkdocs_briefs.readers.publication import Reading

Found = tuple[str, str, bool]
"""A subject's name, the words of the text, and whether they are a link."""

ARTICLE = "(the) "
MARKS = re.compile(r"[*_]|\{[^{}]*\}|^> ?", re.MULTILINE)


@dataclass(frozen=True, eq=False)
class Case:
    """One entry of the set: a brief of its own."""

    number: int
    rule: str
    text: str
    mentions: list[list[Any]]
    declared: list[str] = field(default_factory=list)
    region: str = "Arctic"
    front: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    extensions: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    choice: str = ""

    @property
    def src_uri(self) -> str:
        return f"case-{self.number:03}.md"

    @property
    def header(self) -> str:
        front = {"title": "A case", "date": "2026-01-02", "author": "Test Author", "region": self.region}
        return yaml.safe_dump({**front, "actors": self.declared, **self.front}, allow_unicode=True)


SET = yaml.safe_load(Path(__file__).with_name("mentions.yml").read_text("utf-8"))
CASES = [Case(number, **item) for number, item in enumerate(SET["cases"], 1)]
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number:03}-{case.rule}")


@lru_cache(maxsize=1)
def read() -> Reading:
    """All cases in one publication: a name that one of them declares is undeclared in the others."""
    profiles = {
        f"actors/{name}.md": yaml.safe_dump(front, allow_unicode=True) for name, front in SET["profiles"].items()
    }
    briefs = {case.src_uri: case.header for case in CASES}
    return reading({**profiles, **briefs})


@lru_cache(maxsize=1)
def names() -> Matcher:
    publication = read().publication
    return Matcher(names_of(publication.subjects, publication.gazetteer), obstacles(publication.gazetteer))


@cache
def rendered(case: Case) -> Rendered:
    publication = read().publication
    brief = publication.briefs_by_page[case.src_uri]
    pages = {f"to/{publication.page_of(subject)}": subject for subject in publication.subjects}
    return render(
        case.text,
        *brief.declared,
        more=tuple(case.extensions),
        names=names(),
        registry=publication.registry,
        nolink=frozenset(brief.nolink),
        link_mentions=LinkMentions(case.options.get("link_mentions", "section")),
        link_demonyms=case.options.get("link_demonyms", False),
        subject_at=lambda href: pages.get(f"to/{href.partition('#')[0]}"),
    )


def mentions_of(case: Case) -> list[Found]:
    """What the text of a case is found to mention, in its order."""
    return [(mention.subject.name, plain(mention.text), mention.linked) for mention in rendered(case).findings.mentions]


def notices_of(case: Case) -> set[str]:
    """The codes of what was reported about mentions."""
    return {problem.code.id for problem in rendered(case).findings.problems if problem.code.id.startswith("mention-")}


def expected_of(case: Case, found: Iterable[Found]) -> list[Found]:
    """What the set wants, with the article where it is free and was found."""
    words = {text for _, text, _ in found}
    return [(subject, _with_article(plain(text), words), linked) for subject, text, linked in case.mentions]


def _with_article(text: str, words: set[str]) -> str:
    if not text.startswith(ARTICLE):
        return text
    name = text.removeprefix(ARTICLE)
    return next((with_it for with_it in (f"the {name}", f"The {name}") if with_it in words), name)


def plain(text: str) -> str:
    """The text composed, with white space as one blank: how it reads."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@EACH
def test_a_text_mentions_what_a_reader_finds_in_it(case):
    found = mentions_of(case)
    assert found == expected_of(case, found), case.text
    assert notices_of(case) == set(case.notices), case.text


def test_precision_and_recall_over_the_whole_set(summarise):
    mentions, links, total = Counter(), Counter(), 0
    for case in CASES:
        found = mentions_of(case)
        expected = expected_of(case, found)
        total += len(expected)
        mentions.update(_compared([m[:2] for m in found], [m[:2] for m in expected]))
        links.update(_compared([m[:2] for m in found if m[2]], [m[:2] for m in expected if m[2]]))
    precision, recall = (mentions["right"] / max(1, mentions[of]) for of in ("found", "expected"))
    summarise(f"mentions: precision {precision:.3f}, recall {recall:.3f} ({len(CASES)} sentences, {total} mentions)")
    assert (precision, recall) == (1.0, 1.0)
    assert (links["right"], links["right"]) == (links["found"], links["expected"])


def _compared(found: Iterable[Any], expected: Iterable[Any]) -> dict[str, int]:
    found, expected = Counter(found), Counter(expected)
    return {"right": (found & expected).total(), "found": found.total(), "expected": expected.total()}


# The set itself


def test_the_set_is_large_and_much_of_it_has_nothing_to_find():
    assert len(CASES) >= 160
    assert len([case for case in CASES if not case.mentions]) >= 55
    assert len({(case.text, case.header, str(case.options)) for case in CASES}) == len(CASES)


def test_what_the_set_declares_is_known():
    """Shared names are there on purpose; nothing else is wrong with the profiles and briefs."""
    assert {problem.code.id for problem in read().problems} <= {"alias-conflict"}
    assert len(read().publication.briefs) == len(CASES)


@EACH
def test_an_expected_mention_is_in_the_text_and_its_subject_is_known(case):
    publication = read().publication
    known = {subject.name for subject in publication.subjects}
    text = _without_marks(case.text)
    position = 0
    for subject, words, linked in case.mentions:
        assert subject in known
        assert isinstance(linked, bool)
        position = text.find(_without_marks(words.removeprefix(ARTICLE)), position)
        assert position >= 0, f"{words} in this order in {text}"


def _without_marks(text: str) -> str:
    """The Markdown of a case, roughly as text; some extensions write one apostrophe for the other."""
    return plain(MARKS.sub("", unescape(text))).replace("\u2019", "'")
