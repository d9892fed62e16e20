"""Pandoc as a process: what happens where it is missing, too old, ends, or hangs."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import warnings
from contextlib import nullcontext
from pathlib import Path
from threading import Timer, main_thread

import pytest
from site_tests.mini_site import brief
from site_tests.values import BIB, source

from mkdocs_briefs.adapter.output import bodies as rendering
from mkdocs_briefs.assembly.engine import make_engine
from mkdocs_briefs.citations.engine import CitedPage, EngineError
from mkdocs_briefs.citations.pandoc import process as module
from mkdocs_briefs.citations.pandoc.process import Process, ProcessError, acquire, release
from mkdocs_briefs.citations.pandoc.requests import request_for
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.citation import CitationItem

READ = {"kind": "read", "text": "@book{a, title = {One}}"}
SOURCES = {"a": source("a", title="One", author="Ash, Ann", year="2001")}


@pytest.fixture
def kept(monkeypatch):
    """The processes that are kept: none at first."""
    monkeypatch.setattr(module, "_kept", {})
    yield lambda: [process for processes in module._kept.values() for process in processes]
    for processes in module._kept.values():
        for process in processes:
            process.close()


@pytest.fixture
def fake(tmp_path, monkeypatch, kept):
    """Puts a Python script in Pandoc's place."""

    def put(script: str) -> None:
        path = tmp_path / "pandoc"
        path.write_text(f"#!{sys.executable} -S\nimport json, os, sys, time\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(module, "executable", lambda: str(path))

    return put


ANSWER = 'print(json.dumps({"csl": "[]"}), flush=True)'


def test_it_answers_again_and_again_and_says_what_it_refuses():
    process = Process()
    assert '"One"' in process.ask(**READ)["csl"]
    with pytest.raises(EngineError, match=r"\w"):
        process.ask(kind="no such kind")
    assert '"One"' in process.ask(**READ)["csl"]
    process.close()
    assert '"One"' in process.ask(**READ)["csl"]
    process.close()


def test_it_ends_with_its_owner():
    process = Process()
    process.ask(**READ)
    running = process._process
    del process
    running.wait(timeout=20)


def test_one_serves_builds_of_its_language_in_turn(kept, site):
    files = {"docs/a.md": brief("It is so [@ash2001]."), "bib/a.bib": BIB}
    site(files)
    (first,) = kept()
    number = first._process.pid
    site({**files, "docs/a.md": brief("It is not so [@brook2002].")})
    assert [process._process.pid for process in kept()] == [number]
    other = acquire("de")
    assert other is not first
    other.ask(**READ)
    release(other)
    assert kept() == [first, other]


def test_idle_ones_end_where_a_large_site_needs_the_memory(kept, site, monkeypatch):
    monkeypatch.setattr(rendering, "FORK_THRESHOLD", 1)
    process = acquire("de")
    process.ask(**READ)
    running = process._process
    release(process)
    site({"docs/a.md": brief("It is so [@ash2001]."), "bib/a.bib": BIB})
    assert kept() == []
    assert running.poll() is not None


def test_one_that_failed_or_was_never_asked_is_not_kept(kept, fake):
    release(acquire("en"))
    assert kept() == []
    fake("sys.exit(1)")
    process = acquire("en")
    with pytest.raises(ProcessError):
        process.ask(**READ)
    release(process)
    assert kept() == []


@pytest.fixture
def interruptible():
    """A process that a shell has begun in the background minds no interrupt."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_one_that_was_interrupted_is_not_kept(kept, fake):
    fake(f"sys.stdin.readline()\ntime.sleep(60)\n{ANSWER}")
    process = acquire("en")
    interrupt = Timer(0.3, signal.pthread_kill, [main_thread().ident, signal.SIGINT])
    interrupt.start()
    with pytest.raises(KeyboardInterrupt):
        process.ask(**READ)
    release(process)
    assert kept() == []


def test_those_that_are_too_many_are_ended(kept):
    processes = [acquire("en") for _ in range(4)]
    for process in processes:
        process.ask(**READ)
    running = [process._process for process in processes]
    for process in processes:
        release(process)
    assert kept() == processes[: module._MOST_KEPT]
    assert [process.poll() is None for process in running] == [True, True, False, False]


def test_one_that_died_while_it_was_kept_is_started_anew(kept):
    process = acquire("en")
    process.ask(**READ)
    release(process)
    process._process.kill()
    assert '"One"' in acquire("en").ask(**READ)["csl"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_a_fork_speaks_to_a_process_of_its_own(kept):
    process = acquire("en")
    process.ask(**READ)
    release(process)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads that other tests have left
        child = os.fork()
    if not child:
        own = acquire("en")
        is_right = own is not process and '"One"' in own.ask(**READ)["csl"]
        own.close()
        os._exit(0 if is_right else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert acquire("en") is process
    assert '"One"' in process.ask(**READ)["csl"]


def test_none_outlives_python():
    code = """
from mkdocs_briefs.citations.pandoc.process import acquire, release
process = acquire("en")
process.ask(kind="read", text="")
release(process)
print(process._process.pid)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


@pytest.mark.parametrize("script", [None, "sys.exit(1)", "time.sleep(60)"], ids=["Pandoc", "one that ends", "a mute"])
def test_it_leaves_nothing_in_the_temporary_folder(fake, tmp_path, monkeypatch, script):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    if script:
        fake(f'if "lua" in sys.argv: open(os.path.join(os.environ["TMPDIR"], "history"), "w").close()\n{script}')
    process = Process(patience=20 if not script else 0.3)
    with nullcontext() if not script else pytest.raises(ProcessError):
        process.ask(**READ)
    assert not list(folder.iterdir())
    process.close()
    assert not list(folder.iterdir())


def test_it_runs_no_code_of_the_environment_or_the_current_folder(tmp_path, monkeypatch):
    mark = tmp_path / "mark"
    code = f"io.open({str(mark)!r}, 'w'):close()"
    for place in ("", "lua", "home/.local/share/pandoc", "data/pandoc", "home/.pandoc"):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        for name in ("init.lua", "pandoc.lua", "json.lua", "worker.lua"):
            (tmp_path / place / name).write_text(code)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LUA_INIT", code)
    monkeypatch.setenv("LUA_INIT_5_4", code)
    monkeypatch.setenv("LUA_PATH", f"{tmp_path}/?.lua")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    process = Process()
    assert '"One"' in process.ask(**READ)["csl"]
    request = request_for([CitedPage((), ("a",))], {"a": {"id": "a", "type": "book", "title": "One"}})
    assert process.ask(kind="cite", lang="en-US", **request)["references"]
    process.close()
    assert not mark.exists()


def test_one_that_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "find_spec", lambda _name: None)
    with pytest.raises(ProcessError, match=r"missing\. Install the package pypandoc_binary"):
        Process().ask(**READ)
    monkeypatch.setattr(module, "executable", lambda: str(tmp_path / "none"))
    with pytest.raises(ProcessError, match="cannot be started: No such file"):
        Process().ask(**READ)


