"""What is said of a source behind its reference."""

from __future__ import annotations

from site_tests.sources.test_exports import source

from mkdocs_briefs.sources.annotations import annotations_html, grade, legend_html


def test_when_a_page_was_visited_is_for_the_style_to_tell():
    page = "@online{a, title = {One}, url = {https://example.org/}, urldate = {2020-02-03}%s}"
    assert annotations_html(source(page % "")) == ""
    archived = annotations_html(source(page % ", archiveurl = {https://example.org/b}, archivedate = {2020-02-04}"))
    assert "Archived on 4 February 2020" in archived


def test_a_grade_is_read_whatever_its_capitals():
    graded = source("@book{a, title = {One}, reliability = {b}, credibility = {2}}")
    assert grade(graded) == ("B2", "usually reliable, probably true")
    assert "B2" in annotations_html(graded)


def test_each_grade_has_the_meaning_that_the_admiralty_system_gives_it():
    reliability = [
        "completely reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable",
        "reliability cannot be judged",
    ]  # fmt: skip
    credibility = [
        "confirmed by other sources", "probably true", "possibly true", "doubtful", "improbable",
        "truth cannot be judged",
    ]  # fmt: skip
    graded = [source(f"@book{{a, title = {{One}}, reliability = {{{code}}}}}") for code in "ABCDEF"]
    assert list(map(grade, graded)) == list(zip("ABCDEF", reliability, strict=True))
    graded = [source(f"@book{{a, title = {{One}}, credibility = {{{code}}}}}") for code in "123456"]
    assert list(map(grade, graded)) == list(zip("123456", credibility, strict=True))


def test_a_list_explains_grades_once_and_only_if_there_are_any():
    plain, graded = source("@book{a, title = {One}}"), source("@book{b, title = {Two}, reliability = {B}}")
    assert legend_html([plain]) == ""
    assert legend_html([plain, graded, graded]).count("Admiralty") == 1
