"""Sources formatted in a second process: it does the work, and where it cannot, nothing is lost."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator

import pytest
from site_tests.values import source

from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.citations.typst import TypstEngine, prefetch
from mkdocs_briefs.citations.typst.compiler import Compiler
from mkdocs_briefs.citations.typst.pieces import Refusal, format_alone
from mkdocs_briefs.citations.typst.prefetch import Prefetch
from mkdocs_briefs.model.citation import CitationItem
from mkdocs_briefs.model.source import Source

IEEE = Style("ieee")
SOURCES = {key: source(key, author=f"{key}, Ann", title=r"50\% of It", year="2001") for key in ("Ash", "Brook", "Cole")}
BAD = source("bad", author="Dell, Dan", title="A brace that is never closed {", year="2001")


@pytest.fixture
def wanted(monkeypatch) -> Iterator[Prefetch]:
    """A process at work on all sources."""
    monkeypatch.setattr(prefetch, "WORTH_A_PROCESS", 1)
    found = Prefetch(IEEE)
    found.want([*SOURCES.values(), BAD])
    yield found
    found.close()


def test_the_process_formats_what_is_wanted(wanted):
    compiler = Compiler(IEEE)
    assert {key: wanted.take(key) for key in SOURCES} == {key: format_alone(compiler, SOURCES[key]) for key in SOURCES}
    assert isinstance(wanted.take("bad"), Refusal)


def test_more_can_be_wanted_later(wanted):
    later = source("later", author="Fell, Fay", title="One", year="2001")
    wanted.want([later])
    assert wanted.take("later") == format_alone(Compiler(IEEE), later)


def test_what_was_taken_or_never_wanted_is_not_waited_for(wanted):
    assert wanted.take("Ash")
    start = time.monotonic()
    assert wanted.take("Ash") is None
    assert wanted.take("other") is None
    assert time.monotonic() - start < prefetch.PATIENCE / 10


def test_few_sources_are_worth_no_process(monkeypatch):
    monkeypatch.setattr(prefetch.subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    found = Prefetch(IEEE)
    found.want(SOURCES.values())
    assert found.take("Ash") is None


def _hanging(monkeypatch) -> None:
    start = subprocess.Popen
    monkeypatch.setattr(
        prefetch.subprocess, "Popen", lambda command, **more: start([command[0], "-c", "input(); input()"], **more)
    )
    monkeypatch.setattr(prefetch, "PATIENCE", 0.05)


def _ending(monkeypatch) -> None:
    start = subprocess.Popen
    monkeypatch.setattr(prefetch.subprocess, "Popen", lambda command, **more: start([command[0], "-c", ""], **more))


def _refused(monkeypatch) -> None:
    def refuse(*_, **__):
        raise OSError("synthetic")

    monkeypatch.setattr(prefetch.subprocess, "Popen", refuse)


@pytest.mark.parametrize("break_it", [_hanging, _ending, _refused])
def test_a_process_that_is_of_no_use_costs_nothing(monkeypatch, break_it):
    monkeypatch.setattr(prefetch, "WORTH_A_PROCESS", 1)
    break_it(monkeypatch)
    found = Prefetch(IEEE)
    found.want(SOURCES.values())
    try:
        assert [found.take(key) for key in SOURCES] == [None] * len(SOURCES)
    finally:
        found.close()


def test_nothing_is_asked_of_a_process_that_has_ended(monkeypatch):
    monkeypatch.setattr(prefetch, "WORTH_A_PROCESS", 1)
    _ending(monkeypatch)
    found = Prefetch(IEEE)
    found.want([SOURCES["Ash"]])
    assert found.take("Ash") is None
    start = time.monotonic()
    found.want([SOURCES["Brook"]])
    assert found.take("Brook") is None
    assert time.monotonic() - start < prefetch.PATIENCE / 10
    found.close()


def test_an_engine_with_a_second_process_makes_the_same(monkeypatch):
    monkeypatch.setattr(prefetch, "WORTH_A_PROCESS", 1)
    sources: dict[str, Source] = {**SOURCES, "bad": BAD}
    clusters = [(CitationItem("Cole", "p. 4"), CitationItem("Ash")), (CitationItem("bad"),)]
    prepared = TypstEngine(IEEE, sources)
    prepared.prepare(sources.values())
    try:
        assert prepared.format(clusters) == TypstEngine(IEEE, sources).format(clusters)
    finally:
        prepared.close()
