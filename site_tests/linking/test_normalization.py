"""Text in the form in which spellings of one name are equal, and the way back from it."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_briefs.linking.normalization import normalize, normalize_with_offsets, plain


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


LATIN_AND_MARKS = "aZ \n\u00a0'\u2019-\u2011\u00ad\u0301\u0308\u0130\u0131\u0141\u00df\ufb01\u1e9e\u00c9\u01c5"
GREEK = "\u1fb3\u03a3\u03c2\u03c3\u0386"
OTHERS = (
    "\u0451\u0439\u05d0\u05c1\u05b8\u0623\u064b\u0670\u30ac\u304b\u3099\ud55c\u4e2d\U0001d400\U0001f1ee\u200b\u2060"
)
TEXTS = st.one_of(st.text(), st.text(st.sampled_from(LATIN_AND_MARKS + GREEK + OTHERS))).map(composed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoé Dôe", "Zoe Doe"),
        ("Łódź Øst Đak", "Lodz Ost Dak"),
        ("İran", "Iran"),
        ("Irak", "Irak\u00ad"),
        ("Co\u00adlo\u00admbia", "Colombia"),
        ("Όμιλος", "Ομιλος"),
        ("Пётр", "Петр"),
        ("Росси\u0301я", "Россия"),
        ("مُحَمَّد", "محمد"),
        ("أحمد", "احمد"),
        ("שָׁלוֹם", "שלום"),
        ("d\u2019Ivoire", "d'Ivoire"),
        ("d\u02bcIvoire", "d'Ivoire"),
        ("S\u201011", "S-11"),
        ("S\u201111", "S-11"),
        ("Jane\u00a0Doe", "Jane Doe"),
        ("Jane\nDoe", "Jane Doe"),
        ("Jane\u202fDoe", "Jane\tDoe"),
    ],
)
def test_two_spellings_are_equal_with_their_case(one, other):
    assert plain(composed(one)) == plain(composed(other))
    assert plain(composed(one.upper())) == plain(composed(other.upper()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("май", "маи"),  # й is a letter of its own
        ("ガ", "カ"),
        ("한", "하"),
        ("क़", "क"),
        ("Jane Doe", "JaneDoe"),
        ("Jane  Doe", "Jane Doe"),  # white space is made single by who reads the text
        ("S-11", "S 11"),
        ("S\u201311", "S-11"),
        ("d'Ivoire", "dIvoire"),
        ("Straße", "Strasse"),
    ],
)
def test_two_words_stay_two(one, other):
    assert normalize(composed(one)) != normalize(composed(other))


def test_case_counts_in_plain_text_and_not_in_normalized():
    assert plain("JANE Doé") == "JANE Doe"
    assert normalize("JANE Doé") == "jane doe"
    assert normalize("ΌΜΙΛΟΣ Δοκιμής") == normalize("Όμιλος ΔΟΚΙΜΉΣ")


@given(TEXTS)
@example("Ш")
@example("ΓΣ")
@example("ΓΣ'Γ")
def test_each_character_of_the_normalized_text_has_its_offset(text):
    normalized, offsets = normalize_with_offsets(text)
    assert normalized == normalize(text)
    assert len(offsets) == len(normalized) + 1
    assert offsets[-1] == len(text)
    assert all(left < right for left, right in pairwise(offsets))


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
@example("ΓΣ Γ", 0, 1)
@example("ΓΣΓ", 0, 2)
@example("ΓΣ'Γ", 0, 2)
@example("a\u0301\u00adb", 0, 1)
def test_the_offsets_lead_back_to_what_was_normalized(text, one, other):
    normalized, offsets = normalize_with_offsets(text)
    start, end = sorted((one % len(offsets), other % len(offsets)))
    assert normalize(text[offsets[start] : offsets[end]]) == normalized[start:end]


@given(TEXTS)
def test_what_is_normalized_stays_as_it_is(text):
    assert normalize(normalize(text)) == normalize(text)
    assert plain(plain(text)) == plain(text)


@given(TEXTS)
def test_case_never_tells_two_texts_apart_unless_a_letter_becomes_several(text):
    upper = text.upper()
    if len(upper) == len(text) and upper.lower() == text.lower():
        assert normalize(composed(upper)) == normalize(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_are_only_put_in_lower_case(text):
    assert normalize(text) == text.lower().replace("\n", " ").replace("\t", " ").replace("\r", " ")
