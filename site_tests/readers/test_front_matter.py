"""Taking a Markdown file apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.readers.fields import read_fields
from mkdocs_briefs.readers.front_matter import read_document


def test_a_file_without_front_matter_is_all_body():
    found = read_document("# One\n\nText.\n", "a.md")
    assert (found.meta, found.body, found.body_line, found.problems) == ({}, "# One\n\nText.\n", 1, ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: One\ndate: 2026-01-02\n---\nBody.\n", 5),
        ("---\r\ntitle: One\r\ndate: 2026-01-02\r\n---\r\nBody.\r\n", 5),
        ("\ufeff---\ntitle: One\n---\nBody.\n", 4),
        ("---\ntitle: One\n...\nBody.\n", 4),
        ("--- \ntitle: One\n--- \t\nBody.\n", 4),
    ],
    ids=["plain", "crlf", "bom", "dots", "trailing blanks"],
)
def test_the_block_is_found_and_the_body_knows_its_line(text, line):
    found = read_document(text, "a.md")
    assert found.meta["title"] == "One"
    assert found.body == "Body.\n"
    assert found.body_line == line
    assert found.at("title").line == 2
    assert found.problems == ()


def test_an_empty_block_is_no_problem():
    found = read_document("---\n---\nBody.\n", "a.md")
    assert (found.meta, found.body, found.body_line, found.problems) == ({}, "Body.\n", 3, ())


def test_a_block_may_end_the_file():
    found = read_document("---\ntitle: One\n---", "a.md")
    assert (found.meta, found.body, found.problems) == ({"title": "One"}, "", ())


def test_a_rule_in_the_body_ends_no_block():
    found = read_document("---\ntitle: One\n---\nText.\n\n---\n\nMore.\n", "a.md")
    assert found.body == "Text.\n\n---\n\nMore.\n"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("---\ntitle: One\nBody.\n", 1, "has no end"),
        ("---\ntitle: One\ndate: 2026-01-02\nsummary: a: b\n---\nBody.\n", 4, "not valid YAML"),
        ("---\ntitle: One\nactors: [a, b\n---\nBody.\n", 4, "not valid YAML"),
        ('---\ntitle: "One\n---\nBody.\n', 3, "not valid YAML"),
        ("---\n- title\n- date\n---\nBody.\n", 2, "no list"),
        ("---\njust words\n---\nBody.\n", 2, "no list"),
        ("---\ntitle: One\nwhen: !!python/none x\n---\nBody.\n", 3, "not valid YAML"),
        ("---\n? [a, b]\n: c\n---\nBody.\n", 2, "not valid YAML"),
    ],
    ids=["unclosed", "colon", "bracket", "quote", "list", "text", "tag", "complex key"],
)
def test_broken_front_matter_is_reported_with_its_line_and_keeps_the_body(text, line, says):
    found = read_document(text, "docs/a.md")
    [problem] = found.problems
    assert problem.code.id == "front-matter-yaml"
    assert str(problem.location) == f"docs/a.md:{line}"
    assert says in problem.message
    assert found.meta == {}
    assert "Body.\n" in found.body


@pytest.mark.parametrize("value", ["2026-02-30", "2026-13-01", "2026-01-02T25:00:00"])
def test_a_day_that_does_not_exist_stays_text_for_its_field_to_report(value):
    found = read_document(f"---\ntitle: One\ndate: {value}\n---\nBody.\n", "docs/a.md")
    assert found.problems == ()
    assert found.meta == {"title": "One", "date": value}


def test_a_number_that_is_none_is_a_problem_and_no_crash():
    found = read_document("---\ntitle: 0x_\n---\nBody.\n", "docs/a.md")
    assert [problem.code.id for problem in found.problems] == ["front-matter-yaml"]
    assert found.body == "Body.\n"


def test_a_key_given_twice_is_reported_where_it_comes_again():
    found = read_document("---\ntitle: One\ndate: 2026-01-02\ntitle: Two\n---\n", "docs/a.md")
    [problem] = found.problems
    assert problem.code.id == "front-matter-duplicate"
    assert str(problem.location) == "docs/a.md:4"
    assert "line 2" in problem.message


NESTED = """\
---
# a remark
title: One
actors:
  - Jane Doe

  # another remark
  - Ann Ash