def test_one_that_may_not_be_run(fake):
    fake("")
    Path(module.executable()).chmod(0o600)
    with pytest.raises(ProcessError, match="cannot be started: Permission denied"):
        Process().ask(**READ)


def test_an_old_one_is_named(fake):
    # It takes "lua" for a file, and finds none.
    fake('print("pandoc 2.19.2\\nCompiled with ..." if "--version" in sys.argv else "", end=""); sys.exit(1)')
    with pytest.raises(ProcessError, match=r"Pandoc 2\.19\.2 is too old: citations need 3\.1\.1"):
        Process().ask(**READ)


@pytest.mark.parametrize("script", ["", 'print("no JSON", flush=True)'], ids=["silence", "no JSON"])
def test_one_that_gives_no_answer(fake, script):
    fake(script)
    with pytest.raises(ProcessError, match="ends without an answer"):
        Process().ask(**READ)


def test_one_that_ends_in_the_middle_is_started_anew(fake, tmp_path):
    mark = tmp_path / "mark"
    fake(
        f"sys.stdin.readline()\nif not os.path.exists({str(mark)!r}):\n  os.mkdir({str(mark)!r}); sys.exit(1)\n{ANSWER}"
    )
    assert Process().ask(**READ) == {"csl": "[]"}


def test_one_that_was_killed_between_two_requests_is_started_anew():
    process = Process()
    process.ask(**READ)
    process._process.kill()
    process._process.wait()
    assert '"One"' in process.ask(**READ)["csl"]
    process.close()


@pytest.mark.parametrize("script", ["time.sleep(60)", "sys.stdin.readline(); time.sleep(60)"], ids=["deaf", "mute"])
def test_one_that_hangs_is_ended(fake, script):
    fake(script)
    process = Process(patience=0.3)
    with pytest.raises(ProcessError, match=r"no answer in 0\.3 seconds"):
        process.ask(kind="read", text="x" * 1_000_000)  # more than a pipe holds
    assert process._process is None


def test_an_engine_without_pandoc_ends_the_build_with_a_message(fake):
    fake("sys.exit(1)")
    engine = make_engine(Style("ieee"), SOURCES)
    engine.prepare([CitedPage(((CitationItem("a"),),))])
    for _ in range(2):
        with pytest.raises(EngineError, match=r"citations: .*Install the package pypandoc_binary anew"):
            engine.format([(CitationItem("a"),)])
    with pytest.raises(EngineError):
        engine.reference("a")
    engine.close()


def test_a_build_without_pandoc_ends_with_a_message_and_no_page(site, fake):
    fake("sys.exit(1)")
    built = site({"docs/a.md": brief("It is so [@ash2001]."), "bib/a.bib": BIB})
    assert built.aborted
    assert "Install the package pypandoc_binary anew" in str(built.messages)
    assert "Traceback" not in str(built.messages)
    assert not (built.root / "site/a/index.html").exists()


def test_an_engine_serves_again_after_it_was_closed():
    engine = make_engine(Style("ieee"), SOURCES)
    engine.prepare([CitedPage(((CitationItem("a", f"p. {number}"),),)) for number in range(300)])
    engine.close()
    engine.close()
    assert engine.format([(CitationItem("a", "p. 4"),)]).references[0].key == "a"
    engine.close()
