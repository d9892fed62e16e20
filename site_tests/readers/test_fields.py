"""Front matter as typed fields: each rule, each error with its line and a way out."""

from __future__ import annotations

import datetime as dt

import pytest
from site_tests.values import codes, doc

from mkdocs_briefs.model.front_matter import BriefFields, ProfileFields
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.readers.fields import HOST_KEYS, read_fields

SOUND = {"title": "One", "date": "2026-01-02", "author": "Ann Ash", "region": "Norway"}


def front(**changes: str | None) -> str:
    return "\n".join(f"{key}: {value}" for key, value in {**SOUND, **changes}.items() if value is not None)


def read(**changes: str | None):
    return read_fields(BriefFields, doc(front(**changes)))


def problem_of(**changes: str | None):
    _, [problem] = read(**changes)
    return problem


def test_a_sound_brief_has_no_problem():
    fields, problems = read()
    assert problems == []
    assert fields.title == "One"
    assert fields.date == dt.date(2026, 1, 2)
    assert (fields.authors, fields.regions, fields.actors, fields.tags) == (("Ann Ash",), ("Norway",), (), ())
    assert fields.status == "published"


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        ("author", "[Ann Ash, Example Org]", "authors", ("Ann Ash", "Example Org")),
        ("region", "[VE, VEN, Caribbean]", "regions", ("VE", "VEN", "Caribbean")),
        ("actors", "Jane Doe", "actors", ("Jane Doe",)),
        ("actors", "", "actors", ()),
        ("actors", "[]", "actors", ()),
        ("tags", "[law, 1936]", "tags", ("law", "1936")),
        ("nolink", "[Iran, VE]", "nolink", ("Iran", "VE")),
        ("nolink", "Iran", "nolink", ("Iran",)),
        ("nolink", "", "nolink", ()),
        ("based_on", "ash2001", "based_on", ("ash2001",)),
        ("nocite", "'@ash2001, @brook2002'", "nocite", ("ash2001 brook2002",)),
        ("nocite", "['@ash2001', '*']", "nocite", ("ash2001", "*")),
        ("summary", "|\n  One  line,\n  and another.", "summary", "One line, and another."),
        ("title", "1936", "title", "1936"),
        ("title", "'  padded '", "title", "padded"),
        ("status", "draft", "status", "draft"),
        ("date", "'2026-01-02'", "date", dt.date(2026, 1, 2)),
        ("date", "2026-01-02 00:00:00", "date", dt.date(2026, 1, 2)),
        ("updated", "2026-03-04", "updated", dt.date(2026, 3, 4)),
    ],
)
def test_a_value_is_read_as_its_type(key, value, field, expected):
    fields, problems = read(**{key: value})
    assert problems == []
    assert getattr(fields, field) == expected


@pytest.mark.parametrize(("one", "other"), [("author", "authors"), ("region", "regions")])
def test_singular_and_plural_are_one_field(one, other):
    fields, problems = read(**{one: None, other: "[Norway, Chad]"})
    assert problems == []
    assert getattr(fields, other) == ("Norway", "Chad")


def test_singular_and_plural_together_are_reported():
    problem = problem_of(authors="Bea Brook")
    assert problem.code.id == "front-matter-duplicate"
    assert problem.location.line == 6
    assert "Keep one" in problem.message


@pytest.mark.parametrize("key", ["author", "region"])
def test_a_required_field_that_is_missing_is_named(key):
    problem = problem_of(**{key: None})
    assert problem.code.id == "missing-field"
    assert f'"{key}"' in problem.message
    assert "Add it" in problem.message


