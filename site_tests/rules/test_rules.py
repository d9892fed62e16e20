"""How rules are found: each module of the room is one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mkdocs_briefs import rules
from mkdocs_briefs.rules import ALL_CODES, RULES, rules_in

RULE = """
from mkdocs_briefs.model.problem import Code, Location
from mkdocs_briefs.model.rule import Rule
RULE = Rule(Code("{0}", "It is so.", "mend it"), lambda corpus: [(Location("a.md", 1), "{0}")])
"""


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A package of rules: a function that makes it of modules by name, and gives the rules that are found."""

    def make(**modules):
        folder = tmp_path / "synthetic_rules"
        folder.mkdir()
        for name, text in {"__init__": "", **modules}.items():
            (folder / f"{name}.py").write_text(text, "utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        return rules_in(folder.name, [str(folder)])

    yield make
    for name in [name for name in sys.modules if name.partition(".")[0] == "synthetic_rules"]:
        del sys.modules[name]


def test_each_module_is_a_rule_in_the_order_of_names(room):
    found = room(b=RULE.format("rule-b"), a=RULE.format("rule-a"))
    assert [rule.code.id for rule in found] == ["rule-a", "rule-b"]


def test_a_module_without_a_rule_is_refused(room):
    with pytest.raises(TypeError, match=r"synthetic_rules\.b has no rule"):
        room(a=RULE.format("rule-a"), b="RULE = None\n")


def test_every_module_of_the_room_is_found():
    modules = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert "actor_unmentioned" in modules
    assert {rule.code.id.replace("-", "_") for rule in RULES} == modules, "a rule's file has the name of its code"


def test_a_rule_s_code_is_among_all():
    assert {rule.code for rule in RULES} <= set(ALL_CODES)
    assert [code.id for code in ALL_CODES] == sorted({code.id for code in ALL_CODES})


def test_what_is_asked_only_of_those_who_want_it():
    assert [code.id for code in ALL_CODES if code.is_optional] == [
        *(
            "actor-undeclared",
            "name-near",
            "slug-duplicate",
            "source-unarchived",
            "source-unauthored",
            "source-undated",
        ),
        *("source-unvisited", "summary-missing"),
    ]
