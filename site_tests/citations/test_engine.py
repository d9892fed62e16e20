"""Citations formatted: what every citation engine does for the rest."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from site_tests.values import source

import mkdocs_briefs
from mkdocs_briefs.assembly.engine import make_engine
from mkdocs_briefs.citations.engine import CitedPage, EngineError
from mkdocs_briefs.citations.formatted import Formatted, Label, NoteSign
from mkdocs_briefs.citations.pandoc.process import Process
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.citation import CitationItem, Mode
from mkdocs_briefs.model.source import Source

CHICAGO = Style("chicago-author-date")


def book(key: str, author: str, year: str = "2001", title: str = "A Synthetic Book", **more: str) -> Source:
    return source(key, author=author, title=title, year=year, publisher="Press", **more)


def cite(*items: str | tuple[str, str]) -> tuple[CitationItem, ...]:
    return tuple(CitationItem(item) if isinstance(item, str) else CitationItem(*item) for item in items)


def formatted(sources: list[Source], *clusters, style: Style = CHICAGO, also: tuple[str, ...] = ()):
    return make_engine(style, {item.key: item for item in sources}).format(clusters, also)


def html_of(cluster) -> str:
    return "".join(part.html if isinstance(part, Label) else part for part in cluster)


def text_of(cluster) -> str:
    return re.sub("<[^>]*>", "", html_of(cluster))


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


def test_a_numeric_style_has_numbers_in_the_text_and_in_the_list():
    found = formatted([ASH, BROOK], cite("b"), cite("a"), cite(("b", "p. 4")), style=Style("ieee"))
    assert [text_of(cluster) for cluster in found.clusters] == ["[1]", "[2]", "[1, p. 4]"]
    assert [(reference.key, reference.label) for reference in found.references] == [("b", "[1]"), ("a", "[2]")]


def test_an_author_date_style_has_no_labels_in_the_list():
    assert [reference.label for reference in formatted([ASH], cite("a")).references] == [""]


def test_an_editor_stands_for_an_author_and_is_sorted_by_the_family_name():
    edited = source("e", title="Mine", booktitle="Collected", editor="Dell, Dan", publisher="Press", year="2001")
    found = formatted([edited, book("c", "Dall, Dot"), book("f", "Fell, Fay")], cite("e", "c", "f"))
    assert found.references[1].html.startswith("Dell, Dan, ed.")
    assert [reference.key for reference in found.references] == ["c", "e", "f"]


def test_html_in_an_entry_is_escaped():
    evil = book("e", "Evil, <b>Eve</b>", title="1 < 2 & <script>alert(1)</script>")
    found = formatted([evil], cite(("e", "<script>p. 4</script>")))
    html = (found.references[0].html + html_of(found.clusters[0])).lower()
    assert "<script" not in html
    assert "<b>" not in html
    assert html.count("&lt;script&gt;") == 2


def test_a_tag_in_a_text_is_text_and_markup_is_markup():
    """In CSL-JSON, tags would be markup: those of an entry's text are told apart from LaTeX's."""
    marked = book("m", "Elm, Eve", title=r"{On <b>Boats</b> \emph{and} Ships}")
    [reference] = formatted([marked], cite("m")).references
    assert "On &lt;b&gt;Boats&lt;/b&gt; <em>and</em> Ships" in reference.html


def test_a_tag_in_a_text_is_exported_as_written():
    marked = book("m", "Elm, Eve", title="{On <b>Boats</b>}")
    engine = make_engine(Style("chicago-author-date"), {"m": marked}, "en", RuntimeError)
    assert engine.item_of(marked)["title"] == '<span class="nocase">On <b>Boats</b></span>'
    engine.close()


def test_a_label_is_never_empty():
    undated = source("u", title="No Date", publisher="Press")
    [cluster] = formatted([undated], cite(("u", "p. 4"), "u")).clusters
    assert [bool(part.html) for part in cluster if isinstance(part, Label)] == [True, True]


BAD = book("bad", "Cole, Cid", title="A Wrong Entry")


@pytest.fixture
def refusing(monkeypatch):
    """Pandoc refuses every request that has the bad entry."""

    def ask(self, **request):
        if b"Cid" in base64.b64decode(request.get("bibliography", "").partition(",")[2]):
            raise EngineError("it is wrong")
        return asked(self, **request)

    asked = Process.ask
    monkeypatch.setattr(Process, "ask", ask)


@pytest.mark.usefixtures("refusing")
def test_an_entry_that_is_refused_is_named_and_costs_no_other():
    found = formatted([ASH, BAD, BROOK], cite("a", "bad"), cite("bad"), cite("b"), also=("bad",))
    assert found.failed == {"bad": "it is wrong"}
    assert [text_of(cluster) for cluster in found.clusters] == ["(Ash 2001)", "", "(Brook 2002)"]
    assert [reference.key for reference in found.references] == ["a", "b"]


@pytest.mark.usefixtures("refusing")
def test_a_refused_entry_costs_no_other_page():
    engine = make_engine(CHICAGO, {"a": ASH, "bad": BAD, "b": BROOK})
    clusters = [cite("a"), cite("bad"), cite("b"), cite("b", "a")]
    engine.prepare(CitedPage((cluster,)) for cluster in clusters)
    assert [text_of(engine.format([cluster]).clusters[0]) for cluster in clusters] == [
        "(Ash 2001)",
        "",
        "(Brook 2002)",
        "(Brook 2002; Ash 2001)",
    ]


def test_an_entry_that_pandoc_cannot_read_is_read_in_plain_words_or_named(monkeypatch):
    def ask(self, **request):
        if "Wrong" in request.get("text", ""):
            raise EngineError("it is wrong")
        return asked(self, **request)

    asked = Process.ask
    monkeypatch.setattr(Process, "ask", ask)
    plain = replace(BAD, key="c", plain={"title": "A Right Entry", "date": "2003"})
    bad = replace(BAD, plain={"title": "Wrong"})
    found = formatted([ASH, bad, plain], cite("a"), cite("bad"), cite("c"))
    assert found.failed == {"bad": "it is wrong"}
    assert make_engine(CHICAGO, {}).refused([ASH, bad, plain]) == found.failed
    assert [bool(text_of(cluster)) for cluster in found.clusters] == [True, False, True]


def test_a_page_that_is_refused_though_its_sources_are_not_names_them_all(monkeypatch):
    def ask(self, **request):
        if request.get("clusters"):
            raise EngineError("an odd shape")
        return asked(self, **request)

    asked = Process.ask
    monkeypatch.setattr(Process, "ask", ask)
    found = formatted([ASH, BROOK], cite("a", "b"), also=("b",))
    assert found.failed == {"a": "an odd shape", "b": "an odd shape"}
    assert found.clusters == ((),)


def test_a_reference_stands_alone():
    engine = make_engine(CHICAGO, {"a": ASH})
    assert engine.reference("a") == engine.format([cite("a")]).references[0].html


@pytest.mark.usefixtures("refusing")
def test_a_refused_entry_has_no_reference():
    assert make_engine(CHICAGO, {"bad": BAD}).reference("bad") == ""


@pytest.mark.usefixtures("refusing")
def test_what_is_refused_is_known_without_formatting():
    engine = make_engine(CHICAGO, {"a": ASH, "bad": BAD, "b": BROOK})
    assert engine.refused([ASH, BAD, BROOK]) == {"bad": "it is wrong"}
    assert engine.format([cite("bad")]).failed == {"bad": "it is wrong"}


def test_many_sources_are_tried_at_once_and_none_is_refused():
    sources = [book(f"k{number}", "Ash, Ann") for number in range(400)]
    assert make_engine(CHICAGO, {one.key: one for one in sources}).refused(sources) == {}


def item(key: str, locator: str = "", mode: Mode = Mode.NORMAL, prefix: str = "", suffix: str = "") -> CitationItem:
    return CitationItem(key, locator, mode, prefix, suffix)


ITEMS = {
    "(see Ash 2001, 4 and passim; Brook 2002)": (item("a", "p. 4", prefix="see", suffix=" and passim"), item("b")),
    "(2001, 4)": (item("a", "p. 4", Mode.SUPPRESSED),),
    "Ash (2001)": (item("a", mode=Mode.NARRATIVE),),
    "Ash (2001, art. 4; see Brook 2002)": (item("a", "art. 4", Mode.NARRATIVE), item("b", prefix="see")),
}


@pytest.mark.parametrize(("expected", "cluster"), ITEMS.items())
@pytest.mark.parametrize("company", [(), ("z",)], ids=["alone", "in company"])
def test_prefixes_suffixes_and_modes(expected, cluster, company):
    found = formatted([ASH, BROOK, book("z", "Dell, Zed", "1990")], cluster, also=company)
    assert text_of(found.clusters[0]) == expected
    assert [part.key for part in found.clusters[0] if isinstance(part, Label)] == [i.key for i in cluster]


def test_year_suffixes_follow_the_order_of_titles():
    found = formatted([ASH, book("a2", "Ash, Ann", title="Zenith")], (item("a2", mode=Mode.NARRATIVE),), cite("a"))
    assert [text_of(cluster) for cluster in found.clusters] == ["Ash (2001b)", "(Ash 2001a)"]


def test_numbers_with_prefixes_and_without_names():
    clusters = [(item("a", "p. 4", prefix="see"), item("b")), (item("a", mode=Mode.NARRATIVE),)]
    found = formatted([ASH, BROOK], *clusters, style=Style("ieee"))
    assert [text_of(cluster) for cluster in found.clusters] == ["see [1, p. 4], [2]", "[1]"]


def test_a_note_style_gives_numbered_notes_with_short_forms():
    clusters = [(item("a", "p. 4", prefix="see", suffix=" and passim"),), cite("b"), cite("a", "b")]
    found = formatted([ASH, BROOK], *clusters, style=Style("chicago-notes"))
    assert found.clusters == ((NoteSign(1),), (NoteSign(2),), (NoteSign(3),))
    notes = [text_of(note) for note in found.notes]
    assert notes[0] == "See Ann Ash, A Synthetic Book (Press, 2001), 4 and passim."
    assert notes[2] == "Ash, A Synthetic Book; Brook, Another Book."
    assert [reference.key for reference in found.references] == ["a", "b"]


def test_a_style_without_a_list_lists_sources_as_its_notes_have_them():
    engine = make_engine(Style("chicago-notes"), {"a": ASH, "b": BROOK})
    found = engine.format([cite("b"), cite(("a", "p. 4"), "b")])
    references = {reference.key: text_of([reference.html]) for reference in found.references}
    assert references == {
        "b": "Bea Brook, Another Book (Press, 2002).",
        "a": "Ann Ash, A Synthetic Book (Press, 2001).",
    }
    assert text_of([engine.reference("a")]) == references["a"]


def test_a_link_to_the_web_stands_beside_the_label_in_a_note():
    found = formatted([book("a", "Ash, Ann", doi="10.1000/182")], cite("a"), style=Style("chicago-notes"))
    [label] = [part for part in found.notes[0] if isinstance(part, Label)]
    assert "<a" not in label.html
    assert any("https://doi.org/10.1000/182" in part for part in found.notes[0] if isinstance(part, str))


def test_only_the_web_is_linked():
    html = formatted([book("a", "Ash, Ann", url="javascript:alert(1)")], cite("a")).references[0].html
    assert 'href="javascript' not in html
    assert "javascript:alert(1)" in html


def test_the_engine_can_be_replaced_whole():
    """All that knows Pandoc's program is in its folder, but for the module that chooses it."""
    package = Path(mkdocs_briefs.__file__).parent
    found = re.compile(r"pypandoc|citations\.pandoc|PandocEngine")
    naming = {p.relative_to(package).as_posix() for p in package.rglob("*.py") if found.search(p.read_text("utf-8"))}
    assert {path for path in naming if not path.startswith("citations/pandoc/")} == {"assembly/engine.py"}


