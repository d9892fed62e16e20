"""What other programs read of ``briefs check``: each format is valid for its reader, whatever stands in a message."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.cli.formats import FORMATS
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Location, Problem, Severity
from mkdocs_briefs.readers.explanations import explanations
from mkdocs_briefs.rules import ALL_CODES

FAILING = Problem(codes.UNKNOWN_PLACE, Location("docs/a, b.md", 5), 'no "100 %"\nof it: mend, or\r take out')
NOTICE = Problem(codes.MENTION_AMBIGUOUS, Location("docs/ü#.md", 9), "it may be <two> & more")
ERROR = Problem(codes.UNKNOWN_KEY, Location("docs/c.md", 1), "none", Severity.ERROR)
ALL = [FAILING, NOTICE, ERROR]

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
SARIF = {
    "required": ["version", "runs", "$schema"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "minItems": 1,
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id"],
                                            "properties": {
                                                "shortDescription": TEXT,
                                                "help": TEXT,
                                                "defaultConfiguration": {
                                                    "properties": {"level": {"enum": ["note", "warning", "error"]}}
                                                },
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "items": {
                            "required": ["message", "ruleId", "level"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": TEXT,
                                "locations": {
                                    "minItems": 1,
                                    "items": {
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {"uri": {"pattern": r"^[\x21-\x7e]+$"}}
                                                    },
                                                    "region": {"properties": {"startLine": {"minimum": 1}}},
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        }
                    },
                },
            },
        },
    },
}
"""What SARIF 2.1.0 asks of the objects that we write: their required properties, and the values of its enumerations."""
GITLAB = {
    "type": "array",
    "items": {
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^[^/.]"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer"}}},
                },
            },
        },
    },
}


def test_github_reads_the_whole_message_and_the_file():
    first, second, third = FORMATS["github"](ALL).splitlines()
    assert first.startswith("::warning file=docs/a%2C b.md,line=5,title=unknown-place::")
    assert first.endswith('no "100 %25"\\x0aof it: mend, or\\x0d take out')
    assert second == "::notice file=docs/ü#.md,line=9,title=mention-ambiguous::it may be <two> & more"
    assert third.startswith("::error file=docs/c.md,line=1,")


def test_gitlab_s_report_is_one():
    report = json.loads(FORMATS["gitlab"](ALL))
    jsonschema.validate(report, GITLAB)
    assert [one["severity"] for one in report] == ["major", "info", "critical"]
    assert report[0]["location"] == {"path": "docs/a, b.md", "lines": {"begin": 5}}


def test_a_fingerprint_stays_when_its_line_moves_and_tells_two_alike_apart():
    moved = Problem(FAILING.code, Location(FAILING.location.file, 50), FAILING.message)
    before, after = (json.loads(FORMATS["gitlab"](found)) for found in ([FAILING, FAILING], [moved, moved, NOTICE]))
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after[:2]]
    assert len({one["fingerprint"] for one in after}) == 3


def test_sarif_is_valid():
    log = json.loads(FORMATS["sarif"](ALL))
    jsonschema.validate(log, SARIF)
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [problem.code.id for problem in ALL]
    assert [result["level"] for result in run["results"]] == ["warning", "note", "error"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "docs/%C3%BC%23.md"}, "region": {"startLine": 9}}


@pytest.mark.parametrize("code", ALL_CODES, ids=lambda code: code.id)
def test_sarif_says_what_explain_says(code):
    log = json.loads(FORMATS["sarif"]([Problem(code, Location("a.md", 1), "so")]))
    [rule] = log["runs"][0]["tool"]["driver"]["rules"]
    assert explanations()[code.id].wrong in rule["help"]["markdown"]
    assert explanations()[code.id].right in rule["help"]["markdown"]
    assert "](" not in rule["help"]["text"]


def test_junit_counts_what_fails():
    root = ET.fromstring(FORMATS["junit"](ALL))
    [suite] = root
    assert {name: suite.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "3",
        "failures": "2",
        "errors": "0",
    }
    assert [test.find("failure") is not None for test in suite] == [True, False, True]
    assert suite[0].attrib == {"name": "unknown-place, line 5", "classname": "docs/a, b.md"}
    assert suite[1].findtext("system-out").endswith("it may be <two> & more")


def test_no_two_tests_of_junit_have_one_name():
    [suite] = ET.fromstring(FORMATS["junit"]([FAILING, FAILING, NOTICE]))
    names = [test.get("name") for test in suite]
    assert names == ["unknown-place, line 5", "unknown-place, line 5 (2)", "mention-ambiguous, line 9"]


def test_without_problems_each_says_so():
    assert FORMATS["text"]([]) == FORMATS["github"]([]) == ""
    assert json.loads(FORMATS["json"]([])) == json.loads(FORMATS["gitlab"]([])) == []
    jsonschema.validate(json.loads(FORMATS["sarif"]([])), SARIF)
    [[test]] = ET.fromstring(FORMATS["junit"]([]))
    assert len(test) == 0


@pytest.mark.parametrize("name", FORMATS)
@given(message=st.text(min_size=1), file=st.text(st.characters(exclude_characters="\0"), min_size=1))
def test_whatever_stands_in_a_message_the_format_holds(name, message, file):
    problem = Problem(codes.UNKNOWN_PLACE, Location(file, 3), message)
    text = FORMATS[name]([problem])
    text.encode()
    if name in ("text", "github"):
        assert len(re.findall(r"\n", text)) == len(text.splitlines()) == 1
    elif name == "junit":
        assert len(ET.fromstring(text)[0]) == 1
    else:
        assert json.loads(text)
