"""The documentation: as a site, its examples, its pictures."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import indent
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from docs.make_pictures import FOLDER, LIMIT, PICTURES
from mkdocs.commands.build import build
from mkdocs.config import load_config
from site_tests.mini_site import Site, build_site, recorded

from mkdocs_briefs.readers.configuration import read_configuration

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


@pytest.fixture(scope="module")
def publication(publication_folder: Path) -> Path:
    return publication_folder


@pytest.fixture(scope="module")
def documentation(tmp_path_factory, publication) -> Path:
    """The site of docs/. A page that is in no navigation, and a link that leads nowhere, fail its build."""
    folder = tmp_path_factory.mktemp("documentation")
    return built(DOCS / "site/mkdocs.yml", folder, extra={"generator": False, "publication": str(publication)})


def built(configuration: Path, folder: Path, **settings: object) -> Path:
    config = load_config(str(configuration), strict=True, site_dir=str(folder), **settings)
    config.plugins.on_startup(command="build", dirty=False)
    with recorded(Site(folder)) as site:
        build(config)
    assert not site.aborted, site.warnings()
    return folder


def address(page: Path) -> str:
    """Where a page of docs/ is in the site."""
    path = page.relative_to(DOCS).with_suffix("")
    return f"{path.parent if path.name == 'README' else path}/index.html"


def test_every_page_of_the_folder_is_a_page_of_the_site(documentation):
    assert len(PAGES) > 50
    assert [page for page in PAGES if not (documentation / address(page)).is_file()] == []


def test_the_site_holds_what_is_to_be_read_and_no_program(documentation):
    """The publication's own files, Markdown among them, are in a folder of their own."""
    ours = [path for path in documentation.rglob("*") if "publication" not in path.relative_to(documentation).parts]
    assert {path.suffix for path in ours} & {".py", ".yml", ".md"} == set()
    assert (documentation / "publication/svalbard-treaty.md").is_file()


def test_every_page_is_in_the_navigation_or_in_the_list_of_decisions():
    written = (DOCS / "site/mkdocs.yml").read_text("utf-8") + (DOCS / "decisions/README.md").read_text("utf-8")
    names = [page.name if page.parent.name == "decisions" else page.relative_to(DOCS).as_posix() for page in PAGES]
    assert [name for name in names if not re.search(rf"(?<![\w/.-]){re.escape(name)}(?!\w)", written)] == []


def test_what_the_readme_links_to_is_there():
    for name in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)]+)\)", (ROOT / name).read_text("utf-8")):
            path, _ = urldefrag(target)
            assert urlsplit(target).scheme or (ROOT / unquote(path)).exists(), f"{name}: {target}"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_small_shows_a_page_that_is_there_and_is_shown(picture, publication):
    file = FOLDER / f"{picture.name}.webp"
    assert file.stat().st_size <= LIMIT
    assert (publication / picture.address / "index.html").is_file()
    assert f"pictures/{file.name}" in (DOCS / "gallery.md").read_text("utf-8")


def test_no_picture_is_left_over():
    assert {path.stem for path in FOLDER.iterdir()} == {picture.name for picture in PICTURES}


def fences(*languages: str) -> list[tuple[str, str]]:
    """The examples of all pages but two that have tests of their own: language and text."""
    return [
        (language, text)
        for page in PAGES
        if page.name not in ("problems.md", "coming-from-pandoc.md")
        for language, text in re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
        if language in languages
    ]


CONFIGURATION = {"plugins", "theme", "territories", "extra"}
"""The keys of `mkdocs.yml`, and of the plugin's options where they stand alone."""
OTHERS = {"repos"}
"""Of other programs' files."""
FIELDS = {"title": "A synthetic brief", "date": "2026-10-02", "author": "Test Author", "region": "Norway"}

PIXEL = base64.b64decode("R0lGODlhAQABAAAAACwAAAAAAQABAAAC").decode("utf-8", "surrogateescape")
"""The beginning of a picture, which says its size."""


def keys_of(text: str) -> set[str]:
    """The keys at the beginning of lines."""
    return set(re.findall(r"^([a-z_]+):", text, re.MULTILINE))


def as_file(language: str, text: str) -> str:
    """An example as a whole file: what is a part of a brief is put into one."""
    if text.startswith("---"):
        return text
    fields, body = (text, "Text.\n") if language == "yaml" else ("", text)
    more = "".join(f"{key}: {value}\n" for key, value in FIELDS.items() if key not in keys_of(fields))
    return f"---\n{fields}{more}---\n{body}"


def test_the_texts_and_front_matter_that_the_pages_show_are_sound(tmp_path):
    """All examples in one site, built strictly."""
    shown = [example for example in fences("yaml", "markdown") if not keys_of(example[1]) & (CONFIGURATION | OTHERS)]
    assert len(shown) > 9
    files = {
        f"docs/{'actors/' if 'name' in keys_of(text) else ''}example-{number}.md": as_file(language, text)
        for number, (language, text) in enumerate(shown)
    }
    files["docs/suez-2027.md"] = as_file("yaml", "lang: en\n")
    texts = "".join(files.values())
    files |= {f"docs/{name}": PIXEL for name in re.findall(r"!\[[^\]]*\]\(([\w./-]+)", texts)}
    keys = sorted(set(re.findall(r"\b[a-z]+\d{2,4}\b", texts)))
    files["bib/a.bib"] = "".join(
        f"@book{{{key}, author = {{Ash, Ann}}, title = {{Of {key}}}, year = {{2001}}, publisher = {{Press}}}}\n"
        for key in keys
    )
    extensions = ["attr_list", "footnotes", "md_in_html", "tables"]
    site = build_site(tmp_path, files, strict=True, config={"markdown_extensions": extensions})
    assert not site.aborted, site.warnings()
    assert site.warnings() == []


def test_the_configuration_that_the_pages_show_is_taken(tmp_path):
    shown = [text for _, text in fences("yaml") if keys_of(text) & CONFIGURATION]
    assert len(shown) > 6
    for text in shown:
        options = {"territories"} & keys_of(text)
        whole = f"plugins:\n- briefs:\n{indent(text, '    ')}" if options else text
        (tmp_path / "mkdocs.yml").write_text(f"site_name: Test\n{whole}", "utf-8")
        read_configuration(tmp_path / "mkdocs.yml")  # raises what a build would end with


def test_whoever_follows_the_start_page_has_a_sound_publication(tmp_path):
    """Its commands in their order, with the files that it shows written before the last."""
    page = (DOCS / "start.md").read_text("utf-8")
    *commands, check = re.findall(r"^```sh\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    texts = re.findall(r"^```(?:markdown|bibtex)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert len(commands) == len(texts) == 2
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}

    def run(script: str, folder: Path) -> None:
        done = subprocess.run(
            ["bash", "-ec", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    run("".join(commands), tmp_path)
    [desk] = tmp_path.iterdir()
    for name, text in zip(("briefs/straits.md", "bib/treaties.bib"), texts, strict=True):
        assert f"`{name}`" in page
        (desk / name).write_text(text, "utf-8")
    run(check, desk)
    assert (desk / "site/index.html").is_file()