@pytest.mark.parametrize(
    ("key", "value", "line", "says"),
    [
        ("region", "NO", 5, "Put quotes around it"),
        ("region", "[SE, NO]", 5, "Put quotes around it"),
        ("regions", "NO", 5, "Put quotes around it"),
        ("author", "[]", 4, "Give at least one"),
        ("author", "", 4, '"author" is empty. Give it a value'),
        ("title", "{a: b}", 2, '"title" is {a: b}: it should be text'),
        ("part", "one", 6, "it should be a whole number"),
        ("author", "''", 4, "Give it a value"),
        ("author", "{name: Ann Ash}", 4, "it should be text"),
        ("title", "''", 2, "Give it a value"),
        ("title", "[One, Two]", 2, "it should be text"),
        ("date", "2 January 2026", 3, "year-month-day"),
        ("date", "02/01/2026", 3, "year-month-day"),
        ("date", "2026-02-30", 3, "year-month-day"),
        ("date", "2026-01-02 10:30:00", 3, "is 2026-01-02 10:30:00: it is no day"),
        ("date", "[2026-01-02]", 3, "year-month-day"),
        ("updated", "soon", 6, "year-month-day"),
        ("status", "drft", 6, 'Did you mean "draft"?'),
        ("kind", "breif", 6, 'Did you mean "brief"?'),
        ("nolink", "NO", 6, "Put quotes around it"),
        ("nolink", "true", 6, "Put quotes around it"),
    ],
)
def test_a_wrong_value_has_its_line_and_a_way_out(key, value, line, says):
    changes = {"region": None, "regions": value} if key == "regions" else {key: value}
    problem = problem_of(**changes)
    assert problem.code.id == "invalid-field"
    assert problem.location.line == line
    assert problem.message.startswith(f'"{key}" is ')
    assert says in problem.message


@pytest.mark.parametrize("key", ["actors", "author", "region", "nolink", "tags", "based_on", "nocite"])
@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("\n  - Ann Ash\n  # the next is Norway's code\n  - NO\n", 9),
        ("[Ann Ash,\n  Bea Brook,\n  NO]", 8),
        ("\n  - Ann Ash\n\n  -\n    {name: Bea Brook}", 10),
        ("\n- Ann Ash\n-\n", 8),
        ("NO", 6),
        ("\n  name: Bea Brook", 6),
    ],
    ids=["one a line", "in brackets", "mapping", "nothing", "one text", "one mapping"],
)
def test_a_wrong_item_has_its_own_line(key, value, line):
    sound = {name: text for name, text in SOUND.items() if name != key}
    written = "\n".join(
        f"{name}: {text}"
        for name, text in [*sound.items(), *[("updated", "2026-01-03")] * (len(sound) == 3), (key, value)]
    )
    _, [problem] = read_fields(BriefFields, doc(written))
    assert (problem.code.id, problem.location.line) == ("invalid-field", line)
    assert problem.message.startswith(f'"{key}" is ')


JUDGEMENT = "\n- text: It holds.\n  likelihood: likely\n- text: It lasts.\n"  # up to line 9


@pytest.mark.parametrize(
    ("key", "value", "line", "code", "says"),
    [
        (
            "key_judgements",
            f"{JUDGEMENT}  confidence: low",
            9,
            "missing-field",
            'item 2 of "key_judgements" has no "like',
        ),
        (
            "key_judgements",
            f"{JUDGEMENT}  likelihood: likly",
            10,
            "invalid-field",
            '"likelihood" of item 2 of "key_judg',
        ),
        ("key_judgements", f"{JUDGEMENT}  likelihood: likly", 10, "invalid-field", 'Did you mean "likely"?'),
        ("key_judgements", f"{JUDGEMENT}  likelihood: [likely]", 10, "invalid-field", "is [likely]"),
        ("key_judgements", f"{JUDGEMENT}  likelihood: likely\n  by: soon", 11, "invalid-field", "year-month-day"),
        ("key_judgements", f"{JUDGEMENT}  likelihood: likely\n  sources: [a, NO]", 11, "invalid-field", "item 2 of"),
        (
            "key_judgements",
            f"{JUDGEMENT}  likelihood: likely\n  sources:\n  - a\n  - NO",
            13,
            "invalid-field",
            "item 2 of",
        ),
        (
            "key_judgements",
            f"{JUDGEMENT}  likelihood: likely\n  outcome: yes\n  note: So.",
            9,
            "missing-field",
            'item 2 of "key_judgements" has no "resolved". Add it there: outcome, resolved and note belong together.',
        ),
        (
            "key_judgements",
            f"{JUDGEMENT}  likelihood: likely\n  outcome: yes\n  resolved: 2026-03-04",
            9,
            "missing-field",
            'item 2 of "key_judgements" has no "note"',
        ),
        ("key_judgements", "It holds.", 6, "invalid-field", "it should be a list, of items"),
        (
            "key_judgements",
            "\n- It holds.",
            7,
            "invalid-field",
            "item 1 of \"key_judgements\" is 'It holds.': it should be",
        ),
        ("key_judgements", "\n  text: It holds.", 6, "invalid-field", 'Begin the item with "- "'),
        ("at_a_glance", "A vote.", 6, "invalid-field", "it should be a mapping"),
        ("at_a_glance", "{}", 6, "invalid-field", "none of new, matters and next"),
        ("at_a_glance", "\n  new: A vote.\n  next: NO", 8, "invalid-field", '"next" of "at_a_glance" is false'),
        ("corrections", "\n- date: 2026-02-30\n  text: So.", 7, "invalid-field", '"date" of item 1 of "corrections"'),
        ("versions", "\n- version: 1.10\n  date: 2026-01-02", 7, "invalid-field", "Put quotes around it"),
        ("version", "1.10", 6, "invalid-field", "Put quotes around it"),
    ],
)
def test_a_part_of_a_field_has_its_own_line(key, value, line, code, says):
    fields, [problem] = read(**{key: value})
    assert fields is None
    assert (problem.code.id, problem.location.line) == (code, line)
    assert says in problem.message


