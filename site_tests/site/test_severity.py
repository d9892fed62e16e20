"""A publication says how grave a problem is, by its code: to a build, a preview and ``briefs check`` alike."""

from __future__ import annotations

import re

import pytest
from site_tests.mini_site import brief, build_site

from mkdocs_briefs.cli.main import main

FILES = {"docs/x.md": brief("Congo.", more="sumary: x", actors="Jane Doe", title="X")}
"""A warning (``unknown-key``) and two notices (``mention-ambiguous``, ``actor-unmentioned``)."""


def levels(site) -> dict[str, str]:
    found = [message.split(": ") for message in site.messages if " briefs: docs/" in message]
    return {code: level.split()[0].lower() for level, _, code, *_ in found}


def checked(tmp_path, monkeypatch, capsys) -> tuple[int, dict[str, str]]:
    monkeypatch.chdir(tmp_path)
    status = main(["check"])
    lines = [line.split(": ") for line in capsys.readouterr().out.splitlines()]
    return status, {code: level for level, _, code, *_ in lines}


def test_without_the_option_each_code_has_its_own(tmp_path, monkeypatch, capsys):
    site = build_site(tmp_path, FILES)
    assert levels(site) == {"unknown-key": "warning", "mention-ambiguous": "info", "actor-unmentioned": "info"}
    status, found = checked(tmp_path, monkeypatch, capsys)
    assert (status, found["unknown-key"], found["mention-ambiguous"]) == (1, "warning", "notice")


@pytest.mark.parametrize("off", ["off", False])
@pytest.mark.parametrize("serve", [False, True])
def test_what_is_turned_off_is_told_by_nobody_and_what_is_graver_fails_a_strict_build(
    tmp_path, monkeypatch, capsys, off, serve
):
    options = {"severity": {"unknown-key": off, "mention-ambiguous": "warning", "actor-unmentioned": "notice"}}
    site = build_site(tmp_path, FILES, options=options, serve=serve)
    assert levels(site) == {"mention-ambiguous": "warning", "actor-unmentioned": "info"}
    status, found = checked(tmp_path, monkeypatch, capsys)
    assert (status, found) == (1, {"mention-ambiguous": "warning", "actor-unmentioned": "notice"})


def test_an_error_fails_a_build_that_is_not_strict_and_leaves_a_preview_alone(tmp_path):
    options = {"severity": {"actor-unmentioned": "error", "unknown-key": "notice"}}
    failed = build_site(tmp_path, FILES, options=options)
    assert failed.aborted
    assert "1 problem of the severity error: no page was written" in failed.messages[-1]
    site = build_site(tmp_path, FILES, options=options, serve=True)
    assert levels(site)["actor-unmentioned"] == "error"


@pytest.mark.parametrize(
    ("severity", "says"),
    [
        ({"unknown-keys": "off"}, '"unknown-keys" is no code of a problem.+Did you mean "unknown-key"'),
        ({"unknown-key": "fatal"}, "'fatal', for \"unknown-key\", is none of its values.+error, warning, notice, off"),
    ],
)
def test_what_is_no_code_or_no_severity_is_refused(tmp_path, monkeypatch, capsys, severity, says):
    site = build_site(tmp_path, FILES, options={"severity": severity})
    assert site.aborted
    assert re.search(says, site.messages[-1])
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) != 0
    assert "mkdocs.yml:" in capsys.readouterr().err
