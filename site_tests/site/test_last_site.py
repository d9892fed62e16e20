"""The site that the last build has left: the next one writes over it, and leaves nothing of it that is not its own."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from site_tests.mini_site import brief, build_site, rebuild
from site_tests.site import edits
from site_tests.site.edits import AROUND, EDITS, SERIES
from site_tests.site.test_kept import FILES
from site_tests.soak import SOAKS

from mkdocs_briefs.adapter.kept.last_pages import LastPages


def files_of(root: Path, site: str = "site") -> dict[str, bytes]:
    return {
        path.relative_to(root / site).as_posix(): path.read_bytes()
        for path in sorted((root / site).rglob("*"))
        if path.is_file() and not path.name.startswith("sitemap")
    }


def _cold(root: Path) -> dict[str, bytes]:
    """The files of a build that knows of nothing before."""
    shutil.rmtree(root / "cold", ignore_errors=True)
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    settings |= {"plugins": ["search", {"briefs": {"cache": False}}]}
    (root / "cold.yml").write_text(yaml.safe_dump(settings), "utf-8")
    # MkDocs keeps plugins that have a start from one configuration to the next, which are one program's there.
    kept_plugins = dict(MkDocsConfig._schema)["plugins"].plugin_cache  # type: ignore[attr-defined]
    with patch.dict(kept_plugins, clear=True):
        config = load_config(str(root / "cold.yml"), site_dir=str(root / "cold"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return files_of(root, "cold")


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that no template of the theme has made."""
    found: list[str] = []
    written = LastPages.written

    def noted(pages: LastPages, page: Page, language: str, head: str) -> str:
        if before := written(pages, page, language, head):
            found.append(page.file.dest_uri)
        return before

    monkeypatch.setattr(LastPages, "written", noted)
    return found


@pytest.mark.parametrize("seed", range(6 if SOAKS else 1))
def test_after_any_edit_the_site_is_what_a_build_of_nothing_makes(tmp_path: Path, seed: int, taken: list[str]) -> None:
    chance = random.Random(seed)
    build_site(tmp_path, edits.FILES, config={"plugins": ["search", "briefs"]})
    done: list[str] = []
    for edit in chance.choices(EDITS + AROUND * 2, k=60) if SOAKS else (*AROUND, *SERIES, *AROUND):
        edit(tmp_path, chance)
        done.append(edit.__name__)
        rebuild(tmp_path)
        made, cold = files_of(tmp_path), _cold(tmp_path)
        assert made.keys() == cold.keys(), done
        assert [address for address, content in cold.items() if made[address] != content] == [], done
    assert len(taken) > len(done)


_NAVIGATION = {"plugins": ["search", "briefs"], "nav": ["index.md", "one.md"]}


@pytest.mark.parametrize(
    ("path", "old", "new", "made"),
    [
        ("docs/three.md", "See [[One]].", "See [[One]].\n\nA word more.", {"three/index.html"}),
        ("docs/three.md", "title: Three", "title: Three\nhide: [toc]", {"three/index.html"}),
        ("docs/one.md", "title: One", "title: One\nicon: material/star", None),
        ("docs/one.md", "title: One", "title: Number One", None),
        ("mkdocs.yml", "site_name: Test", "site_name: Test\ncopyright: Ours", None),
    ],
    ids=["text", "what is hidden", "an icon in the navigation", "a title in the navigation", "the configuration"],
)
def test_an_edit_has_the_theme_make_those_pages_alone_that_show_it(
    tmp_path: Path, taken: list[str], path: str, old: str, new: str, made: set[str] | None
) -> None:
    """None stands for all pages."""
    build_site(tmp_path, edits.FILES, config=_NAVIGATION)
    pages = {path for path in files_of(tmp_path) if path.endswith("index.html")}
    before = (tmp_path / path).read_text("utf-8")
    assert old in before
    (tmp_path / path).write_text(before.replace(old, new), "utf-8")
    rebuild(tmp_path)
    assert pages - {*taken} == (pages if made is None else made)
    assert files_of(tmp_path) == _cold(tmp_path)


@pytest.mark.parametrize(
    "config",
    [
        {"plugins": ["search", {"briefs": {"drafts": True}}]},
        {"plugins": ["search", {"briefs": {"cache": False}}]},
        {"plugins": ["search", "briefs", "tags"]},
        {"theme": "mkdocs"},
    ],
)
def test_where_more_stands_on_a_page_the_theme_makes_it(
    tmp_path: Path, taken: list[str], config: dict[str, object]
) -> None:
    """What editors are told, what other plugins and themes show."""
    build_site(tmp_path, FILES, config=config)
    (tmp_path / "docs/one.md").write_text(brief("Other."), "utf-8")
    rebuild(tmp_path)
    assert taken == []


