"""Passages of a source that differ in a number alone are asked for once."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_tests.citations.test_parts import item

import mkdocs_briefs
from mkdocs_briefs.citations.engine import CitedPage
from mkdocs_briefs.citations.formatted import Formatted, Label, NoteSign
from mkdocs_briefs.citations.pandoc.parts import composed, parts_of, stands_alone
from mkdocs_briefs.citations.pandoc.passages import STAND_IN, any_passage, at
from mkdocs_briefs.citations.pandoc.variants import variants_of
from mkdocs_briefs.model.citation import CitationItem


@pytest.mark.parametrize(
    ("locator", "asked", "number"),
    [
        ("p. 4", f"p. {STAND_IN}", "4"),
        ("p.117", f"p.{STAND_IN}", "117"),
        ("§ 12", f"§ {STAND_IN}", "12"),
        ("007", STAND_IN, "007"),
        ("", "", ""),
        ("p. iv", "p. iv", ""),
        ("p. 4a", "p. 4a", ""),
        ("pp. 3–9", "pp. 3–9", ""),  # noqa: RUF001 - as in print
        ("pp. 3, 9", "pp. 3, 9", ""),
        ("p. A-3", "p. A-3", ""),
        ("art. 5(2)", "art. 5(2)", ""),
        ("p. 1234567", "p. 1234567", ""),
        ("p. ٤", "p. ٤", ""),
    ],
)
def test_a_single_number_may_be_any(locator: str, asked: str, number: str) -> None:
    cluster = (CitationItem("a", locator, prefix="see"),)
    assert any_passage(cluster) == ((CitationItem("a", asked, prefix="see"),), number)


@pytest.mark.parametrize(
    "cluster",
    [
        (CitationItem("a", "p. 4"), CitationItem("b")),
        (CitationItem("a", "p. 4", suffix=f" and {STAND_IN}"),),
        (CitationItem("a", "p. 4", prefix=STAND_IN),),
    ],
)
def test_not_where_several_are_cited_or_the_number_is_said(cluster: tuple[CitationItem, ...]) -> None:
    assert any_passage(cluster) == (cluster, "")


def test_a_source_that_says_the_number_is_asked_for_by_itself() -> None:
    assert stands_alone(item("a", "Ash, A"))
    assert not stands_alone(item("a", "Ash, A", note=f"No. {STAND_IN}"))


def test_the_number_is_put_back_wherever_it_stands() -> None:
    answer = (f"see p. {STAND_IN} of ", Label("a", f"Ash 2001, {STAND_IN}"), NoteSign(1))
    assert at("4", answer) == ("see p. 4 of ", Label("a", "Ash 2001, 4"), NoteSign(1))


def test_two_passages_are_one_question() -> None:
    known = {key: item(key, f"{key}, X") for key in "ab"}
    page = CitedPage(((CitationItem("a", "p. 4"),), (CitationItem("b"),), (CitationItem("a", "p. 5"),)))
    parts = parts_of(page, known, repeats_differ=False)
    assert len({part.asked for part in parts}) == 2
    answers = [Formatted(((f"({part.keys[0]} {STAND_IN})",),), ()) for part in parts]
    assert composed(page, parts, answers, {"a": 1, "b": 2}).clusters[::2] == (("(a 4)",), ("(a 5)",))
    assert len({part.asked for part in parts_of(page, known, repeats_differ=False, numbers_stay=False)}) == 3


@pytest.mark.parametrize(("form", "stays"), [("", True), ('form="numeric"', True), ('form="ordinal"', False)])
def test_a_style_may_write_numbers_of_its_own(form: str, stays: bool) -> None:
    csl = (Path(mkdocs_briefs.__file__).parent / "data/styles/harvard-cite-them-right.csl").read_text("utf-8")
    written = csl.replace('<text variable="locator"/>', f'<number variable="locator" {form}/>')
    assert written != csl
    found = variants_of(written).parts
    assert found is not None
    assert found.numbers_stay is stays
