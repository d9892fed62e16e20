"""What builds keep: the next one is the same, whatever has become of it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from markdown import Markdown
from mkdocs.exceptions import PluginError
from site_tests.mini_site import Site, brief, build_site, rebuild

from mkdocs_briefs.adapter.kept.last_site import take_last_site
from mkdocs_briefs.keeping import versions
from mkdocs_briefs.keeping.store import FOLDER, Store, _check
from mkdocs_briefs.keeping.values import Values

FILES = {
    "docs/one.md": brief(
        "Jane Doe met in Norway [@ash2001, p. 4].\n\n## Terms\n\n[Two](two.md#no).", actors="Jane Doe"
    ),
    "docs/two.md": brief("## Terms\n\nPeru and [[One]] [@nobody].", title="Two"),
    "docs/index.md": "# Home\n\nWelcome.\n",
    "bib/all.bib": "@book{ash2001, author = {Ash, Ann}, title = {One Book}, date = {2001}}",
}
STORE = FOLDER / "kept.sqlite"


def _list(root: Path) -> Path:
    return root / FOLDER / "last-site.json"


def _files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root / "site").as_posix(): path.read_bytes()
        for path in sorted((root / "site").rglob("*"))
        if path.is_file() and not path.name.startswith("sitemap")
    }


@pytest.fixture
def rendered() -> list[str]:
    """The texts that Markdown has made pages of."""
    found: list[str] = []
    convert = Markdown.convert

    def noted(md: Markdown, source: str) -> str:
        found.extend(filter(None, [source.strip()]))
        return convert(md, source)

    with patch.object(Markdown, "convert", noted):
        yield found


def _again(root: Path) -> Site:
    """Build again, without the last site."""
    shutil.rmtree(root / "site")
    return rebuild(root)


@pytest.mark.parametrize("build", [rebuild, _again])
def test_a_second_build_renders_nothing_and_says_the_same(
    tmp_path: Path, rendered: list[str], build: Callable[[Path], Site]
) -> None:
    first = build_site(tmp_path, FILES)
    made, count = _files(tmp_path), len(rendered)
    second = build(tmp_path)

    assert count >= len(FILES) - 1
    assert len(rendered) == count
    assert _files(tmp_path) == made
    told = [message for message in first.messages if "Documentation built" not in message]
    assert any("#no" in message for message in told)
    assert any("citation-unknown" in message for message in told)
    assert [message for message in second.messages if "Documentation built" not in message] == told


def test_a_strict_build_fails_for_what_is_kept(tmp_path: Path) -> None:
    build_site(tmp_path, FILES)
    assert rebuild(tmp_path, strict=True).aborted


def _flip(store: Path) -> None:
    """Change a byte in the middle of each value."""
    with sqlite3.connect(store) as connection:
        for key, value in connection.execute("select key, value from kept").fetchall():
            at = len(value) // 2
            damaged = value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]
            connection.execute("update kept set value = ? where key = ?", (damaged, key))
    connection.close()


def _cut(store: Path) -> None:
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def _scribble(store: Path) -> None:
    store.write_bytes(b"no database at all" * 500)


def _other_table(store: Path) -> None:
    store.unlink()
    with sqlite3.connect(store) as connection:
        connection.execute("create table kept (name text)")
    connection.close()


def _poison(store: Path) -> None:
    """Values that would run a program when they are read as pickles of any class."""
    harmful = b"cos\nsystem\n(S'touch harmed'\ntR."
    with sqlite3.connect(store) as connection:
        connection.execute("update kept set value = ?", (_check(harmful) + harmful,))
    connection.close()


def _gone(store: Path) -> None:
    store.unlink()


@pytest.mark.parametrize("harm", [_flip, _cut, _scribble, _other_table, _poison, _gone])
def test_what_is_damaged_is_made_anew(
    tmp_path: Path, harm: Callable[[Path], None], rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    build_site(tmp_path, FILES)
    made, count = _files(tmp_path), len(rendered)

    harm(tmp_path / STORE)
    _again(tmp_path)
    assert _files(tmp_path) == made
    assert len(rendered) == 2 * count
    assert not (tmp_path / "harmed").exists()

    _again(tmp_path)
    _again(tmp_path)
    assert _files(tmp_path) == made
    assert len(rendered) <= 3 * count, "the build after it keeps again"


def test_another_version_makes_all_anew(tmp_path: Path, rendered: list[str]) -> None:
    build_site(tmp_path, FILES)
    count = len(rendered)

    versions.versions.cache_clear()
    with patch.object(versions, "version", return_value="another"):
        _again(tmp_path)
    versions.versions.cache_clear()

    assert len(rendered) == 2 * count


def test_a_folder_that_cannot_be_made_is_said_once_and_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file in the way", "utf-8")
    site = build_site(tmp_path, FILES)

    assert site.has("one/")
    assert len([message for message in site.messages if "not kept for the next build" in message]) == 1
    assert not any(message.startswith("WARNING") for message in site.messages if "not kept" in message)


def test_a_full_disk_costs_only_time(tmp_path: Path) -> None:
    build_site(tmp_path, FILES)
    made = _files(tmp_path)
    (tmp_path / "docs/one.md").write_text(brief("Other."), "utf-8")

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with patch("mkdocs_briefs.keeping.store.Store._insert", full):
        site = rebuild(tmp_path)

    assert any("disk is full" in message for message in site.messages)
    assert _files(tmp_path) != made
    (tmp_path / "docs/one.md").write_text(FILES["docs/one.md"], "utf-8")
    rebuild(tmp_path)
    assert _files(tmp_path) == made


def test_two_builds_at_once(tmp_path: Path) -> None:
    site = build_site(tmp_path, FILES)
    made = _files(site.root)
    for path in (tmp_path / FOLDER).glob("kept*"):
        path.unlink()
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(tmp_path / "mkdocs.yml")]
    results: list[int] = []

    def build(folder: str) -> None:
        results.append(subprocess.run([*command, "-d", str(tmp_path / folder)], check=False).returncode)

    threads = [threading.Thread(target=build, args=(folder,)) for folder in ("site", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == [0, 0]
    assert _files(tmp_path) == made


@pytest.mark.parametrize(
    "config",
    [
        {"markdown_extensions": ["pymdownx.snippets"]},
        {"markdown_extensions": [{"toc": {"slugify": "site_tests.site.test_kept.slug"}}], "hooks": ["hook.py"]},
        {"plugins": [{"briefs": {"cache": False}}]},
    ],
    ids=["an extension that reads files", "an option of another's making", "not wanted"],
)
def test_what_may_depend_on_more_is_not_kept(tmp_path: Path, config: dict[str, object], rendered: list[str]) -> None:
    hook = (
        "def on_config(config):\n"
        "    config.mdx_configs['toc'] = {'slugify': lambda words, separator: words.lower().replace(' ', separator)}\n"
    )
    build_site(tmp_path, FILES | {"hook.py": hook}, config=config)
    count = len(rendered)
    _again(tmp_path)
    assert len(rendered) == 2 * count


def test_options_of_extensions_and_links_count(tmp_path: Path, rendered: list[str]) -> None:
    build_site(tmp_path, FILES)
    count = len(rendered)
    build_site(tmp_path, FILES, config={"markdown_extensions": [{"toc": {"permalink": True}}]})
    assert len(rendered) == 2 * count
    build_site(tmp_path, FILES, config={"use_directory_urls": False})
    assert len(rendered) == 3 * count


def test_a_page_whose_target_moves_is_made_anew(tmp_path: Path, rendered: list[str]) -> None:
    build_site(tmp_path, FILES)
    rendered.clear()
    (tmp_path / "docs/two.md").rename(tmp_path / "docs/three.md")
    site = rebuild(tmp_path)

    assert [text[:8] for text in rendered] == ["Jane Doe", "## Terms"]
    assert any("two.md" in message and "not found" in message for message in site.warnings())


def test_what_is_much_does_not_wait_for_the_end(tmp_path):
    """It would fill the memory of a large build; and one that is killed has kept what it has made."""
    killed = Store(tmp_path)
    killed.put(b"small", b"x")
    other = Store(tmp_path)
    assert other.get(b"small") is None
    other.close()
    killed.put(b"large", b"y" * 9_000_000)
    other = Store(tmp_path)
    assert (other.get(b"small"), len(other.get(b"large") or b"")) == (b"x", 9_000_000)
    other.close()
    killed.close()


def test_the_last_site_is_put_in_place_only_where_nothing_has_changed(tmp_path: Path) -> None:
    """Each change is one of another kind; each build is compared with one that knows of nothing."""
    build_site(tmp_path, FILES | {"docs/picture.svg": "<svg/>"})
    changes: list[tuple[str, str]] = [
        ("docs/one.md", brief("Other.")),
        ("docs/picture.svg", "<svg></svg>"),
        ("bib/all.bib", "@book{ash2001, author = {Ash, Ann}, title = {Another}, date = {2001}}"),
        ("docs/new.md", brief("New.")),
        ("mkdocs.yml", (tmp_path / "mkdocs.yml").read_text("utf-8").replace("Test", "Another name")),
        ("docs/new.md", ""),
    ]
    for path, text in changes:
        if text:
            (tmp_path / path).write_text(text, "utf-8")
        else:
            (tmp_path / path).unlink()
        rebuild(tmp_path)
        made = _files(tmp_path)
        rebuild(tmp_path)
        assert _files(tmp_path) == made, path
        shutil.rmtree(tmp_path / ".cache")
        rebuild(tmp_path)
        assert _files(tmp_path) == made, path


def test_where_nothing_has_changed_the_files_are_the_same_ones(tmp_path: Path) -> None:
    def inodes() -> dict[str, int]:
        return {path: (tmp_path / "site" / path).stat().st_ino for path in _files(tmp_path)}

    build_site(tmp_path, FILES)
    made = inodes()
    for _ in range(2):
        rebuild(tmp_path)
        assert inodes() == made


def test_what_systems_hide_among_pages_hinders_nothing(tmp_path: Path) -> None:
    build_site(tmp_path, FILES | {"docs/.DS_Store": "macOS"})
    assert _list(tmp_path).exists()


def test_a_day_that_comes_is_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767312000")  # 2026-01-02
    files = FILES | {"docs/later.md": brief("Later.").replace("2026-01-02", "2026-01-03")}
    assert not build_site(tmp_path, files).has("later/")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767398400")
    assert rebuild(tmp_path).has("later/")


def _append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:  # as programs do that change a site in place
        file.write("changed")


@pytest.mark.parametrize(
    "change",
    [
        lambda root: _append(root / "site/one/index.html"),
        lambda root: _append(root / "site/404.html"),
        lambda root: (root / "site/one/index.html").unlink(),
        lambda root: shutil.rmtree(root / "site/actors"),
        lambda root: (root / "site/one/more.html").write_text("more", "utf-8"),
        lambda root: _append(_list(root)),
        lambda root: _list(root).write_text("{}", "utf-8"),
        lambda root: _list(root).write_text(
            _list(root).read_text("utf-8").replace('"inputs": "', '"inputs": "0'), "utf-8"
        ),
    ],
)
def test_a_last_site_that_is_not_as_it_was_left_is_not_used(tmp_path: Path, change: Callable[[Path], object]) -> None:
    build_site(tmp_path, FILES)
    made = _files(tmp_path)
    change(tmp_path)

    rebuild(tmp_path)
    assert _files(tmp_path) == made
    assert list((tmp_path / FOLDER).glob("aside-*")) == []


@pytest.mark.parametrize(
    ("files", "config"),
    [
        ({}, {"plugins": ["briefs", "tags"]}),
        ({"hook.py": "def on_post_page(output, page, config): return output"}, {"hooks": ["hook.py"]}),
        ({"over/main.html": '{% extends "base.html" %}'}, {"theme": {"name": "material", "custom_dir": "over"}}),
        ({}, {"theme": {"name": "mkdocs"}}),
        ({"docs/three.md": brief("x", more="citation_style: own.csl")}, {}),
        ({}, {"markdown_extensions": ["pymdownx.snippets"]}),
    ],
)
def test_where_more_than_pages_is_read_no_site_is_kept(
    tmp_path: Path, files: dict[str, str], config: dict[str, object]
) -> None:
    build_site(tmp_path, FILES | files, config=config)
    assert not _list(tmp_path).exists()


def test_a_site_that_cannot_be_moved_is_built_again(tmp_path: Path) -> None:
    """It is on another file system, or on Windows a program has one of its files open."""
    build_site(tmp_path, FILES)
    made = _files(tmp_path)
    with patch("pathlib.Path.rename", side_effect=OSError(18, "Invalid cross-device link")):
        site = rebuild(tmp_path)
    assert not site.aborted
    assert _files(tmp_path) == made
    assert list((tmp_path / FOLDER).glob("aside-*")) == []


def test_a_last_site_in_another_folder_is_left_alone(tmp_path: Path) -> None:
    build_site(tmp_path, FILES)
    made = _files(tmp_path)
    assert take_last_site(tmp_path, tmp_path / "other") is None
    assert _files(tmp_path) == made


def test_a_last_site_comes_back_over_what_another_build_has_written(tmp_path: Path) -> None:
    build_site(tmp_path, FILES)
    made = _files(tmp_path)
    taken = take_last_site(tmp_path, tmp_path / "site")
    assert taken
    assert _files(tmp_path) == {}
    rebuild(tmp_path)
    (tmp_path / "site/one/index.html").write_text("half", "utf-8")

    taken.place(tmp_path / "site")
    assert _files(tmp_path) == made
    assert list((tmp_path / FOLDER).glob("aside-*")) == []


def test_a_build_that_fails_leaves_no_site_aside(tmp_path: Path) -> None:
    build_site(tmp_path, FILES)
    with patch("mkdocs_briefs.adapter.plugin.BriefsPlugin.on_files", side_effect=PluginError("no")):
        assert rebuild(tmp_path).aborted
    assert list((tmp_path / FOLDER).glob("aside-*")) == []


def test_an_interrupted_build_leaves_no_site_aside(tmp_path: Path, program: Callable[[], object]) -> None:
    build_site(tmp_path, FILES)
    with patch("mkdocs_briefs.adapter.kept.last_site.LastBuild.site", side_effect=KeyboardInterrupt) as interrupted:
        program()
    assert interrupted.called
    assert list((tmp_path / FOLDER).glob("aside-*")) == []


def test_a_last_site_has_its_own_templates(tmp_path: Path) -> None:
    files = FILES | {"docs/own.xml": "<name>{{ config.site_name }}</name>"}
    first = build_site(tmp_path, files, config={"extra_templates": ["own.xml", "missing.xml"]})
    made = _files(tmp_path)
    second = rebuild(tmp_path)
    assert _files(tmp_path) == made
    assert "own.xml" in made
    assert second.warnings() == first.warnings()
    assert sum("missing.xml" in message for message in second.warnings()) == 1


def test_a_link_to_a_folder_elsewhere_stays_in_the_site(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/large").write_text("x", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    build_site(tmp_path, FILES)
    (tmp_path / "docs/one.md").write_text(brief("Other."), "utf-8")
    rebuild(tmp_path)
    assert (tmp_path / "site/linked/large").read_text("utf-8") == "x"


def test_a_strict_build_takes_no_last_site_that_warned(tmp_path: Path) -> None:
    build_site(tmp_path, FILES)
    assert rebuild(tmp_path, strict=True).aborted
    assert list((tmp_path / FOLDER).glob("aside-*")) == []


def test_what_killed_builds_left_is_deleted(tmp_path: Path) -> None:
    for name, age in {"aside-old": 7200, "aside-young": 60}.items():
        (tmp_path / FOLDER / name).mkdir(parents=True)
        os.utime(tmp_path / FOLDER / name, times=(0, time.time() - age))
    build_site(tmp_path, FILES)
    assert [path.name for path in (tmp_path / FOLDER).glob("aside-*")] == ["aside-young"]


def test_what_is_not_kept_is_not_written_as_bytes(tmp_path: Path) -> None:
    """Nothing would read it."""
    with patch.object(Values, "written", side_effect=AssertionError):
        site = build_site(tmp_path, FILES, options={"cache": False})
    assert site.has("one/")
    store = Store(None)
    store.put(b"key", b"value")
    assert store.get(b"key") is None


def test_what_is_hidden_in_the_folder_of_the_site_is_not_the_builds(tmp_path: Path) -> None:
    (tmp_path / "site/.git").mkdir(parents=True)
    (tmp_path / "site/.git/config").write_text("mine", "utf-8")
    build_site(tmp_path, FILES)
    assert ".git/config" not in _list(tmp_path).read_text("utf-8")
    rebuild(tmp_path)
    assert (tmp_path / "site/.git/config").read_text("utf-8") == "mine"


@pytest.mark.parametrize("whose", ["the site's", "the brief's"])
def test_another_citation_style_is_another_page(tmp_path: Path, whose: str) -> None:
    """A page's text is the same, and so is what it asks of the sources: their form is not."""

    def citation(style: str) -> str:
        of_brief = f"citation_style: {style}" if whose == "the brief's" else ""
        files = {
            "docs/x.md": brief("It is [@ash2001].", more=of_brief),
            "bib/a.bib": "@book{ash2001, author={Ash, Ann}, title={T}, publisher={P}, date={2001}}\n",
        }
        site = build_site(tmp_path, files, options={} if of_brief else {"citation_style": style})
        return site.html("x/").select_one("a.citation").get_text()

    assert [citation(style) for style in ("apa", "ieee", "apa")] == ["Ash, 2001", "[1]", "Ash, 2001"]


def test_a_picture_of_another_size_makes_its_pages_anew(tmp_path: Path, rendered: list[str]) -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="300"/>'
    pages = {f"docs/{name}.md": brief(f"![A strait](maps/{name}.svg)", title=name) for name in ("one", "two")}
    build_site(tmp_path, pages | {f"docs/maps/{name}.svg": drawn.format(400) for name in ("one", "two")})
    rendered.clear()

    (tmp_path / "docs/maps/two.svg").write_text(drawn.format(500))
    site = _again(tmp_path)
    assert rendered == ["![A strait](maps/two.svg)"]
    assert [site.html(page).select_one(".brief-body img")["width"] for page in ("one/", "two/")] == ["400", "500"]
