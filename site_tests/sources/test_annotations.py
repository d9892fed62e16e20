"""What is said of a source behind its reference."""

from __future__ import annotations

from site_tests.sources.test_exports import source

from mkdocs_briefs.sources.annotations import annotations_html, grade

PAGE = source("@online{a, title = {One}, url = {https://example.org/}, urldate = {2020-02-03}}")


def test_a_visit_is_told_once():
    assert "Accessed 3 February 2020." in annotations_html(PAGE, "One.")
    assert annotations_html(PAGE, "One. Accessed February 3, 2020.") == ""
    assert annotations_html(PAGE, "One (accessed February 3, 2020).") == ""


def test_a_grade_is_read_whatever_its_capitals():
    graded = source("@book{a, title = {One}, reliability = {b}, credibility = {2}}")
    assert grade(graded) == ("B2", "usually reliable, probably true")
    assert "B2" in annotations_html(graded, "One.")
