"""Words of a language, from a catalogue as a translator writes it."""

from __future__ import annotations

from datetime import date

import pytest
from site_tests.pseudo import LANGUAGE, pseudo_language, template

from mkdocs_briefs.model.kinds import DRAWN
from mkdocs_briefs.sources.annotations import CREDIBILITY, RELIABILITY
from mkdocs_briefs.sources.bibliography import TYPES
from mkdocs_briefs.words import catalogue
from mkdocs_briefs.words.catalogue import ENGLISH, Words, read_words, words_of
from mkdocs_briefs.words.dates import written_out
from mkdocs_briefs.words.lists import listed
from mkdocs_briefs.words.locales import autonym, direction, direction_of, locale_of
from mkdocs_briefs.words.numbers import grouped
from mkdocs_briefs.words.scripts import language_of

POLISH = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: pl\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "Copied"
msgstr "Skopiowano"

msgid "%(num)s brief"
msgid_plural "%(num)s briefs"
msgstr[0] "%(num)s analiza"
msgstr[1] "%(num)s analizy"
msgstr[2] "%(num)s analiz"

#, fuzzy
msgid "Draft"
msgstr "Nie wiadomo"

msgctxt "between items"
msgid ", "
msgstr "; "
"""


@pytest.fixture
def polish(tmp_path) -> Words:
    (tmp_path / "pl.po").write_text(POLISH, "utf-8")
    return read_words(tmp_path / "pl.po", "pl")


def test_english_is_the_message_itself():
    assert ENGLISH.gettext("Draft") == "Draft"
    assert ENGLISH.gettext("100% of %(name)s") == "100% of %(name)s"
    assert ENGLISH.gettext("Briefs on %(name)s", name="100%") == "Briefs on 100%"
    counts = [ENGLISH.ngettext("%(num)s brief", "%(num)s briefs", number) for number in (0, 1, 2)]
    assert counts == ["0 briefs", "1 brief", "2 briefs"]
    assert ENGLISH.comma == ", "


def test_a_language_has_its_own_plurals(polish):
    counts = [polish.ngettext("%(num)s brief", "%(num)s briefs", number) for number in (1, 2, 5, 12, 22)]
    assert counts == ["1 analiza", "2 analizy", "5 analiz", "12 analiz", "22 analizy"]
    assert polish.comma == "; "


def test_what_is_not_translated_or_not_sure_is_english(polish):
    assert [polish.gettext("Draft"), polish.gettext("Authors")] == ["Draft", "Authors"]
    assert polish.ngettext("%(num)s mention", "%(num)s mentions", 5) == "5 mentions"


@pytest.mark.parametrize("language", ["en", "en-US", "da", "xx", "../../etc", "", "no such"])
def test_a_language_without_a_catalogue_is_english(language):
    assert words_of(language) is ENGLISH


@pytest.mark.parametrize(
    ("language", "is_english"), [("en", True), ("en-GB", True), ("sw", False), ("no language", False), ("", False)]
)
def test_what_has_no_catalogue_has_the_words_of_the_site_but_english(polish, language, is_english):
    assert words_of(language, polish) is (ENGLISH if is_english else polish)


def test_a_variant_has_the_words_of_its_language(tmp_path):
    with pseudo_language(tmp_path):
        assert words_of("el-GR").gettext("Draft") == "⟦Draft⟧"
        assert words_of("el_CY").language == LANGUAGE
        assert words_of(LANGUAGE) is words_of(LANGUAGE)
    assert words_of(LANGUAGE) is ENGLISH


def test_a_variant_with_a_catalogue_goes_before_its_language(tmp_path, monkeypatch):
    for name in ("pl", "pl_PL"):
        (tmp_path / f"{name}.po").write_text(POLISH.replace("Skopiowano", name), "utf-8")
    monkeypatch.setattr(catalogue, "CATALOGUES", tmp_path)
    words_of.cache_clear()
    assert [words_of(language).gettext("Copied") for language in ("pl-PL", "pl")] == ["pl_PL", "pl"]
    words_of.cache_clear()


@pytest.mark.parametrize(
    ("language", "known"), [("pt-BR", "pt_BR"), ("zh_TW", "zh_Hant_TW"), ("de-XX", "de"), ("xx", None), ("", None)]
)
def test_a_locale_is_as_much_of_the_code_as_is_known(language, known):
    assert str(locale_of(language)) == str(known)


def test_days_lists_and_numbers_of_english():
    assert written_out(date(2026, 11, 2)) == "2 November 2026"
    assert written_out(date(999, 1, 31)) == "31 January 999"
    assert [listed(list(items)) for items in ("a", "ab", "abc")] == ["a", "a and b", "a, b and c"]
    assert [grouped(999), grouped(1000), grouped(1234567)] == ["999", "1,000", "1,234,567"]


def test_days_lists_and_numbers_of_another_language(polish):
    assert written_out(date(2026, 11, 2), polish) == "2 listopada 2026"
    assert listed(["a", "b", "c"], polish) == "a, b i c"
    assert grouped(12345, polish) == "12\N{NO-BREAK SPACE}345"


def test_a_script_takes_its_own_words_along(polish):
    script = '_("Copied"); _("Draft"); ngettext("%(num)s brief", "%(num)s briefs", 2); _("Authors")'
    assert language_of(script, ENGLISH) == '{ words: {}, comma: ", ", locale: "en-001", plural: n => (n != 1) }'
    assert language_of(script, polish).startswith(
        '{ words: {"Copied": "Skopiowano", "%(num)s brief": ["%(num)s analiza", "%(num)s analizy", "%(num)s analiz"]}, '
        'comma: "; ", locale: "pl", plural: n => (n==1 ? 0 :'
    )


def test_tables_of_words_are_in_the_template():
    kinds = [word for kind in DRAWN for word in (kind.noun, kind.heading)]
    tables = {*TYPES.values(), *RELIABILITY.values(), *CREDIBILITY.values(), *kinds}
    assert tables - {message.id for message in template()} == set()


@pytest.mark.parametrize(
    ("language", "name", "written"),
    [("fr", "français", "ltr"), ("ar", "العربية", "rtl"), ("he-IL", "עברית (ישראל)", "rtl"), ("xx", "xx", "ltr")],
)
def test_a_language_says_its_own_name_and_its_direction(language, name, written):
    assert (autonym(language), direction(language)) == (name, written)


@pytest.mark.parametrize(
    ("text", "found"),
    [("2024. Oak", "ltr"), ("«مصر» in 2024", "rtl"), ("(1) שלום", "rtl"), ("2024", "")],
)
def test_the_first_letter_says_the_direction_of_a_text(text, found):
    assert direction_of(text) == found
