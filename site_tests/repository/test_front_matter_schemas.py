"""The JSON Schemas of front matter say what the reader says."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from docs.make_reference import ROOT, brief_schema, profile_schema, type_of
from jsonschema import Draft202012Validator, FormatChecker
from site_tests.values import doc

from mkdocs_briefs.model.addresses import is_profile
from mkdocs_briefs.model.front_matter import BriefFields, ProfileFields
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.readers.briefs import is_brief
from mkdocs_briefs.readers.fields import HOST_KEYS, read_fields
from mkdocs_briefs.readers.front_matter import read_document

SCHEMAS = {BriefFields: brief_schema, ProfileFields: profile_schema}
PAGES = {path.relative_to(ROOT / "briefs").as_posix(): path for path in sorted((ROOT / "briefs").rglob("*.md"))}
SOUND = {
    BriefFields: {"title": "One", "date": "2026-01-02", "author": "Ann Ash", "region": "Norway"},
    ProfileFields: {"name": "Jane Doe"},
}

# What is right and what is wrong for a type, as the reference calls it.
BY_TYPE = {
    "text": (["One", "1936", "'NO'", "|\n  One\n  two"], ["NO", "[One]", "''", "{a: b}"]),
    "text or list": (
        ["Norway", "[Norway, 1936]", "\n- Norway", "[[Norway]]", "\n- [[Norway]]\n- Chad", "'[[Norway|the north]]'"],
        ["NO", "[Norway, NO]", "{a: b}", "[[Norway, Chad]]", "[[[[Norway]]]]", "[[Norway], [Chad]]", "['']"],
    ),
    "year-month-day": (["2026-01-02", "'2026-01-02'"], ["soon", "2026-02-30", "[2026-01-02]", "2026-01"]),
    "`true` or `false`": (["true", "false"], ["'true'", "1"]),
    "whole number": (["1", "1936"], ["0", "-1", "1.5", "'1'", "true", "one", "[1]"]),
}
# Fields with a type of their own.
BY_FIELD = {
    (BriefFields, "status"): (["published", "draft", "scheduled", "superseded", "withdrawn"], ["drft", "1"]),
    (BriefFields, "key_judgements"): (
        [
            "[{text: It holds., likelihood: likely}]",
            "[{text: It holds., likelihood: highly probable, confidence: low, sources: ash2001, by: 2027-01-02}]",
            "[{text: It holds., likelihood: remote, sources: [a, b], outcome: 'no', resolved: 2026-01-02, note: So.}]",
            "[{text: It holds., likelihood: remote, outcome: unclear, resolved: 2026-01-02, note: So.}]",
            "[{text: It holds., likelihood: remote, outcome: yes, resolved: 2026-01-02, note: So.}]",
        ],
        [
            "It holds.",
            "[It holds.]",
            "[{text: It holds.}]",
            "[{text: It holds., likelihood: maybe}]",
            "{text: It holds.}",
        ],
    ),
    (BriefFields, "at_a_glance"): (
        ["{new: A vote.}", "{new: a, matters: b, next: c}"],
        ["A vote.", "[a]", "{new: [a]}"],
    ),
    (BriefFields, "corrections"): (
        ["[{date: 2026-01-02, text: It was 1936.}]"],
        ["It was 1936.", "[{date: soon, text: It was.}]", "[{text: It was.}]", "[{date: 2026-01-02}]"],
    ),
    (BriefFields, "lang"): (["de", "pt-BR", "zh_Hant"], ["German language", "NO", "[de]", "''"]),
    (BriefFields, "version"): (["2", "'1.10'", "second"], ["1.10", "NO", "[1]", "''"]),
    (BriefFields, "versions"): (
        ["[{version: 2, date: 2026-01-02}]", "[{version: '1.1', date: 2026-01-02, note: A correction.}]"],
        ["'1.1'", "[{version: 1.1, date: 2026-01-02}]", "[{version: 2}]"],
    ),
    (ProfileFields, "status"): (["published", "draft"], ["drft", "1"]),
    (BriefFields, "kind"): (["brief"], ["breif", "1"]),
    (ProfileFields, "kind"): ([kind.value for kind in ActorKind], ["persn", "1", "[person]"]),
    (ProfileFields, "case_sensitive"): (["Doe", "[Doe]", "true", "false"], ["[Doe, NO]", "{a: b}", "['']"]),
    (ProfileFields, "surname"): (["Kim", "1936", "false"], ["true", "[Doe]", "''"]),
    (ProfileFields, "wikidata"): (["Q42"], ["42", "Q0", "q42", "[Q42]"]),
    (ProfileFields, "orcid"): (
        ["0000-0002-1825-009X"],
        ["0000-0002-1825", "https://orcid.org/0000-0002-1825-0097", "1"],
    ),
    (ProfileFields, "ror"): (["02mhbdp94"], ["02mhbdp9", "02MHBDP94", "https://ror.org/02mhbdp94", "1"]),
}


def cases(*, right: bool) -> Iterator[tuple[Any, str, str]]:
    """Front matter's kind, a key, and a value of it that is right or wrong."""
    for kind in SCHEMAS:
        for field, info in kind.model_fields.items():
            type_ = type_of(kind, field)
            values = (BY_FIELD.get((kind, field)) or BY_TYPE[type_])[not right]
            may_be_empty = not info.is_required() and info.default in (None, ())
            empty = ["", "[]"] if "list" in type_ else [""]
            for value in [*values, *(empty if may_be_empty is right else [])]:
                yield from ((kind, key, value) for key in kind.names()[field])


