"""Citations formatted: what every citation engine does for the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from site_tests.values import source

import mkdocs_briefs
from mkdocs_briefs.adapter.engine import make_engine
from mkdocs_briefs.citations.engine import EngineError
from mkdocs_briefs.citations.formatted import Label, NoteSign
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.citation import CitationItem, Mode
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.bibtex import read_bibliography

CHICAGO = Style("chicago-author-date")


def book(key: str, author: str, year: str = "2001", title: str = "A Synthetic Book", **more: str) -> Source:
    return source(key, author=author, title=title, year=year, publisher="Press", **more)


def cite(*items: str | tuple[str, str]) -> tuple[CitationItem, ...]:
    return tuple(CitationItem(item) if isinstance(item, str) else CitationItem(*item) for item in items)


def formatted(sources: list[Source], *clusters, style: Style = CHICAGO, also: tuple[str, ...] = ()):
    return make_engine(style, {item.key: item for item in sources}).format(clusters, also)


def text_of(cluster) -> str:
    return re.sub("<[^>]*>", "", "".join(part.html if isinstance(part, Label) else part for part in cluster))


ASH = book("a", "Ash, Ann")
BROOK = book("b", "Brook, Bea", "2002", "Another Book")


def test_labels_references_and_their_order():
    found = formatted([ASH, BROOK], cite("b", ("a", "p. 4")), cite("a"))
    assert [text_of(cluster) for cluster in found.clusters] == ["(Brook 2002; Ash 2001, 4)", "(Ash 2001)"]
    assert [part.key for part in found.clusters[0] if isinstance(part, Label)] == ["b", "a"]
    assert [reference.key for reference in found.references] == ["a", "b"]
    assert "<em>A Synthetic Book</em>" in found.references[0].html
    assert found.failed == {}


def test_a_source_for_the_list_alone_is_listed_and_not_cited():
    found = formatted([ASH, BROOK], cite("b"), also=("a",))
    assert [reference.key for reference in found.references] == ["a", "b"]
    assert len(found.clusters) == 1


def test_one_author_and_year_get_suffixes():
    found = formatted([ASH, book("a2", "Ash, Ann", title="Zenith")], cite("a"), cite("a2", ("a", "p. 4")))
    assert [text_of(cluster) for cluster in found.clusters] == ["(Ash 2001a)", "(Ash 2001b; 2001a, 4)"]
    assert ["2001a" in reference.html for reference in found.references] == [True, False]


def test_two_passages_of_one_source_in_one_citation_are_shortened_as_the_style_has_it():
    found = formatted([ASH], cite(("a", "p. 4"), ("a", "p. 7")))
    assert text_of(found.clusters[0]) == "(Ash 2001, 4; 2001, 7)"


@pytest.mark.parametrize("sources", [[ASH], [ASH, book("a2", "Ash, Ann", title="Zenith")]], ids=["pieces", "whole"])
def test_the_same_citation_twice_in_one_is_one(sources):
    found = formatted(sources, cite("a", "a"), also=tuple(item.key for item in sources))
    [cluster] = found.clusters
    assert [part.key for part in cluster if isinstance(part, Label)] == ["a"]


def test_a_numeric_style_has_numbers_in_the_text_and_in_the_list():
    found = formatted([ASH, BROOK], cite("b"), cite("a"), cite(("b", "p. 4")), style=Style("ieee"))
    assert [text_of(cluster) for cluster in found.clusters] == ["[1]", "[2]", "[1, p. 4]"]
    assert [(reference.key, reference.label) for reference in found.references] == [("b", "[1]"), ("a", "[2]")]


def test_an_author_date_style_has_no_labels_in_the_list():
    assert [reference.label for reference in formatted([ASH], cite("a")).references] == [""]


def test_an_article_does_not_count_in_the_order_of_the_list():
    found = formatted([ASH, BROOK, book("o", "{The Art Org}")], cite("a", "b", "o"))
    assert [reference.key for reference in found.references] == ["o", "a", "b"]


def test_an_initial_does_not_count_in_the_order_of_the_list():
    edited = source("e", title="Mine", booktitle="Collected", editor="Dell, Dan", publisher="Press", year="2001")
    found = formatted([edited, book("c", "Dall, Dot"), book("f", "Fell, Fay")], cite("e", "c", "f"))
    assert found.references[1].html.startswith("D. Dell")
    assert [reference.key for reference in found.references] == ["c", "e", "f"]


def test_html_in_an_entry_is_escaped():
    evil = book("e", "Evil, <b>Eve</b>", title="1 < 2 & <script>alert(1)</script>")
    for sources in ([evil], [evil, book("e2", "Evil, Eve")]):
        found = formatted(sources, cite(("e", "<i>p. 4</i>")))
        html = found.references[0].html + "".join(
            part.html if isinstance(part, Label) else part for part in found.clusters[0]
        )
        assert "<script" not in html
        assert "<b>" not in html
        assert "<i>" not in html
        assert "&lt;script&gt;" in html
        assert "&lt;i&gt;p. 4&lt;/i&gt;" in html


BAD = book("bad", "Cole, Cid", title="A brace that is never closed {")


def test_a_label_is_never_empty():
    undated = source("u", title="No Date", publisher="Press")
    [cluster] = formatted([undated], cite(("u", "p. 4"), "u")).clusters
    assert [bool(part.html) for part in cluster if isinstance(part, Label)] == [True, True]


def test_an_entry_that_the_engine_refuses_is_named_and_costs_no_other():
    found = formatted([ASH, BAD, BROOK], cite("a", "bad"), cite("bad"), cite("b"))
    assert set(found.failed) == {"bad"}
    assert found.failed["bad"]
    assert [text_of(cluster) for cluster in found.clusters] == ["(Ash 2001)", "", "(Brook 2002)"]
    assert [reference.key for reference in found.references] == ["a", "b"]


def test_a_refused_entry_costs_no_other_where_the_page_is_formatted_whole():
    found = formatted([ASH, BAD, book("z", "Ash, Zed")], cite("a", "bad"), cite("bad"), cite("z"), also=("bad",))
    assert set(found.failed) == {"bad"}
    assert len(found.clusters) == 3
    assert found.clusters[1] == ()
    assert {reference.key for reference in found.references} == {"a", "z"}


def test_a_reference_stands_alone():
    engine = make_engine(CHICAGO, {"a": ASH, "bad": BAD})
    assert engine.reference("a") == engine.format([cite("a")]).references[0].html
    assert engine.reference("bad") == ""


def test_an_unknown_style_is_refused():
    with pytest.raises(EngineError, match="no-such-style"):
        make_engine(Style("no-such-style"), {})


def item(key: str, locator: str = "", mode: Mode = Mode.NORMAL, prefix: str = "", suffix: str = "") -> CitationItem:
    return CitationItem(key, locator, mode, prefix, suffix)


ITEMS = {
    "(see Ash 2001, 4 and passim; Brook 2002)": (item("a", "p. 4", prefix="see", suffix=" and passim"), item("b")),
    "(2001, 4)": (item("a", "p. 4", Mode.SUPPRESSED),),
    "Ash (2001)": (item("a", mode=Mode.NARRATIVE),),
    "Ash (2001, art. 4; see Brook 2002)": (item("a", "art. 4", Mode.NARRATIVE), item("b", prefix="see")),
}


@pytest.mark.parametrize(("expected", "cluster"), ITEMS.items())
@pytest.mark.parametrize("company", [(), ("z",)], ids=["from pieces", "whole"])
def test_prefixes_suffixes_and_modes(expected, cluster, company):
    found = formatted([ASH, BROOK, book("z", "Brook, Zed", "1990")], cluster, also=company)
    assert text_of(found.clusters[0]) == expected
    assert [part.key for part in found.clusters[0] if isinstance(part, Label)] == [i.key for i in cluster]


def test_year_suffixes_survive_a_narrative_citation():
    found = formatted([ASH, book("a2", "Ash, Ann", title="Zenith")], (item("a2", mode=Mode.NARRATIVE),), cite("a"))
    assert [text_of(cluster) for cluster in found.clusters] == ["Ash (2001a)", "(Ash 2001b)"]


def test_numbers_with_prefixes_and_names():
    clusters = [(item("a", "p. 4", prefix="see"), item("b")), (item("a", mode=Mode.NARRATIVE),)]
    found = formatted([ASH, BROOK], *clusters, style=Style("ieee"))
    assert [text_of(cluster) for cluster in found.clusters] == ["see [1, p. 4], [2]", "Ash [1]"]


def test_a_sentence_names_the_title_where_nobody_signs_the_source():
    written = "@book{u, title = {Nobody \\& Co.}, publisher = {Press}, year = {2001}}"
    unsigned = read_bibliography([("a.bib", written)]).sources["u"]
    [cluster] = formatted([unsigned], (item("u", mode=Mode.NARRATIVE),), style=Style("ieee")).clusters
    assert text_of(cluster) == "Nobody &amp; Co. [1]"


def test_a_note_style_gives_numbered_notes_with_short_forms():
    clusters = [(item("a", "p. 4", prefix="see", suffix=" and passim"),), cite("b"), cite("a", "b")]
    found = formatted([ASH, BROOK], *clusters, style=Style("chicago-notes"))
    assert found.clusters == ((NoteSign(1),), (NoteSign(2),), (NoteSign(3),))
    notes = [text_of(note) for note in found.notes]
    assert notes[0] == "see Ann Ash, A Synthetic Book (Press, 2001), 4 and passim."
    assert notes[2] == "Ash, A Synthetic Book; Brook, Another Book."
    assert [reference.key for reference in found.references] == ["a", "b"]


def test_a_link_to_the_web_stands_beside_the_label_in_a_note():
    found = formatted([book("a", "Ash, Ann", doi="10.1000/182")], cite("a"), style=Style("chicago-notes"))
    [label] = [part for part in found.notes[0] if isinstance(part, Label)]
    assert "<a" not in label.html
    assert any("https://doi.org/10.1000/182" in part for part in found.notes[0] if isinstance(part, str))


def test_only_the_web_is_linked():
    html = formatted([book("a", "Ash, Ann", url="javascript:alert(1)")], cite("a")).references[0].html
    assert "<a" not in html
    assert "javascript:alert(1)" in html


def test_the_engine_can_be_replaced_whole():
    """All that knows Typst is in its folder, but for the module that chooses it."""
    package = Path(mkdocs_briefs.__file__).parent
    texts = [path for path in package.rglob("*") if path.suffix in (".py", ".html", ".js", ".css", ".json")]
    naming = {path.relative_to(package).as_posix() for path in texts if "typst" in path.read_text("utf-8").lower()}
    assert {path for path in naming if not path.startswith("citations/typst/")} == {"adapter/engine.py"}
