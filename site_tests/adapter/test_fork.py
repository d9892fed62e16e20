"""The second process of a large build: what it makes is what this one would make, and nothing is lost with it."""

from __future__ import annotations

import os

import pytest
from site_tests.mini_site import brief, build_site
from site_tests.values import BIB

from mkdocs_briefs.adapter import build, fork
from mkdocs_briefs.adapter.build import Build

FILES = {
    "bib/a.bib": BIB,
    "docs/actors/jane-doe.md": "---\nname: Jane Doe\nkind: person\n---\nBorn in Chad.\n",
    **{f"docs/brief-{n}.md": brief(f"Jane Doe met Norway [@ash2001, p. {n}].", title=f"Brief {n}") for n in range(4)},
}
HERE = os.getpid()

pytestmark = pytest.mark.skipif(not fork.CAN_FORK, reason="this system has no fork")


def output(root, monkeypatch, worth: int) -> dict[str, bytes]:
    """Every file of a site that is built with a second process from so many pages on."""
    monkeypatch.setattr(build, "WORTH_A_PROCESS", worth)
    root.mkdir()
    site = build_site(root, FILES, strict=True)
    assert not site.aborted
    folder = root / "site"
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "sitemap.xml.gz"]  # it has a time
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def alone(tmp_path, monkeypatch):
    return output(tmp_path / "alone", monkeypatch, 1_000_000)


def test_two_processes_make_the_same_site_as_one(tmp_path, monkeypatch, alone):
    rendered = []
    body = Build._body
    monkeypatch.setattr(Build, "_body", lambda self, page: rendered.append(page) or body(self, page))
    assert output(tmp_path / "together", monkeypatch, 1) == alone
    assert rendered == [], "the other process rendered every body"


def test_a_process_that_dies_costs_nothing(tmp_path, monkeypatch, alone):
    body = Build._body

    def dying(self, page):
        if os.getpid() != HERE and page.file.src_uri == "brief-2.md":
            os._exit(3)
        return body(self, page)

    monkeypatch.setattr(Build, "_body", dying)
    assert output(tmp_path / "together", monkeypatch, 1) == alone


def test_files_that_the_process_cannot_write_are_written_here(tmp_path, monkeypatch, alone):
    write = Build._write_files

    def failing(self):
        if os.getpid() != HERE:
            raise OSError("synthetic")
        write(self)

    monkeypatch.setattr(Build, "_write_files", failing)
    assert output(tmp_path / "together", monkeypatch, 1) == alone


def test_a_process_that_hangs_is_given_up(tmp_path, monkeypatch, alone):
    body = Build._body

    def hanging(self, page):
        if os.getpid() != HERE and page.file.src_uri == "brief-1.md":
            fork.signal.pause()
        return body(self, page)

    monkeypatch.setattr(fork, "PATIENCE", 0.2)
    monkeypatch.setattr(Build, "_body", hanging)
    assert output(tmp_path / "together", monkeypatch, 1) == alone
