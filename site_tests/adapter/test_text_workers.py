"""Processes that render texts beside the first: the site and what is said of it are the same, whatever they do."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from markdown import Markdown
from site_tests.mini_site import Site, brief, build_site
from site_tests.values import BIB

from mkdocs_briefs.adapter.fork import CAN_FORK
from mkdocs_briefs.adapter.kept import text_workers
from mkdocs_briefs.assembly.engines import Engines

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="this system has no fork")

HERE = os.getpid()
_ARE_IDLE = Engines.are_idle.fget
TEXT = "Jane Doe met Norway [@ash2001, p. {n}], and [[Nobody {n}]].\n\n## Terms\n\nSee [the next](brief-{m}.md#no).\n"
FILES = {
    "bib/a.bib": BIB,
    "docs/index.md": "# Home\n",
    **{
        f"docs/brief-{n}.md": brief(TEXT.format(n=n, m=(n + 1) % 12), title=f"Brief {n}", actors="Jane Doe")
        for n in range(12)
    },
}


def _idle_at_last(engines: Engines) -> bool:
    """A small site would be rendered before all that it cites is formatted."""
    while not _ARE_IDLE(engines):
        time.sleep(0.01)
    return True


def _built(
    root: Path, monkeypatch: pytest.MonkeyPatch, cores: int, options: Mapping[str, object] | None = None
) -> Site:
    """The site as so many processes build it. In the file ``rendered`` stands who has rendered a text."""
    root.mkdir(exist_ok=True)
    monkeypatch.setattr(text_workers, "MISSED", 2)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)))
    monkeypatch.setattr(Engines, "are_idle", property(_idle_at_last))
    convert = Markdown.convert

    def noted(md: Markdown, source: str) -> str:
        if source.strip():
            with (root / "rendered").open("a", encoding="utf-8") as file:
                file.write(f"{os.getpid()}\n")
        return convert(md, source)

    with monkeypatch.context() as patched:
        patched.setattr(Markdown, "convert", noted)
        return build_site(root, FILES, options=options)


def _who(root: Path) -> list[int]:
    return [int(line) for line in (root / "rendered").read_text("utf-8").splitlines()]


def _files(site: Site) -> dict[str, bytes]:
    folder = site.root / "site"
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "sitemap.xml.gz"]  # it has a time
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("alone")
    with pytest.MonkeyPatch.context() as patch:
        site = _built(root, patch, 1)
    assert set(_who(root)) == {HERE}
    return site


@pytest.mark.parametrize("cores", [2, 4])
def test_many_processes_make_the_same_site_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: Site, cores: int
) -> None:
    site = _built(tmp_path, monkeypatch, cores)
    assert _files(site) == _files(alone)
    assert site.warnings() == alone.warnings()
    assert len(set(_who(tmp_path))) == cores
    assert len(_who(tmp_path)) == len(_who(alone.root)), "each text is rendered once"


@pytest.mark.parametrize("how", [lambda: os._exit(3), lambda: 1 / 0])
def test_a_worker_that_dies_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: Site, how: object, capfd: pytest.CaptureFixture[str]
) -> None:
    def dying(*_: object) -> None:
        assert callable(how)
        how()

    monkeypatch.setattr(text_workers, "populate_page", dying)
    site = _built(tmp_path, monkeypatch, 2)
    assert _files(site) == _files(alone)
    assert site.warnings() == alone.warnings()
    assert set(_who(tmp_path)) == {HERE}


def test_workers_leave_other_parts_of_a_site_alone_and_print_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    others = {f"docs/other/page-{n}.md": f"[Next](gone-{n}.md)\n" for n in range(6)}
    files = {path.replace("docs/", "docs/ours/"): text for path, text in FILES.items() if path != "docs/index.md"}
    monkeypatch.setitem(globals(), "FILES", files | others)
    site = _built(tmp_path, monkeypatch, 3, {"folders": ["ours"]})
    assert sum("gone-" in message for message in site.warnings()) == len(others)
    assert len(set(_who(tmp_path))) == 3
    assert len(_who(tmp_path)) == 12 + len(others), "each text is rendered once"
    assert "gone-" not in capfd.readouterr().err


def test_what_workers_have_made_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _built(tmp_path, monkeypatch, 2)
    (tmp_path / "rendered").unlink()
    other = {"docs/brief-3.md": brief("Another text."), "docs/brief-9.md": brief("One more.")}
    with monkeypatch.context() as patched:
        patched.setitem(FILES, "docs/brief-3.md", other["docs/brief-3.md"])
        patched.setitem(FILES, "docs/brief-9.md", other["docs/brief-9.md"])
        site = _built(tmp_path, monkeypatch, 2)
    assert "Another text." in site.html("brief-3/").get_text()
    assert len(_who(tmp_path)) == 2, "what has not changed is rendered nowhere"


@pytest.mark.parametrize(
    "config",
    [{"plugins": ["briefs", "tags"]}, {"hooks": ["hook.py"]}],
)
def test_beside_what_may_keep_something_of_a_text_there_are_no_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: dict[str, object]
) -> None:
    monkeypatch.setattr(text_workers, "MISSED", 2)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(Engines, "are_idle", property(_idle_at_last))
    monkeypatch.setattr(text_workers, "Fork", lambda *_: pytest.fail("a process was begun"))
    assert not build_site(tmp_path, FILES | {"hook.py": ""}, config=config).aborted
