"""``mkdocs serve``: after any edit, what a browser gets is what a build of the same state has."""

from __future__ import annotations

import gc
import random
import re
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from site_tests.mini_site import brief
from site_tests.site.edits import EDITS, FILES, SERIES, Edit, alias, longer, new_brief, removed, shorter
from site_tests.soak import SOAKS

from mkdocs_briefs.adapter.fork import CAN_FORK, Fork
from mkdocs_briefs.adapter.output import bodies
from mkdocs_briefs.citations.pandoc import PandocEngine
from mkdocs_briefs.keeping import questions
from mkdocs_briefs.keeping.page import KeptPage
from mkdocs_briefs.keeping.questions import QUESTIONS
from mkdocs_briefs.keeping.values import Values
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.model import cited
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.pages import parts

URL = "http://127.0.0.1:8000/"


class Preview:
    """A preview of a project, without a browser: requests are calls."""

    def __init__(
        self,
        root: Path,
        plugins: object = ("search", "briefs"),
        meanwhile: Callable[[Path], object] = lambda _: None,
    ) -> None:
        """``meanwhile`` is called with the folder of the project between what the first build reads and its end."""
        self.root = root
        self.builds = 0
        self.site = root / "preview"
        for path, text in FILES.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        theme = {"name": "material", "font": False}
        settings = {"site_name": "Test", "theme": theme, "plugins": list(plugins), "use_directory_urls": True}
        (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
        settings["plugins"] = ["search", {"briefs": {"cache": False}}]
        (root / "cold.yml").write_text(yaml.safe_dump(settings), "utf-8")
        config = self._config()
        config.plugins.on_startup(command="serve", dirty=False)
        self.server = LiveReloadServer(builder=self._build, host="127.0.0.1", port=0, root=str(self.site))
        build(config, serve_url=URL)
        meanwhile(root)
        config.plugins.on_serve(self.server, config=config, builder=self._build)
        self.plugin = config.plugins["briefs"]

    def _config(self) -> MkDocsConfig:
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site))
        config.site_url = URL
        return config

    def _build(self) -> None:
        self.builds += 1
        build(self._config(), serve_url=URL)

    def close(self) -> None:
        self.server.server_close()

    def notice(self) -> None:
        """What the server does when files have changed."""
        self.server.builder()

    def asked(self, address: str) -> str:
        """What a browser gets."""
        status: list[str] = []
        answer = self.server.get_app()({"PATH_INFO": f"/{address}"}, lambda given, _headers: status.append(given))
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        return f"{status[0]}\n{body.decode()}"

    def files(self) -> dict[str, bytes]:
        """All files, each made if it had been put off."""
        for address in _files(self.root / "cold"):
            self.plugin.build.complete_file(address)
        return _files(self.site)

    def cold(self) -> dict[str, bytes]:
        """The files of a build that knows of nothing before."""
        # MkDocs keeps plugins that have a start from one configuration to the next, which are one program's there.
        kept_plugins = dict(MkDocsConfig._schema)["plugins"].plugin_cache  # type: ignore[attr-defined]
        with patch.dict(kept_plugins, clear=True):
            config = load_config(str(self.root / "cold.yml"), site_dir=str(self.root / "cold"))
            config.site_url = URL
            config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url=URL)
        return _files(self.root / "cold")