@pytest.mark.parametrize(
    ("key", "value", "absent"),
    [
        ("key_judgements", f"{JUDGEMENT}  likelihood: likely\n  outcome: yes", ["resolved", "note"]),
        ("key_judgements", f"{JUDGEMENT}  likelihood: likely\n  note: So.", ["outcome", "resolved"]),
        ("key_judgements", "\n- {by: 2026-01-02}", ["text", "likelihood"]),
        ("corrections", "\n- {}", ["date", "text"]),
        ("versions", "\n- {note: So.}", ["version", "date"]),
    ],
)
def test_each_field_that_is_missing_in_an_item_is_named(key, value, absent):
    _, problems = read(**{key: value})
    assert [problem.code.id for problem in problems] == ["missing-field"] * 2
    assert [problem.message.partition(" has no ")[2].partition(". ")[0] for problem in problems] == [
        f'"{field}"' for field in absent
    ]


@pytest.mark.parametrize(
    ("key", "value", "line", "says"),
    [
        (
            "key_judgements",
            "\n- text: It holds.\n  likelihood: likely\n  confidense: low",
            9,
            'Did you mean "confidence"?',
        ),
        (
            "key_judgements",
            "\n- text: It holds.\n  likelihood: likely\n  zzz: 1",
            9,
            'item 1 of "key_judgements" has no field',
        ),
        (
            "at_a_glance",
            "\n  new: A vote.\n  mattrs: So.",
            8,
            '"at_a_glance" has no field "mattrs". Did you mean "matters"?',
        ),
        ("corrections", "\n- date: 2026-01-02\n  text: So.\n  autor: A", 9, "Take it out"),
        ("versions", "\n- version: 2\n  date: 2026-01-02\n  notes: A", 9, 'Did you mean "note"?'),
    ],
)
def test_an_unknown_key_within_a_field_costs_nothing_else(key, value, line, says):
    fields, [problem] = read(**{key: value})
    assert fields is not None
    assert (problem.code.id, problem.location.line) == ("unknown-key", line)
    assert says in problem.message


def test_the_outcome_may_be_what_yaml_reads_as_true_and_false():
    resolved = "resolved: 2026-03-04, note: So."
    item = "{{text: It holds., likelihood: remote, outcome: {}, " + resolved + "}}"
    fields, problems = read(key_judgements=f"[{', '.join(map(item.format, ('yes', 'no', 'Unclear')))}]")
    assert problems == []
    assert [judgement.outcome.value for judgement in fields.key_judgements] == ["yes", "no", "unclear"]