tags: [a,
  b,   c,

  d]
region: Norway
key_judgements:
  - text: First
    likelihood: likely
  -
    text: >-
      Folded over
      two lines
    likelihood: [low, {of: x}]
  - {text: Third,
     likelihood: high}
empty:
nothing:
  -
  - |
    Block
---
Text.
"""


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("title",), 3),
        (("actors",), 4),
        (("actors", 0), 5),
        (("actors", 1), 8),
        (("tags", 0), 9),
        (("tags", 1), 10),
        (("tags", 2), 10),
        (("tags", 3), 12),
        (("key_judgements", 0), 15),
        (("key_judgements", 0, "likelihood"), 16),
        (("key_judgements", 1), 18),
        (("key_judgements", 1, "text"), 18),
        (("key_judgements", 1, "likelihood"), 21),
        (("key_judgements", 1, "likelihood", 1, "of"), 21),
        (("key_judgements", 2, "likelihood"), 23),
        (("nothing", 0), 26),
        (("nothing", 1), 27),
        # no such part: the nearest around it
        (("nowhere",), 1),
        (("nowhere", 2, "at"), 1),
        (("actors", 2), 4),
        (("actors", "text"), 4),
        (("region", 0), 13),
        (("key_judgements", 2, "basis"), 22),
        (("key_judgements", 7, "likelihood"), 14),
        (("empty", 0, "x"), 24),
    ],
)
def test_every_part_knows_its_line(path, line, breaks):
    found = read_document(NESTED.replace("\n", breaks), "docs/a.md")
    assert found.problems == ()
    assert str(found.at(*path)) == f"docs/a.md:{line}"


def test_of_a_key_given_twice_the_last_has_the_value_and_the_line():
    found = read_document("---\ntags:\n  - a\ntags:\n  - b\n  - c\n---\n", "a.md")
    assert found.meta == {"tags": ["b", "c"]}
    assert [found.at("tags", *path).line for path in [(), (0,), (1,), (2,)]] == [4, 5, 6, 4]


def test_what_stands_elsewhere_has_the_line_where_it_stands():
    front = "first: &names\n  - a\n  - b\nagain: *names\nmore:\n  <<: {x: 1}\n  y: 2\nlist: [*names, c]\n"
    found = read_document(f"---\n{front}---\n", "a.md")
    assert found.meta["again"] == ["a", "b"]
    places = [("again",), ("again", 1), ("more", "x"), ("more", "y"), ("list", 0, 1), ("list", 1)]
    assert [found.at(*path).line for path in places] == [5, 4, 7, 8, 9, 9]


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("x: &x [*x, a]\n", "aliases repeat"),
        ("x: &x {y: *x}\n", "aliases repeat"),
        ("a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [{f'*b{n - 1}, ' * 9}]\n" for n in range(1, 40)), "aliases repeat"),
        ("a: &a " + "x" * 1000 + "\nb: [" + "*a, " * 200 + "]\n", "aliases repeat more than 100,000 characters"),
        ("x: " + "[" * 21 + "]" * 21 + "\n", "lists and mappings nest more than 20 deep"),
        ("x: " + "[" * 400_000 + "]" * 400_000 + "\n", "nest more than 20 deep"),
        ("x: " + "{a: " * 400 + "}" * 400 + "\n", "nest more than 20 deep"),
        ("x:\n  " + "- " * 400 + "a\n", "nest more than 20 deep"),
        ("".join(f"{' ' * n}a:\n" for n in range(400)), "nest more than 20 deep"),
    ],
)
def test_what_nests_or_repeats_without_bounds_is_refused(front, why):
    found = read_document(f"---\n{front.replace('*b0', '*a')}---\n", "a.md")
    assert found.meta == {}
    assert why in str(found.problems[0])


@pytest.mark.parametrize(
    "front", ["x: " + "[" * 19 + "]" * 19, "a: &a [x, y]\n" + "\n".join(f"b{n}: *a" for n in range(999))]
)
def test_what_is_within_the_bounds_is_read(front):
    assert read_document(f"---\n{front}\n---\n", "a.md").problems == ()


@pytest.mark.parametrize(
    ("body", "heading"),
    [
        ("# One\n\nText.", "One"),
        ("Text.\n\n# One #\n", "One"),
        ("# One {#anchor .wide}\n", "One"),
        ("```\n# no heading\n```\n\n# One\n", "One"),
        ("~~~ sh\n# no heading\n~~~\n\n# One\n", "One"),
        ("```\n# never closed\n", ""),
        ("## Two\n\nText #one.\n", ""),
        ("#hashtag\n", ""),
        ("# About [[Russia|the neighbour]]\n", "About the neighbour"),
        ("# About [[Russia\\|the neighbour]]\n", "About the neighbour"),
        ("# About [[Russia|the *near* neighbour]] and [[ Chad ]]\n", "About the near neighbour and Chad"),
        ("# `[[Russia|x]]` and [[Russia]]\n", "[[Russia|x]] and Russia"),
        ("# On boats [see @ash2001, p. 4] and *ships*\n", "On boats and ships"),
        (
            "# On <i class='x'>boats</i><br/> and `<i>` <https://a.b> 1 < 2 >\n",
            "On boats and <i> <https://a.b> 1 < 2 >",
        ),
        ("# [[1]](x.md) and [[]]\n", "[[1]](x.md) and [[]]"),
    ],
)
def test_the_first_heading_is_the_first_that_is_no_code(body, heading):
    assert read_document(body, "a.md").first_heading() == heading


@given(st.text(alphabet=st.sampled_from("-.\n\r :[]{}\"'#&*!|>%@`?,abé\ufeff0"), max_size=40))
def test_any_text_is_read_and_nothing_of_a_body_is_lost(text):
    found = read_document(text, "a.md")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert text.endswith(found.body)
    for problem in found.problems:
        assert 1 <= problem.location.line <= text.count("\n") + 1


def test_front_matter_that_does_not_begin_the_file_is_reported():
    document = read_document("\n\n---\ntitle: One\n---\nText.\n", "a.md")
    [problem] = document.problems
    assert (str(problem.location), problem.code.id) == ("a.md:4", "front-matter-yaml")
    assert "first line" in problem.message


def test_a_rule_after_a_first_line_is_no_front_matter():
    assert read_document("\n---\n\nText.\n", "a.md").problems == ()


def test_a_tab_is_called_a_tab():
    [problem] = read_document("---\ntitle:\tOne\n\tx: 1\n---\n", "a.md").problems
    assert "no tabs" in problem.message


def test_a_long_heading_is_cut_as_a_title():
    assert read_document(f"# {'a ' * 5_000}\n", "a.md").first_heading() == f"{'a ' * 500}".strip() + "\u2026"


def test_a_title_has_a_longest_length():
    found = read_document(f"---\ntitle: {'a' * 1_001}\n---\n", "a.md")
    _, problems = read_fields(BriefFields, found)
    assert [problem.code.id for problem in problems if '"title"' in problem.message] == ["invalid-field"]
    assert max(len(problem.message) for problem in problems) < 400


@pytest.mark.parametrize(("lines", "is_whole"), [("title: X\nauthor: Y\n", False), ("title: X\n", True)])
def test_two_keys_at_the_beginning_are_front_matter_without_its_lines(lines, is_whole):
    """One may be a sentence with a colon."""
    assert read_document(f"{lines}\nText.\n", "a.md").is_whole == is_whole


def test_states_within_values_are_told_in_the_order_of_their_lines():
    """Lines that a set of numbers has in another order."""
    lines = [f"k{n}: {{status: draft}}" if n in (2, 15, 32) else f"k{n}: x" for n in range(34)]
    document = read_document("\n".join(["---", *lines, "---", "Text."]), "x.md")
    assert [problem.location.line for problem in document.problems] == [4, 17, 34]
