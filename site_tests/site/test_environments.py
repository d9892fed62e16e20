"""Builds in other environments, and builds that are ended: a site depends on its files, and nothing else is left."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from site_tests.awkward import FILES
from site_tests.mini_site import brief
from site_tests.soak import SOAKS, some

from mkdocs_briefs.adapter.output.bodies import FORK_THRESHOLD

MANY = {
    f"docs/many/{n}.md": brief(f"Zed Works left Chad, {n} [@two].", actors="Zed Works") for n in range(FORK_THRESHOLD)
}
COMMAND = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]


def project(root: Path) -> Path:
    """A project with enough pages for the second process."""
    for path, text in {**FILES, **MANY}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    settings = {"site_name": "Test", "site_url": "https://desk.example/", "plugins": ["search", "briefs"]}
    theme = {"theme": {"name": "material", "font": False}}
    (root / "mkdocs.yml").write_text(yaml.safe_dump({**settings, **theme}), "utf-8")
    return root


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "NO_MKDOCS_2_WARNING": "1", **more}


def contents(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def built(root: Path, cwd: Path, **more: str) -> dict[str, bytes]:
    subprocess.run([*COMMAND, str(root / "mkdocs.yml")], cwd=cwd, env=environment(**more), check=True, timeout=300)
    return contents(root / "site")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = project(tmp_path_factory.mktemp("plain"))
    return built(root, root, PYTHONHASHSEED="0")


ENVIRONMENTS: list[Mapping[str, str]] = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"},
    *({"PYTHONHASHSEED": str(seed)} for seed in (2, 3, 4)),
    *({"TZ": zone} for zone in ("Pacific/Pago_Pago", "Asia/Kathmandu")),
    *({"LC_ALL": name} for name in ("POSIX", "tr_TR.UTF-8", "C.UTF-8")),
    {"HOME": "/nonexistent", "USER": "", "COLUMNS": "20", "NO_COLOR": "1"},
]


@pytest.mark.parametrize("more", ENVIRONMENTS if SOAKS else ENVIRONMENTS[:1], ids=str)
def test_the_bytes_of_a_site_depend_on_no_environment(tmp_path, plain, more):
    root = project(tmp_path / "a path with \u00dcml\u00e4uten, 'quotes' & blanks")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("token.py", "pickle.py", "yaml.py", "pandoc.lua", "init.lua"):
        (elsewhere / name).write_text("raise SystemExit(1)")
    command = [sys.executable, "-P", *COMMAND[1:], str(root / "mkdocs.yml")]
    subprocess.run(command, cwd=elsewhere, env=environment(**more), check=True, timeout=300)
    made = contents(root / "site")
    assert made.keys() == plain.keys()
    assert [name for name in made if made[name] != plain[name]] == []


def of_ours(folder: Path) -> list[str]:
    """The processes that have the folder for their temporary files."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"TMPDIR={folder}\0".encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_bytes().decode())
        except OSError:
            continue
    return found


ENDS = (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)
KILLS = [(how, random.Random(moment).random()) for moment in range(8) for how in ENDS]


STORE = ".cache/briefs/kept.sqlite"


def _beside_sites(root: Path) -> dict[str, bytes]:
    """All but the site, and the last one: a build that is killed right at its beginning has moved that aside.

    What is said of the site in its place is true when a build was done before it could be ended, too.
    """
    sites = ("site/", ".cache/briefs/aside-", ".cache/briefs/last-site.json")  # those aside go later, see test_kept
    return {name: data for name, data in contents(root).items() if not name.startswith(sites)}


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are sought in /proc")
def test_a_build_that_is_ended_leaves_nothing_but_its_site_and_the_next_is_right(tmp_path, plain):
    root, temporary = project(tmp_path / "project"), tmp_path / "temporary"
    temporary.mkdir()
    command = [*COMMAND, str(root / "mkdocs.yml")]
    started = time.monotonic()
    assert built(root, root, TMPDIR=str(temporary)) == plain
    lasts = time.monotonic() - started
    before = _beside_sites(root)
    for number, (how, moment) in enumerate(KILLS if SOAKS else some(KILLS, 2)):
        is_first = number % 2 == 1  # with nothing kept, texts are rendered by other processes, too
        if is_first:
            shutil.rmtree(root / ".cache")
        child = subprocess.Popen(command, cwd=root, env=environment(TMPDIR=str(temporary)), stderr=subprocess.DEVNULL)
        time.sleep(lasts * moment)
        child.send_signal(how)
        child.wait(timeout=60)
        deadline = time.monotonic() + 20
        while of_ours(temporary) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert of_ours(temporary) == [], (how, moment)
        assert contents(temporary) == {}, (how, moment)
        if is_first:
            assert built(root, root, TMPDIR=str(temporary)) == plain, (how, moment)
            # What the first build kept and what the second did were written in two goes: the bytes are others.
            before[STORE] = _beside_sites(root)[STORE]
        assert _beside_sites(root) == before, (how, moment)
    assert built(root, root, TMPDIR=str(temporary)) == plain
