"""Typst as the engine: pages put together from pieces are what it makes of them whole."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from site_tests.values import source

from mkdocs_briefs.citations.composition import Pieces, Punctuation
from mkdocs_briefs.citations.formatted import Label
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.citations.typst import TypstEngine, engine
from mkdocs_briefs.citations.typst.compiler import Compiler
from mkdocs_briefs.citations.typst.prefetch import Prefetch
from mkdocs_briefs.citations.typst.terms import with_term
from mkdocs_briefs.model.citation import CitationItem
from mkdocs_briefs.model.source import Source

CHICAGO = Style("chicago-author-date")


def test_this_style_is_put_together_from_pieces():
    """Without this, the property below would compare Typst with itself."""
    assert TypstEngine(CHICAGO, {})._punctuation == Punctuation("(", "; ", ")")


NAMES = st.sampled_from(
    [
        "Ash, Ann", "Ash, Zed", "Ashe, Ann", "ASH, Bob", "Brook, Bea", "Cole, Cid", "Cole-Brook, Cid", "de Brook, Bea",
        "van der Cole, Cid", "O'Cole, Cid", "Éclair, Eve", "{Example Org}", "{Example Organisation}", "{The Org}",
        "{Ministry of Trade and Industry}", "Ash, Ann and Cole, Cid", "Brook, Bea and Cole, Dan", "Dell, D and others",
        "Ash, Ann and Brook, Bea and Cole, Cid and Dell, Dan", "{UN}", "{United Nations}", "Unit, Una", "Zed, Jr., Zoe",
    ]
)  # fmt: skip
TITLES = st.sampled_from(
    ["A Synthetic Book", "The Second Book", "Zenith: A {LaTeX} Tale", 'On "Quotes"', "1 < 2 & so on", "What Is It?"]
)
LOCATORS = st.sampled_from(["", "", "p. 4", "pp. 3\u20134", "art. 19, para. 2", "ch. 1 & 2", 'the "end"', "sec. A."])
MORE = st.sampled_from(
    [
        {"publisher": "Press", "address": "Example Town"},
        {"publisher": "Press", "url": "https://example.org/a_b?c=d&e=f"},
        {"journal": "A Journal", "volume": "3", "number": "2", "pages": "11--19", "doi": "10.1000/182"},
        {"booktitle": "Collected", "editor": "Dell, Dan", "publisher": "Press"},
        {"institution": "Example Org", "number": "7", "note": "Signed 1 May 2001"},
    ]
)


@st.composite
def entries(draw: st.DrawFn, key: str) -> Source:
    fields = {"title": draw(TITLES), **draw(MORE)}
    if draw(st.integers(0, 9)):
        fields["author"] = draw(NAMES)
    if draw(st.integers(0, 9)):
        fields["year"] = draw(st.sampled_from(["2001", "2001", "2002", "1936"]))
    kind = draw(st.sampled_from(["book", "article", "incollection", "report", "misc", "online", "legislation"]))
    return source(key, kind, **fields)


@st.composite
def pages(draw: st.DrawFn):
    keys = [f"k{number}" for number in range(draw(st.integers(1, 5)))]
    sources = {key: draw(entries(key)) for key in keys}
    item = st.builds(CitationItem, st.sampled_from(keys), LOCATORS)
    clusters = draw(st.lists(st.lists(item, min_size=1, max_size=3).map(tuple), min_size=1, max_size=5))
    return sources, clusters, draw(st.lists(st.sampled_from(keys), unique=True, max_size=2))


_COMPILER = Compiler(CHICAGO)


def _text(part: str | Label) -> str:
    return re.sub("<[^>]*>", "", part.html if isinstance(part, Label) else part)


def _has_text(part: str | Label) -> bool:
    return isinstance(part, str) or bool(part.html)


def compare(page) -> None:
    sources, clusters, also = page
    found = TypstEngine(CHICAGO, sources).format(clusters, also)
    shown = [[replace(item, locator=with_term(item.locator, CHICAGO)) for item in dict.fromkeys(c)] for c in clusters]
    whole = _COMPILER.format(sources, [tuple(items) for items in shown], also)
    assert found.references == whole.references
    assert found.failed == {}
    assert all(_text(part).strip() for cluster in found.clusters for part in cluster)
    for cluster, expected in zip(found.clusters, whole.clusters, strict=True):
        # Typst has no label at all for the second of two passages in a source without a date: we fill it in.
        assert [part for part, other in zip(cluster, expected, strict=True) if part != other and _has_text(other)] == []


@settings(max_examples=120)
@given(pages())
def test_pieces_put_together_are_what_typst_makes_of_the_page(page):
    compare(page)


def test_a_prepared_source_is_not_formatted_again(monkeypatch):
    sources = {key: source(key, author=f"{key}, Ann", title="One", year="2001") for key in ("Ash", "Brook")}
    made = TypstEngine(CHICAGO, sources)
    monkeypatch.setattr(Prefetch, "take", lambda _, key: Pieces(f"[{key}]", f"The reference of {key}", key.lower()))
    monkeypatch.setattr(engine, "format_alone", lambda *_: pytest.fail("it was there"))
    assert made.reference("Ash") == "The reference of Ash"
    [cluster] = made.format([(CitationItem("Brook"), CitationItem("Ash"))]).clusters
    assert [part.html for part in cluster if isinstance(part, Label)] == ["[Brook]", "[Ash]"]
