"""The texts that authors replace: whole in each language, and none goes out as it is."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

import pytest
import yaml

from mkdocs_briefs.cli import init
from mkdocs_briefs.cli.main import main
from mkdocs_briefs.cli.new import SKELETONS
from mkdocs_briefs.cli.texts import texts_in
from mkdocs_briefs.readers.front_matter import read_document
from mkdocs_briefs.readers.placeholders import placeholders
from mkdocs_briefs.words.catalogue import CATALOGUES

TRANSLATED = sorted(file.stem for file in CATALOGUES.glob("*.po"))
SYNTAX = re.compile(
    r"^#+ |^\||^  \w+ = |`|`(?:briefs|mkdocs|pip) [a-z]+|--\w+|@@\w+@@|@\w+|\[\^\w+\]|[\w./-]+\.(?:md|bib|yml|txt)\b",
    re.MULTILINE,
)
"""What a translation keeps: headings, rows, fields of entries, code, commands, values, citations, notes and paths."""


def texts(language: str) -> dict[str, str]:
    def walk(folder: Traversable, path: PurePosixPath) -> None:
        for item in folder.iterdir():
            if item.is_dir():
                walk(item, path / item.name)
            else:
                found[str(path / item.name)] = item.read_text(encoding="utf-8")

    found: dict[str, str] = {}
    walk(texts_in(language), PurePosixPath())
    return found


def shape(value: object) -> object:
    """Front matter without its words; what is no text is kept."""
    if isinstance(value, dict):
        return {
            key: shape(item) if key not in ("kind", "likelihood", "confidence") else item for key, item in value.items()
        }
    return [shape(item) for item in value] if isinstance(value, list) else type(value)


def front(text: str) -> object:
    return shape(yaml.safe_load(text.split("---\n")[1].replace("@@", "")))


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_language_that_has_words_has_the_texts(language):
    english, found = texts("en"), texts(language)
    assert set(found) == set(english)
    assert [name for name, text in found.items() if text == english[name]] == []
    for name, text in found.items():
        assert sorted(SYNTAX.findall(text)) == sorted(SYNTAX.findall(english[name])), name
        if text.startswith("---\n"):
            assert front(text) == front(english[name]), name


@pytest.mark.parametrize("language", ["en", *TRANSLATED])
def test_no_skeleton_goes_out_as_it_is(language):
    for name in SKELETONS:
        document = read_document(texts(language)[f"skeletons/{name}.md"], "a.md")
        english = texts("en")[f"skeletons/{name}.md"]
        assert len(list(placeholders(document))) == english.count("[Replace: ") > 2, name


def test_there_is_a_skeleton_for_each_name():
    folder = texts_in("en") / "skeletons"
    assert {file.name for file in folder.iterdir()} == {f"{name}.md" for name in SKELETONS}


@pytest.mark.parametrize(
    ("language", "folder"), [("pt-BR", "pt"), ("de_AT", "de"), ("en-GB", "en"), ("qaa", "en"), ("xx-YY", "en")]
)
def test_without_texts_of_its_own_a_language_has_those_of_the_nearest(language, folder):
    assert texts_in(language) == files("mkdocs_briefs") / "data" / "texts" / folder


@pytest.mark.parametrize("language", sorted({*TRANSLATED} - {"ar", "de", "fr"}))  # these are built in test_init.py
def test_a_publication_in_each_language_is_sound(language, tmp_path, monkeypatch, capsys):
    assert main(["init", str(tmp_path / "desk"), "--language", language]) == 0
    monkeypatch.chdir(tmp_path / "desk")
    capsys.readouterr()
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""


def test_nothing_can_be_taken_for_a_fact():
    texts = [
        text for path, text in init._templates("en") if path.suffix in (".md", ".bib") and path.name != "README.md"
    ]
    says = ("xample", "just been set up", "Say here")
    assert [text for text in texts if not any(word in text for word in says)] == []