def front(kind: Any, changes: dict[str, str]) -> str:
    """Front matter in YAML, sound but for the changes. Another name of a field takes the place of the first."""
    replaced = {name for names in kind.names().values() if changes.keys() & set(names) for name in names}
    fields = {key: value for key, value in SOUND[kind].items() if key not in replaced} | changes
    return "".join(f"{key}: {value}\n" for key, value in fields.items())


@cache
def validator(kind: Any) -> Draft202012Validator:
    schema = json.loads(SCHEMAS[kind]())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def errors(kind: Any, meta: dict[str, Any]) -> list[str]:
    """What the schema finds wrong with front matter. Editors know no days: they read them as text."""
    return [error.message for error in validator(kind).iter_errors(json.loads(json.dumps(meta, default=_text_of_day)))]


def _text_of_day(value: object) -> str:
    assert isinstance(value, dt.date)
    return value.isoformat()


@pytest.mark.parametrize(("kind", "key", "value"), list(cases(right=True)))
def test_what_the_reader_takes_the_schema_takes(kind, key, value):
    document = doc(front(kind, {key: value}))
    assert read_fields(kind, document)[1] == []
    assert errors(kind, document.meta) == []


@pytest.mark.parametrize(("kind", "key", "value"), list(cases(right=False)))
def test_what_the_reader_refuses_the_schema_refuses(kind, key, value):
    document = doc(front(kind, {key: value}))
    assert read_fields(kind, document)[0] is None
    assert errors(kind, document.meta) != []


@pytest.mark.parametrize(
    ("kind", "front", "says"),
    [
        (BriefFields, "author: Ann Ash\n", "is not valid under any"),
        (BriefFields, "region: Norway\n", "is not valid under any"),
        (BriefFields, "author: Ann Ash\nauthors: Bea Brook\nregion: Norway\n", "is valid under each"),
        (BriefFields, "author: Ann Ash\nregion: Norway\nsumary: x\n", "'sumary' was unexpected"),
        (ProfileFields, "kind: person\n", "is not valid under any"),
        (ProfileFields, "name: Jane Doe\nalias: x\n", "'alias' was unexpected"),
    ],
)
def test_missing_double_and_unknown_keys_are_refused(kind, front, says):
    document = doc(front)
    assert read_fields(kind, document)[1] != []
    assert any(says in error for error in errors(kind, document.meta))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_keys_of_mkdocs_and_material_pass(kind):
    others = dict.fromkeys(HOST_KEYS - kind.names().keys(), 1)
    assert errors(kind, {**SOUND[kind], **others}) == []


@pytest.mark.parametrize("src_uri", PAGES)
def test_the_publication_keeps_the_schema_of_its_kind(src_uri):
    document = read_document(PAGES[src_uri].read_text("utf-8"), src_uri)
    if is_profile(src_uri):
        assert errors(ProfileFields, document.meta) == []
    elif is_brief(src_uri, document):
        assert errors(BriefFields, document.meta) == []


def test_the_publication_has_both_kinds():
    assert sum(map(is_profile, PAGES)) > 10
    assert sum(not is_profile(src_uri) for src_uri in PAGES) > 10


@pytest.mark.parametrize("kind", SCHEMAS)
def test_each_key_of_the_schema_is_described(kind):
    properties = validator(kind).schema["properties"]
    own = {name for names in kind.names().values() for name in names}
    assert {name for name, schema in properties.items() if schema is not True} == own
    assert all(properties[name]["description"].endswith(".") for name in own)