def test_a_page_with_a_template_of_its_own_has_it_each_time(tmp_path: Path, taken: list[str]) -> None:
    build_site(tmp_path, FILES | {"docs/index.md": "---\ntemplate: 404.html\n---\n# Home\n"})
    (tmp_path / "docs/one.md").write_text(brief("Other."), "utf-8")
    made = files_of(tmp_path)["index.html"]
    rebuild(tmp_path)
    assert files_of(tmp_path)["index.html"] == made
    assert "index.html" not in taken


_CHANGED = {
    "docs/one.md": brief("Other, of John Roe.", actors="John Roe"),
    "docs/two.md": None,  # its page, its exports, and the actors and countries that only it names
    "docs/two.html/index.md": "# A folder where a file was\n",
    "docs/three": "a file where a folder was",
    "docs/three.md": None,
}
"""What stands in the project after an edit, by path; None where nothing does."""


def _edited(root: Path) -> None:
    """A site of which then much is changed; without a build of that."""
    build_site(root, FILES | {"docs/two.html": "<p>a file</p>", "docs/three.md": brief("Three.", title="Three")})
    for path, text in _CHANGED.items():
        file = root / path
        if text is None:
            file.unlink()
        else:
            if file.parent.is_file():
                file.parent.unlink()
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")


def test_a_site_is_written_over_the_last_one(tmp_path: Path) -> None:
    """Nothing is left of that, and what stays the same is not even touched where it is ours."""
    _edited(tmp_path)
    site = tmp_path / "site"
    reused = {
        path: (site / path).stat().st_ino for path in ("index.html", "one/index.html", "api/v1/actors.schema.json")
    }
    written = (site / "api/v1/actors.schema.json").stat().st_mtime_ns

    rebuild(tmp_path)
    assert {path: (site / path).stat().st_ino for path in reused} == reused
    assert (site / "api/v1/actors.schema.json").stat().st_mtime_ns == written
    assert (site / "one/index.html").stat().st_mtime_ns > written
    made, folders = files_of(tmp_path), {path for path in site.rglob("*") if path.is_dir()}

    shutil.rmtree(tmp_path / ".cache")
    rebuild(tmp_path)
    assert files_of(tmp_path) == made
    assert {path for path in site.rglob("*") if path.is_dir()} == folders


@pytest.mark.parametrize("error", [PluginError("no"), KeyboardInterrupt()])
def test_a_build_that_does_not_end_leaves_nothing_of_the_last_site(
    tmp_path: Path, program: Callable[[], object], error: BaseException
) -> None:
    """Not even while it runs is there anything at an address that the site has lost: it may be killed."""
    _edited(tmp_path)
    seen: list[set[str]] = []

    def fail(*_: object, **__: object) -> None:
        seen.append(set(files_of(tmp_path)))
        raise error

    with patch("mkdocs_briefs.adapter.page_steps.PageSteps.complete", side_effect=fail):
        program()
    assert "one/index.html" in seen[0]
    assert not [path for path in seen[0] if path.startswith(("two/", "two.bib", "three/", "actors/jane"))]
    assert not [path for path in files_of(tmp_path) if path.endswith(("/index.html", ".bib"))]


def test_a_page_that_another_plugin_empties_does_not_stay(tmp_path: Path) -> None:
    build_site(tmp_path, FILES)
    with patch("mkdocs_briefs.adapter.page_steps.PageSteps.complete_head", return_value=""):
        (tmp_path / "docs/one.md").write_text(brief("Other."), "utf-8")
        rebuild(tmp_path)
    assert not (tmp_path / "site/one/index.html").exists()
    assert not (tmp_path / "site/one").exists()


def test_copies_that_share_a_file_with_the_site_stay_as_they_are(tmp_path: Path) -> None:
    """As of ``cp -al`` or ``rsync --link-dest``; MkDocs, which deletes first, does not touch them either."""
    build_site(tmp_path, FILES)
    copy = tmp_path / "copy.html"
    copy.hardlink_to(tmp_path / "site/one/index.html")
    before = copy.read_bytes()
    (tmp_path / "docs/one.md").write_text(brief("Other."), "utf-8")
    rebuild(tmp_path)
    assert copy.read_bytes() == before
    assert (tmp_path / "site/one/index.html").read_bytes() != before


def test_nothing_is_written_through_a_link_within_the_site(tmp_path: Path) -> None:
    build_site(tmp_path, FILES)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/actors/new").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "docs/actors").mkdir()
    (tmp_path / "docs/actors/new.md").write_text("---\nname: New\nkind: person\n---\n", "utf-8")
    assert rebuild(tmp_path).has("actors/new/")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_that_nobody_may_write_is_made_anew(tmp_path: Path) -> None:
    build_site(tmp_path, FILES)
    page = tmp_path / "site/one/index.html"
    page.chmod(0o444)
    (tmp_path / "docs/one.md").write_text(brief("Other."), "utf-8")
    rebuild(tmp_path)
    assert page.stat().st_mode & 0o200
