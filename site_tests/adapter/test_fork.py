"""The second process of a large build: what it makes is what this one would make, and nothing is lost with it."""

from __future__ import annotations

import os
import select
import signal
import time
from pathlib import Path

import pytest
from site_tests.mini_site import brief, build_site
from site_tests.values import BIB

from mkdocs_briefs.adapter import fork
from mkdocs_briefs.adapter.fork import Fork
from mkdocs_briefs.adapter.output import bodies as rendering
from mkdocs_briefs.adapter.turns import Turns

HERE = os.getpid()
BODIES = [(f"{number}.md", f"<p>Body {number}.</p>") for number in range(3)]
NAMES = [name for name, _ in BODIES]

pytestmark = pytest.mark.skipif(not fork.CAN_FORK, reason="this system has no fork")


# The process


@pytest.fixture
def forked():
    """Begin a process; it is closed at the end."""
    begun = []

    def begin(bodies, afterwards=tuple, names=NAMES):
        begun.append(Fork(names, bodies, afterwards))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()


def until(condition):
    """Wait for what another process does."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def noted(bodies, folder):
    """The bodies, with a file for each that was made."""
    for name, body in bodies:
        (folder / name).touch()
        yield name, body


def after_one(act):
    """One body, and then something else."""
    yield BODIES[0]
    act()
    yield from BODIES[1:]


def test_the_process_makes_each_body_and_then_does_the_rest(forked, tmp_path):
    begun = forked(BODIES, lambda: [(tmp_path / "written").touch()])
    assert [begun.take(name) for name in reversed(NAMES)] == [body for _, body in reversed(BODIES)]
    assert begun.finish()
    assert (tmp_path / "written").exists()


def test_a_body_that_was_not_asked_for_is_none(forked):
    assert forked(BODIES).take("other.md") is None


@pytest.mark.parametrize("end", [lambda: os._exit(3), lambda: 1 / 0])
def test_the_bodies_of_a_process_that_dies_are_none(forked, end, capfd):
    begun = forked(after_one(end))
    assert [begun.take(name) for name in NAMES] == [BODIES[0][1], None, None]
    assert not begun.finish()


def test_the_bodies_of_a_process_that_hangs_are_none(forked, monkeypatch):
    monkeypatch.setattr(fork, "TIMEOUT", 0.1)
    begun = forked(after_one(lambda: time.sleep(600)))
    assert [begun.take(name) for name in NAMES] == [BODIES[0][1], None, None]
    assert not begun.finish()


@pytest.mark.parametrize("rest", [lambda: 1 / 0, lambda: time.sleep(600)])
def test_a_process_that_fails_with_the_rest_says_that_it_is_not_done(forked, rest, monkeypatch, capfd):
    begun = forked(BODIES, rest)
    assert [begun.take(name) for name in NAMES] == [body for _, body in BODIES]
    monkeypatch.setattr(fork, "TIMEOUT", 0.1)
    assert not begun.finish()


def test_a_process_that_has_much_to_do_and_does_it_is_waited_for(forked, monkeypatch):
    monkeypatch.setattr(fork, "TIMEOUT", 0.5)
    monkeypatch.setattr(fork, "_BEAT", 0.05)
    begun = forked(BODIES, lambda: (time.sleep(0.1) for _ in range(12)))
    assert [begun.take(name) for name in NAMES] == [body for _, body in BODIES]
    assert begun.finish()


def test_a_closed_process_has_ended_and_does_nothing_more(tmp_path, forked):
    begun = forked(BODIES, lambda: [time.sleep(0.5), (tmp_path / "late").touch()])
    begun.close()
    begun.close()
    time.sleep(0.6)
    assert not (tmp_path / "late").exists()


# Whole sites

FILES = {
    "bib/a.bib": BIB,
    "docs/actors/jane-doe.md": "---\nname: Jane Doe\nkind: person\n---\nBorn in Chad.\n",
    **{f"docs/brief-{n}.md": brief(f"Jane Doe met Norway [@ash2001, p. {n}].", title=f"Brief {n}") for n in range(4)},
}

WATCHED = """
import os
from pathlib import Path

HERE = os.getpid()
ROOT = Path(__file__).parent


class Text(str):
    # The text of a page, which says who puts it into a template.
    def __html__(self):
        with (ROOT / ("here" if os.getpid() == HERE else "there")).open("a") as log:
            log.write("rendered ")
        return str(self)


class Fatal(Text):
    # Whoever renders it in another process does not live to tell.
    def __html__(self):
        if os.getpid() != HERE:
            os._exit(3)
        return str(self)


def on_page_content(html, page, **_):
    kind = Fatal if page.file.src_uri == "{fatal}" else Text
    return kind(html)
"""
"""A hook of MkDocs by which it shows in which process a page is rendered, or by which rendering it there fails."""

CHANGING = """
def on_env(env, config, files, **_):
    page = files.get_file_from_path("brief-2.md").page
    page.content = page.content.replace("Jane Doe", "<i>Someone</i>")