def test_two_threads_give_each_page_its_own_answer():
    """As many requests as make two threads ask, and a close in the middle, after which all can still be had."""
    sources = {f"k{number}": book(f"k{number}", f"Name{number}, Ann", title=f"T{number}") for number in range(400)}
    pages = [CitedPage((cite(f"k{number}"), cite(f"k{number + 1}"))) for number in range(399)]
    engine = make_engine(CHICAGO, sources)
    engine.prepare(pages)
    for number, page in enumerate(pages):
        if number == 150:
            engine.close()
        found = engine.format(page.clusters)
        assert [text_of(cluster) for cluster in found.clusters] == [f"(Name{n} 2001)" for n in (number, number + 1)]
        assert [reference.key for reference in found.references] == sorted(page.keys, key=lambda key: f"Name{key[1:]}")
    engine.close()


def test_what_is_new_after_a_close_is_answered():
    engine = make_engine(CHICAGO, {"a": ASH, "b": BROOK})
    engine.format([cite("a")])
    engine.close()
    found: list[Formatted] = []
    asking = Thread(target=lambda: found.append(engine.format([cite("b")])), daemon=True)
    asking.start()
    asking.join(timeout=60)
    assert [text_of(page.clusters[0]) for page in found] == ["(Brook 2002)"]
    engine.close()
