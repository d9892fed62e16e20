"""The ids of templates, found in their source."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader

from mkdocs_briefs.pages.renderer import TEMPLATES, template_loader
from mkdocs_briefs.pages.template_ids import TemplateIds


def has(source: str, name: str, **others: str) -> bool:
    loader = DictLoader({"page.html": source, **{f"{other}.html": text for other, text in others.items()}})
    return bool(TemplateIds(loader).of("page.html").fullmatch(name))


@pytest.mark.parametrize("source", ['<p id="a.b">', "<p id='a.b'>", "<p id=a.b>", '<p class="x" ID = "x" id="a.b">'])
def test_an_id_is_found_however_it_is_written(source):
    assert has(source, "a.b")
    assert not has(source, "axb")


def test_what_is_no_id_is_not_taken_for_one():
    assert not has('<p data-id="a" aria-labelledby="a">{# <p id="a"> #}{{ "id=" ~ a }}', "a")


def test_an_expression_may_be_any_text():
    source = '<p id="group-{{ x | replace("id", "\\"") }}-end">'
    assert has(source, "group-1-end")
    assert not has(source, "group-1")


def test_what_a_statement_begins_may_be_left_out():
    source = '<p id="a{% if x == "b" %}-b{% else %}-c{% endif %}">'
    assert all(has(source, name) for name in ("a", "a-b", "a-c"))
    assert not has(source, "b")


def test_an_id_that_is_nothing_but_an_expression_reserves_nothing():
    assert not has('<p id="{{ x }}">', "a")


@pytest.mark.parametrize(
    "use", ['{% import "other.html" as o %}', '{% include "other.html" %}', '{% extends "other.html" %}']
)
def test_the_templates_that_a_template_uses_count(use):
    other = '{% import "third.html" as t %}<p id="a">'
    third = '{% import "other.html" as o %}{% macro m() %}<p id="b">{% endmacro %}'
    assert has(use, "a", other=other, third=third)
    assert has(use, "b", other=other, third=third)


def test_a_template_that_cannot_be_read_is_left_to_the_rendering():
    assert not has("{% if %}", "a")
    assert not has('{% import "missing.html" as m %}', "a")


def test_a_template_of_the_project_goes_before_ours(tmp_path):
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs/actor.html").write_text('<p id="mine">')
    ids = TemplateIds(template_loader([tmp_path])).of("actor.html")
    assert ids.fullmatch("mine")
    assert not ids.fullmatch("together")


def test_every_id_of_our_templates_has_letters_of_its_own():
    """An id that is nothing but an expression would not be found."""
    ids = TemplateIds(template_loader())
    for path in TEMPLATES.glob("*.html"):
        assert not ids.of(path.name).fullmatch("\uffff")
        assert 'id="{{' not in path.read_text("utf-8")
