"""Parts of pages: which sources can touch one another, and what is asked for apart."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_briefs.citations.engine import CitedPage
from mkdocs_briefs.citations.formatted import Formatted, Reference
from mkdocs_briefs.citations.pandoc.parts import Asked, Part, composed, parts_of
from mkdocs_briefs.model.citation import CitationItem


def item(key: str, *authors: str, year: int | None = 2001, kind: str = "book", **more: Any) -> dict[str, Any]:
    names = [dict(zip(("family", "given"), name.split(", "), strict=False)) for name in authors]
    dated = {"issued": {"date-parts": [[year]]}} if year else {}
    return {"id": key, "type": kind, "title": f"Title {key}", **({"author": names} if names else {}), **dated, **more}


def groups(*items: dict[str, Any]) -> set[str]:
    """Which sources are asked for together, where a page cites each once."""
    known = {found["id"]: found for found in items}
    page = CitedPage(tuple((CitationItem(key),) for key in known))
    parts = parts_of(page, known, repeats_differ=True)
    return {"".join(part.keys) for part in parts if part.asked.page.clusters}


@pytest.mark.parametrize(
    ("others", "together"),
    [
        ([item("b", "Brook, Bea")], {"a", "b"}),
        ([item("b", "Ash, Ann", year=2002)], {"a", "b"}),
        ([item("b", "Ash, Ann")], {"ab"}),
        ([item("b", "Ash, Amy", year=2002)], {"ab"}),
        ([item("b", "ASH, Ann", year=2002)], {"ab"}),
        ([item("b", "Ash, Ann", year=None)], {"ab"}),
        ([item("b", "Ash, Ann", year=2002, status="forthcoming")], {"ab"}),
        ([item("b", "Ash, Ann", year=2002, **{"original-date": {"date-parts": [[2001]]}})], {"ab"}),
        ([item("b", "Brook, Bea", editor=[{"family": "Ash", "given": "Amy"}])], {"ab"}),
        ([item("b", "Brook, Bea"), item("c", "Cole, Cid", "Brook, Bo"), item("d", "Cole, Cy")], {"a", "bcd"}),
        ([item("b", author=[{"literal": "ASH"}])], {"ab"}),
        ([item("b", author=[{"literal": "Board"}]), item("c", author=[{"literal": "Council"}])], {"a", "b", "c"}),
        ([item("b", kind="webpage", title="Ash")], {"ab"}),
        ([item("b", kind="webpage", title="Other")], {"a", "b"}),
        ([item("b", "Brook, Bea", kind="bill", title="<i>Ash</i>")], {"ab"}),
        ([item("b", "Brook, Bea", kind="bill", publisher="One"), item("c", kind="bill", publisher="One")], {"a", "bc"}),
    ],
)
def test_sources_are_together_where_a_label_may_have_to_tell_them_apart(others, together):
    assert groups(item("a", "Ash, Ann"), *others) == together


def test_a_citation_keeps_its_sources_together():
    known = {key: item(key, f"{key}, X") for key in "abc"}
    page = CitedPage(((CitationItem("a"), CitationItem("b")), (CitationItem("c"),)))
    parts = parts_of(page, known, repeats_differ=True)
    assert [part.keys for part in parts if part.asked.page.clusters] == [("a", "b"), ("c",)]


def test_what_is_cited_again_is_asked_for_with_another_between():
    known = {key: item(key, f"{key}, X") for key in "ab"}
    a, b = (CitationItem("a"),), (CitationItem("b"),)
    page = CitedPage((a, b, a, a))
    asked = [part for part in parts_of(page, known, repeats_differ=True) if part.asked.page.clusters]
    assert (asked[0].asked.page.clusters, asked[0].places) == ((a, b, a, a), (0, None, 2, 3))
    alike = parts_of(page, known, repeats_differ=False)
    assert [(part.asked, part.places) for part in alike] == [
        (Asked(CitedPage((a,))), (0,)),
        (Asked(CitedPage((a,))), (2,)),
        (Asked(CitedPage((a,))), (3,)),
        (Asked(CitedPage((b,))), (1,)),
    ]


def test_references_are_asked_for_with_the_citations_where_labels_may_be_the_same():
    same = parts_of(
        CitedPage((), ("a", "b")), {"a": item("a", "Ash, A"), "b": item("b", "Ash, A")}, repeats_differ=True
    )
    assert [(part.asked.has_list, part.keys) for part in same] == [(True, ("a", "b"))]
    known = {"a": item("a", "Ash, A"), "b": item("b", "Cole, C", "Ash, B")}
    near = parts_of(CitedPage(((CitationItem("a"),),), ("b",)), known, repeats_differ=True)
    assert [(part.asked.has_list, part.keys) for part in near] == [(False, ("a", "b")), (True, ("a",)), (True, ("b",))]
    uncited = parts_of(CitedPage((), ("a", "b")), known, repeats_differ=True)
    assert [(part.asked.has_list, part.keys) for part in uncited] == [(True, ("a",)), (True, ("b",))]


def test_a_page_has_its_citations_in_their_places_and_its_references_in_order():
    asked = Asked(CitedPage(()))
    parts = [Part(asked, (2, None, 0), ("a", "b")), Part(asked, (1,), ("c",))]
    answers = [
        Formatted((("A",), ("x",), ("B",)), (Reference("b", "B"), Reference("a", "A"), Reference("x", "X"))),
        Formatted((("C",),), (Reference("c", "C"),), failed={"c": "why"}),
    ]
    page = CitedPage(((CitationItem("b"),), (CitationItem("c"),), (CitationItem("a"),), ()))
    found = composed(page, parts, answers, {"a": 1, "b": 5, "c": 3})
    assert found.clusters == (("B",), ("C",), ("A",), ())
    assert [reference.key for reference in found.references] == ["b", "c", "a"]
    assert found.failed == {"c": "why"}