def _files(folder: Path) -> dict[str, bytes]:
    """Pages, data and exports; not what the search of the theme keeps."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("search_index")
    }


@pytest.mark.parametrize("seed", range(6 if SOAKS else 1))
def test_after_any_edit_the_preview_is_what_a_build_has(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with closing(Preview(tmp_path)) as preview:
        _edit_and_compare(preview, chance, SERIES)


@pytest.mark.parametrize("seed", range(6 if SOAKS else 1))
def test_the_same_where_lists_go_over_several_pages(tmp_path: Path, seed: int) -> None:
    """As if a page had room for one entry, and the bibliography for one page that cites a source."""
    short = {template: (length, 1) for template, (length, _) in parts._LENGTHS.items()}
    with (
        patch.object(parts, "_LENGTHS", short),
        patch.object(cited, "CITED_IN", 1),
        closing(Preview(tmp_path)) as preview,
    ):
        assert (preview.site / "bibliography/page/2/index.html").is_file()
        _edit_and_compare(preview, random.Random(seed + 100), (new_brief, longer, shorter, alias, removed))


def _edit_and_compare(preview: Preview, chance: random.Random, series: tuple[Edit, ...]) -> None:
    """After each edit of the series; in a soak, after any."""
    done: list[str] = []
    for edit in chance.choices(EDITS, k=60) if SOAKS else series:
        edit(preview.root, chance)
        done.append(edit.__name__)
        preview.notice()
        cold = preview.cold()
        shown = preview.files()
        assert shown.keys() == cold.keys(), done
        assert [address for address, content in cold.items() if shown[address] != content] == [], done


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with closing(Preview(tmp_path)) as made:
        yield made


def _rendered(preview: Preview) -> tuple[list[str], bool]:
    """The pages whose Markdown is rendered for what has changed, and whether the whole site is built for it."""
    pages: list[str] = []
    convert = Markdown.convert

    def counted(md: Markdown, source: str) -> str:
        pages.append(source.strip())
        return convert(md, source)

    with patch.object(Markdown, "convert", counted), patch.object(preview, "builds", 0):
        preview.notice()
        # One page without a text shows what all of them are.
        return list(filter(None, pages)), preview.builds > 0


def test_an_edit_of_a_text_renders_that_text_alone(preview: Preview) -> None:
    file = preview.root / "docs/three.md"
    file.write_text(file.read_text("utf-8") + "\nA proof came.\n\nThe Guild of Printers saw it.\n", "utf-8")

    pages, is_whole = _rendered(preview)

    assert ["A proof came." in page for page in pages] == [True]
    assert not is_whole
    assert "A proof came." in preview.asked("three/")
    assert "A proof came." not in preview.asked("two/")
    assert "saw it." in preview.asked("actors/guild/")


def test_the_sitemap_has_the_day_of_the_last_text_that_names_a_page(preview: Preview) -> None:
    """That brief has a correction of a later day than the others."""

    def day() -> str:
        _, _, entry = preview.asked("sitemap.xml").partition(f"<loc>{URL}actors/guild/</loc>")
        return re.search("<lastmod>(.*?)</lastmod>", entry)[1]

    before = day()
    file = preview.root / "docs/five.md"
    file.write_text(file.read_text("utf-8") + "\nThe Guild of Printers agreed, too.\n", "utf-8")

    _, is_whole = _rendered(preview)

    assert not is_whole
    assert (before, day()) == ("2026-01-02", "2026-01-03")


def test_a_feed_goes_with_the_last_text_that_names_its_actor(preview: Preview) -> None:
    assert preview.asked("actors/guild.xml").startswith("200 ")
    for name in ("one", "two", "five", "six"):
        file = preview.root / f"docs/{name}.md"
        file.write_text(re.sub("(The |the )?Guild( of Printers)?", "others", file.read_text("utf-8")), "utf-8")

    _, is_whole = _rendered(preview)

    assert not is_whole
    assert not (preview.site / "actors/guild.xml").exists()
    assert "No brief mentions" in preview.asked("actors/guild/")


def test_an_edit_of_front_matter_renders_the_texts_that_it_concerns(preview: Preview) -> None:
    (preview.root / "docs/new.md").write_text(brief("Kenya [@ash2001].", title="Quite new", actors="Kenya"), "utf-8")

    pages, is_whole = _rendered(preview)

    assert pages == ["Kenya [@ash2001]."]
    assert is_whole
    assert "Quite new" in preview.asked("countries/kenya/")


def test_what_the_build_before_has_had_is_not_read_again(preview: Preview) -> None:
    """An alias has all read: they name the actor as it was."""
    read: list[object] = []
    values_read = Values.read

    def noted(values: Values, data: bytes) -> object:
        read.append(value := values_read(values, data))
        return value

    def pages_read() -> int:
        read.clear()
        preview.notice()
        return sum(isinstance(value, KeptPage) for value in read)

    with patch.object(Values, "read", noted):
        file = preview.root / "docs/new.md"
        file.write_text(brief("Kenya [@ash2001].", title="Quite new", actors="Kenya"), "utf-8")
        assert pages_read() == 0
        file = preview.root / "docs/actors/guild.md"
        file.write_text(file.read_text("utf-8").replace("the Guild", "the Board"), "utf-8")
        assert pages_read() > 4


def test_what_was_answered_is_not_asked_again_while_its_surroundings_stay(preview: Preview) -> None:
    """A new page may change where each link leads; a source, after it, has only sources asked for."""
    asked: list[str] = []
    names = {ask: name for name, (_, ask) in QUESTIONS.items()}
    answer = questions._answer

    def noted(ask: Callable[..., object], context: TextContext, args: Sequence[object]) -> object:
        asked.append(names[ask])
        return answer(ask, context, args)

    with patch.object(questions, "_answer", noted):
        (preview.root / "docs/new.md").write_text(brief("Kenya [@ash2001].", title="Quite new"), "utf-8")
        preview.notice()
        assert "link to" in asked
        asked.clear()
        file = preview.root / "bib/all.bib"
        file.write_text(file.read_text("utf-8").replace("A Report", "Another Report"), "utf-8")
        preview.notice()
    assert "source" in asked
    assert set(asked) <= {"source", "keys", "size of", "text of"}


def test_an_alias_concerns_the_pages_that_have_it(preview: Preview) -> None:
    file = preview.root / "docs/actors/guild.md"
    file.write_text(file.read_text("utf-8").replace("the Guild", "the Board"), "utf-8")

    pages, _ = _rendered(preview)

    assert sorted(page[:8] for page in pages) == ["## Terms", "Jane Doe"]
    assert 'class="actor-link" href="../actors/guild/">the Board</a>' in preview.asked("one/")


def test_an_entry_concerns_the_pages_that_cite_it(preview: Preview) -> None:
    file = preview.root / "bib/all.bib"
    file.write_text("\n\n" + file.read_text("utf-8").replace("A Report", "Another Report"), "utf-8")

    pages, _ = _rendered(preview)

    assert [page.partition("@")[2][:9] for page in pages] == ["board2010"]
    assert "Another Report" in preview.asked("two/")
    assert "Another Report" in preview.asked("bibliography/")
    assert "Another Report" in preview.asked("bibliography.bib")


def test_an_entry_has_no_other_reference_made_again(preview: Preview) -> None:
    """The bibliography asks for all when a browser wants it, after the build."""
    preview.asked("bibliography/")
    file = preview.root / "bib/all.bib"
    file.write_text(file.read_text("utf-8").replace("An Article", "A Notice"), "utf-8")
    preview.notice()
    asked: list[str] = []
    reference_of = PandocEngine.reference_of

    def noted(engine: PandocEngine, source: Source) -> str:
        asked.append(source.key)
        return reference_of(engine, source)

    with patch.object(PandocEngine, "reference_of", noted):
        assert "A Notice" in preview.asked("bibliography/")
    assert set(asked) == {"birch1999"}


@pytest.mark.skipif(not CAN_FORK, reason="this system has no fork")
@pytest.mark.parametrize("apart", [True, False])
def test_the_first_build_alone_has_a_second_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, apart: bool
) -> None:
    """Later ones may have threads of the server beside them, also where each edit builds all."""
    begun: list[str] = []

    class Counted(Fork[str]):
        def __init__(self, *args: Any) -> None:
            begun.append("")
            super().__init__(*args)

    monkeypatch.setattr(bodies, "FORK_THRESHOLD", 1)
    monkeypatch.setattr(bodies, "Fork", Counted)
    monkeypatch.setattr("mkdocs_briefs.adapter.plugin.keep_pages_apart", lambda _: apart)
    with closing(Preview(tmp_path)) as preview:
        assert len(begun) == 1
        assert preview.files() == preview.cold()
        begun.clear()
        file = preview.root / "bib/all.bib"
        file.write_text(file.read_text("utf-8").replace("An Article", "A Notice"), "utf-8")
        preview.notice()
        assert preview.builds == 1
        assert begun == []
        assert preview.files() == preview.cold()


def test_builds_before_are_given_up(preview: Preview) -> None:
    """Each holds all pages: after an hour of edits the memory would be full."""
    before = weakref.ref(preview.plugin.build)
    file = preview.root / "bib/all.bib"
    file.write_text(file.read_text("utf-8").replace("An Article", "A Notice"), "utf-8")
    preview.notice()
    preview.plugin.preview.tidy()
    assert before() is None


def test_no_page_waits_while_all_builds_are_traversed(preview: Preview) -> None:
    """The collector passes over what a build has made, before and after it is asked to give up what went before."""

    def is_passed_over() -> bool:
        return gc.get_freeze_count() > len(gc.get_objects())

    assert is_passed_over()
    file = preview.root / "bib/all.bib"
    file.write_text(file.read_text("utf-8").replace("An Article", "A Notice"), "utf-8")
    preview.notice()
    assert is_passed_over()
    preview.plugin.preview.tidy()
    assert is_passed_over()


def test_nobody_waits_for_builds_before_to_be_given_up(preview: Preview) -> None:
    """At 5,000 briefs that takes seconds: it is put off while a site or a page is made."""
    made = preview.plugin.preview
    with made._building, patch("gc.collect") as collected:
        made.tidy()
        assert not collected.called
    assert made._tidying.is_alive()
    made._tidying.cancel()


def test_what_fails_is_shown_until_it_is_mended(preview: Preview, caplog: pytest.LogCaptureFixture) -> None:
    file = preview.root / "docs/three.md"
    text = file.read_text("utf-8")
    file.write_text(f"{text}\n[@nobody]\n", "utf-8")
    preview.notice()
    assert caplog.text.count("citation-unknown") == 1

    file.write_text(f"{text}\n[@nobody] and more\n", "utf-8")
    preview.notice()
    assert caplog.text.count("citation-unknown") == 1, "a problem is told once"

    file.write_text(text, "utf-8")
    preview.notice()
    file.write_text(f"{text}\n[@nobody]\n", "utf-8")
    preview.notice()
    assert caplog.text.count("citation-unknown") == 2, "it came again"


def test_a_template_that_fails_ends_no_server(preview: Preview) -> None:
    with patch.object(type(preview.plugin.build), "complete_file", side_effect=RuntimeError("no")):
        assert preview.asked("one/").startswith("500 ")
    assert preview.asked("one/").startswith("200 ")


def test_an_edit_of_the_configuration_that_fails_is_not_forgotten(preview: Preview) -> None:
    config = preview.root / "mkdocs.yml"
    sound = config.read_text("utf-8")
    config.write_text("site_name: [", "utf-8")
    with pytest.raises(Exception, match="parsing"):
        preview.notice()
    (preview.root / "docs/one.md").write_text(brief("Other.", title="One"), "utf-8")
    with pytest.raises(Exception, match="parsing"):
        preview.notice()
    config.write_text(sound.replace("Test", "Another name"), "utf-8")
    preview.notice()
    assert "Another name" in preview.asked("one/")


def test_a_name_with_a_percent_sign_is_an_address(preview: Preview) -> None:
    (preview.root / "docs/a%41.md").write_text(brief("Text.", title="Percent"), "utf-8")
    preview.notice()
    assert "Percent" in preview.asked("a%41/")


def test_a_page_that_failed_is_made_again(preview: Preview) -> None:
    (preview.root / "docs/one.md").write_text(brief("Quite other.", title="One"), "utf-8")
    preview.notice()
    with patch("mkdocs_briefs.adapter.preview.later.build_page", side_effect=RuntimeError("no")):
        assert preview.asked("one/").startswith("500 ")
    assert "Quite other." in preview.asked("one/")


def test_an_edit_during_the_first_build_is_taken_in(tmp_path: Path) -> None:
    def edit(root: Path) -> None:
        (root / "docs/one.md").write_text(brief("Written meanwhile.", title="One"), "utf-8")

    with closing(Preview(tmp_path, meanwhile=edit)) as preview:
        assert "Written meanwhile." not in preview.asked("one/")
        assert preview.server._want_rebuild
        preview.notice()
        assert "Written meanwhile." in preview.asked("one/")


def test_without_an_edit_the_first_build_stands(preview: Preview) -> None:
    assert not preview.server._want_rebuild
