"""The template of the catalogues is what the code says."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po
from docs import make_words
from docs.make_words import ROOT

LOCALE = ROOT / "plugins/mkdocs_briefs/words/locale"


def test_the_template_has_every_word():
    made = make_words.made()
    assert made == make_words.TEMPLATE.read_text("utf-8"), "A word changed. Run: make words"
    assert made == make_words.made()


def test_the_template_changes_with_the_words_alone():
    text = make_words.TEMPLATE.read_text("utf-8")
    assert str(ROOT) not in text
    assert re.search(r"\.(?:py|html|js):\d|POT-Creation-Date", text) is None


def test_a_message_of_each_kind_of_file_is_in_it():
    with make_words.TEMPLATE.open("rb") as file:
        template = read_po(file)
    for message in (
        "Related briefs",
        "Back to the text",
        "Copied",
        "Drawing …",
        "UN M49 002, as CLDR has it",
        "People",
    ):
        assert message in template
    assert template.get(", ", context="between items")


def test_catalogues_are_sound():
    """Those of languages: read without an error, and no translation has other places for values than its message."""
    for path in LOCALE.glob("*.po"):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.stem, abort_invalid=True)
        assert [(message.id, errors) for message, errors in catalogue.check()] == []


@pytest.mark.parametrize("path", make_words.catalogues(), ids=lambda path: path.stem)
def test_the_catalogues_are_in_step(path):
    assert make_words.in_step(path) == path.read_text("utf-8"), "A word changed. Run: make words"


def test_a_catalogue_gets_what_it_lacks_and_loses_what_is_no_more(tmp_path):
    path = tmp_path / "it.po"
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Copied"\nmsgstr "Copiato"\n\n'
        'msgid "Long gone"\nmsgstr "Sparito"\n\n#, fuzzy\nmsgid "Copy"\nmsgstr "Copia"\n',
        "utf-8",
    )
    found = make_words.in_step(path)
    assert '"Language: it\\n"' in found
    assert 'msgid "Copied"\nmsgstr "Copiato"\n' in found
    assert 'msgid "Related briefs"\nmsgstr ""\n' in found
    assert '#, fuzzy\nmsgid "Copy"\nmsgstr "Copia"\n' in found
    assert "Long gone" not in found
