"""The catalogues of ``words/locale/``: whole, with the placeholders of the English, the plurals of the language."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from site_tests.pseudo import template

from mkdocs_briefs.model.likelihood import Likelihood
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.words.catalogue import CATALOGUES, words_of
from mkdocs_briefs.words.locales import locale_of

LANGUAGES = sorted(file.stem for file in CATALOGUES.glob("*.po"))
PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?(.)")


def catalogue(language: str) -> Catalog:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def placeholders(text: str) -> set[tuple[str, str]]:
    return set(PLACEHOLDER.findall(text))


def test_the_languages_that_the_guide_promises_are_there():
    assert set(LANGUAGES) >= {"de", "fr", "es", "pt", "ru", "uk", "tr", "az", "ar"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_whole(language):
    found = {(m.context, m.id): m for m in catalogue(language) if m.id}
    wanted = {(m.context, m.id) for m in template() if m.id}
    lacking = [key for key in wanted if key not in found or found[key].fuzzy or not all(forms(found[key]))]
    assert lacking == [], f"{language}.po lacks these: translate them (docs/reference/words.md)"
    assert set(found) - wanted == set(), f"{language}.po has words that are no more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_keeps_the_placeholders(language):
    wrong = []
    for message in catalogue(language):
        if not message.id:
            continue
        wanted = placeholders(message.id if isinstance(message.id, str) else message.id[1])
        for number, form in enumerate(forms(message)):
            # The forms for none, one and two may say the number in words.
            left_out = {("num", "s")} if message.pluralizable and number < message_of_several(language) else set()
            if form and message.python_format and not wanted - left_out <= placeholders(form) <= wanted | {("", "%")}:
                wrong.append(form)
    assert wrong == []


def message_of_several(language: str) -> int:
    """The number of the plural form for three, which is the first that must have the number itself."""
    return words_of(language).translations.plural(3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_the_plurals_of_its_language(language):
    found = catalogue(language)
    usual = Catalog(locale_of(language))
    assert found.plural_forms == usual.plural_forms
    assert [m.id for m in found if m.pluralizable and len(m.string) != found.num_plurals] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_of_likelihood_stay_apart(language):
    """Two degrees of one row that read alike would be one."""
    words = words_of(language)
    for row in (1, 2):
        terms = [words.gettext(term.value) for term in Likelihood if term.row == row]
        assert len(set(terms)) == len(terms), terms


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_places_have_one_name(language):
    gazetteer = read_gazetteer(language)
    names = [fold(place.name) for place in (*gazetteer.territories, *gazetteer.regions)]
    assert sorted({name for name in names if names.count(name) > 1}) == []