def test_characters_that_no_text_shows_are_found_within_fields():
    _, problems = read(corrections='\n- date: 2026-01-02\n  text: "a\\x1bb"')
    assert [(problem.code.id, problem.location.line) for problem in problems] == [("control-character", 8)]


def test_every_error_is_reported_at_once():
    fields, problems = read(author=None, date="soon", status="open", sumary="x")
    assert fields is None
    assert sorted(codes(problems)) == ["invalid-field", "invalid-field", "missing-field", "unknown-key"]


def test_an_unknown_key_is_reported_with_a_suggestion_and_costs_nothing_else():
    fields, [problem] = read(sumary="Short.")
    assert problem.code.id == "unknown-key"
    assert problem.location.line == 6
    assert 'Did you mean "summary"?' in problem.message
    assert fields.title == "One"


def test_an_unknown_key_like_no_other_names_the_option():
    assert '"extra_keys"' in problem_of(zzzz="1").message


@pytest.mark.parametrize("key", sorted(HOST_KEYS - BriefFields.model_fields.keys() - {"kind"}))
def test_a_key_of_mkdocs_or_material_passes(key):
    assert read(**{key: "x"})[1] == []


def test_keys_of_other_plugins_pass_where_the_option_names_them():
    document = doc(front(weight="3"))
    assert codes(read_fields(BriefFields, document)[1]) == ["unknown-key"]
    assert read_fields(BriefFields, document, ["weight"])[1] == []


@pytest.mark.parametrize(("text", "kind"), [("person", ActorKind.PERSON), ("system", ActorKind.SYSTEM)])
def test_a_profile_has_its_kind(text, kind):
    fields, problems = read_fields(ProfileFields, doc(f"name: Jane Doe\nkind: {text}\nwikidata: Q42\n"))
    assert problems == []
    assert fields.kind is kind


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("false", False), ("[SBX, SBY]", ("SBX", "SBY")), ("SBX", ("SBX",)), ("", ())]
)
def test_the_case_of_a_profile_s_names_counts_for_all_some_or_none(text, value):
    fields, problems = read_fields(ProfileFields, doc(f"name: Jane Doe\ncase_sensitive: {text}\n"))
    assert problems == []
    assert fields.case_sensitive == value


def test_a_profile_has_names_for_every_text_and_names_for_some():
    fields, problems = read_fields(ProfileFields, doc("name: Jane Doe\naliases: JD\nweak_aliases: [the judge, 1936]\n"))
    assert problems == []
    assert (fields.aliases, fields.weak_aliases) == (("JD",), ("the judge", "1936"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("aliases:\n  - JD\n  - NO", 5),
        ("weak_aliases: [the judge,\n  NO]", 4),
        ("members:\n- Chad\n- [Mali]", 5),
        ("case_sensitive:\n  - JD\n  - NO", 5),
        ("case_sensitive: {a: b}", 3),
        ("surname:\n  - Doe", 3),
    ],
)
def test_a_wrong_item_of_a_profile_has_its_own_line(text, line):
    _, [problem] = read_fields(ProfileFields, doc(f"name: Jane Doe\n{text}"))
    assert (problem.code.id, problem.location.line) == ("invalid-field", line)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("kind: person", "missing-field", '"name"'),
        ("name: Jane Doe\nweak_alias: [Jane]", "unknown-key", 'Did you mean "weak_aliases"?'),
        ("name: Jane Doe\nweak_aliases: [NO]", "invalid-field", "Put quotes around it"),
        ("name: Jane Doe\ncase_sensitive: {a: b}", "invalid-field", "Write"),
        ("name: Jane Doe\ncase_sensitive: [NO]", "invalid-field", "Put quotes around it"),
        ("name: Jane Doe\nkind: persn", "invalid-field", 'Did you mean "person"?'),
        ("name: Jane Doe\nwikidata: 42x", "invalid-field", "as in Q42"),
        ("name: Jane Doe\nalias: [Jane]", "unknown-key", 'Did you mean "aliases"?'),
    ],
)
def test_a_wrong_profile_is_reported(text, code, says):
    _, [problem] = read_fields(ProfileFields, doc(text))
    assert problem.code.id == code
    assert says in problem.message