"""
"""A hook that changes a page when the corpus is complete."""


def built(root: Path, monkeypatch: pytest.MonkeyPatch, worth: int, hook: str = "") -> dict[str, bytes]:
    """Every file of a site that is built with a second process from so many pages on."""
    monkeypatch.setattr(rendering, "FORK_THRESHOLD", worth)
    root.mkdir(exist_ok=True)
    (root / "hook.py").write_text(hook, "utf-8")
    site = build_site(root, FILES, strict=True, config={"hooks": ["hook.py"]})
    assert not site.aborted
    folder = root / "site"
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "sitemap.xml.gz"]  # it has a time
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        return built(tmp_path_factory.mktemp("alone"), patch, 1_000_000)


def test_two_processes_make_the_same_site_as_one(tmp_path, monkeypatch, alone):
    assert built(tmp_path, monkeypatch, 1, WATCHED) == alone
    assert (tmp_path / "there").exists()
    assert not (tmp_path / "here").exists(), "the other process rendered every body"


def test_a_process_that_dies_costs_nothing(tmp_path, monkeypatch, alone):
    assert built(tmp_path, monkeypatch, 1, WATCHED.replace("{fatal}", "brief-2.md")) == alone
    assert (tmp_path / "there").exists()
    assert (tmp_path / "here").exists(), "what the other process left undone was done here"


def test_files_that_the_process_cannot_write_are_written_here(tmp_path, monkeypatch, alone):
    write = Path.write_bytes

    def failing(self, text):
        if os.getpid() != HERE:
            (tmp_path / "failed").touch()
            raise OSError("synthetic")
        return write(self, text)

    monkeypatch.setattr(Path, "write_bytes", failing)
    assert built(tmp_path, monkeypatch, 1) == alone
    assert (tmp_path / "failed").exists()


def test_what_another_plugin_changes_late_is_shown_in_a_large_build_as_in_a_small_one(tmp_path, monkeypatch, alone):
    small = built(tmp_path / "small", monkeypatch, 1_000_000, CHANGING)
    large = built(tmp_path / "large", monkeypatch, 1, CHANGING)
    assert large == small
    assert b"<i>Someone</i>" in large["brief-2/index.html"]
    assert {name for name in alone if large[name] != alone[name]} == {"brief-2/index.html"}


def test_where_there_can_be_no_process_the_caller_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refused)
    fork = Fork(["a"], [("a", "A")])
    assert fork.take("a") is None
    assert not fork.finish()
    fork.close()


def test_while_enough_values_wait_the_process_goes_on_with_the_rest(forked, tmp_path, monkeypatch):
    monkeypatch.setattr(fork, "AHEAD", 1)
    monkeypatch.setattr(fork, "_AT_FIRST", 1)
    begun = forked(noted(BODIES, tmp_path), lambda: ((tmp_path / name).touch() or True for name in "ab"))
    until((tmp_path / "b").exists)
    assert not (tmp_path / NAMES[-1]).exists()
    assert [begun.take(name) for name in reversed(NAMES)] == [body for _, body in reversed(BODIES)]
    assert begun.finish()


def test_values_that_nobody_takes_do_not_stop_the_process(forked, tmp_path, monkeypatch):
    monkeypatch.setattr(fork, "AHEAD", 1)
    monkeypatch.setattr(fork, "_AT_FIRST", 1)
    assert forked(noted(BODIES, tmp_path), lambda: [(tmp_path / "a").touch()]).finish()
    assert (tmp_path / "a").exists()
    assert (tmp_path / NAMES[-1]).exists()


def test_a_process_that_waits_ends_with_the_one_that_wanted_values(tmp_path, monkeypatch):
    monkeypatch.setattr(fork, "AHEAD", 1)
    monkeypatch.setattr(fork, "_AT_FIRST", 1)
    reading, writing = os.pipe()
    if not (first := os.fork()):
        os.close(reading)  # ``writing`` is open as long as one of the two lives
        begun = Fork(NAMES, noted(BODIES, tmp_path))
        until(lambda: (tmp_path / NAMES[1]).exists() and begun._owed)
        os.kill(os.getpid(), signal.SIGKILL)
    os.close(writing)
    os.waitpid(first, 0)
    assert select.select([reading], [], [], 30)[0]
    assert os.read(reading, 1) == b""
    assert not (tmp_path / NAMES[2]).exists()
    os.close(reading)


def test_two_processes_share_numbers(forked):
    turns = Turns(50)
    other = forked(((str(number), "") for number in turns), names=list(map(str, range(50))))
    ours = set(turns)
    assert other.finish()
    theirs = {number for number in range(50) if other.take(str(number)) is not None}
    assert ours.isdisjoint(theirs)
    assert ours | theirs == set(range(50))
    turns.close()
