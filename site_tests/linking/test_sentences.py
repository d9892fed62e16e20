"""The sentence around a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.linking.sentences import LONGEST, OMITTED, Sentences


def around(text: str, name: str) -> tuple[str, str]:
    """The sentence, and what stands at the position that it gives."""
    sentence, start = Sentences(text).at(text.index(name))
    return sentence, sentence[start : start + len(" ".join(name.split()))]


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        ("One. Doe left. Three.", "Doe", "Doe left."),
        ("Doe left. Three.", "Doe", "Doe left."),
        ("One. Then Doe", "Doe", "Then Doe"),
        ("One? Doe! Three.", "Doe", "Doe!"),
        ("On Jan. 3 Dr. Doe of the U.S. team left. Three.", "Doe", "On Jan. 3 Dr. Doe of the U.S. team left."),
        ("It cost 3.5 times what Doe paid. Three.", "Doe", "It cost 3.5 times what Doe paid."),
        ("One.  Two \n\t words,  Doe\n left. Three.", "Doe", "Two words, Doe left."),
        ("One. The talk of Jane\nDoe ended. Three.", "Jane\nDoe", "The talk of Jane Doe ended."),
        ("One. One. One. Doe left.", "Doe", "Doe left."),
    ],
)
def test_the_sentence_and_the_place_of_the_name_in_it(text, name, sentence):
    assert around(text, name) == (sentence, " ".join(name.split()))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"One. Doe left {OMITTED}. Three.", "Doe left."),
        (f"One. They saw {OMITTED} that Doe left.", "They saw that Doe left."),
        (f"One. {OMITTED} Doe left.", "Doe left."),
        (f"One. So{OMITTED}, Doe left.", "So, Doe left."),
    ],
)
def test_a_sentence_is_quoted_without_its_citations(text, sentence):
    assert around(text, "Doe") == (sentence, "Doe")


@pytest.mark.parametrize("language", ["de", "de-AT", "de_CH"])
def test_the_abbreviations_are_those_of_the_language(language):
    text = "Eins. Doe kam u. a. nach Bonn, z. B. am 3. Mai. Zwei."
    assert Sentences(text, language).at(text.index("Doe")) == ("Doe kam u. a. nach Bonn, z. B. am 3. Mai.", 0)


def test_equal_sentences_are_told_apart():
    text = "Doe left. Then Doe left. Doe left."
    sentences = Sentences(text)
    assert sentences.at(text.rindex("Doe")) == ("Doe left.", 0)
    assert sentences.at(text.index("Doe", 3)) == ("Then Doe left.", 5)
    assert sentences.at(0) == ("Doe left.", 0)


@pytest.mark.parametrize("place", [0, 5_000, 9_990])
@pytest.mark.parametrize("gap", [", ", "", "\n"])
def test_a_long_sentence_is_quoted_in_part(place, gap):
    words = [f"word{number}" for number in range(10_000)]
    words[place] = "Doe"
    text = gap.join(words)
    sentence, start = Sentences(text).at(text.index("Doe"))
    assert sentence[start : start + 3] == "Doe"
    assert len(sentence) <= LONGEST + 4
    assert sentence.startswith("\u2026 ") == (place > 0)
    assert sentence.endswith(" \u2026") == (place < 9_990)
    if gap == ", ":
        assert {word.strip(",") for word in sentence.split()} <= {*words, "\u2026"}  # no word is cut


@pytest.mark.parametrize("words", [50, 200, 2_000])
@pytest.mark.parametrize("before", [0, 400])
@pytest.mark.parametrize("after", [0, 400])
def test_a_name_stands_whole_in_what_is_quoted(words, before, after):
    name = " ".join(f"Name{number}" for number in range(words))
    text = " ".join([*["word"] * before, name, *["word"] * after])
    position = text.index(name)
    sentence, start = Sentences(text).at(position, position + len(name))
    assert sentence[start:].startswith(name)
    assert len(sentence) <= max(LONGEST, len(name) + LONGEST // 2) + 4


@given(
    st.lists(st.sampled_from(["One.", "Dr.", "word", "U.S.", "3.5", "\n", "  ", f" {OMITTED}", "\u201cx.\u201d", "?"])),
    st.lists(st.sampled_from(["left.", "word", " ", f" {OMITTED}.", "\n\n", "It"])),
)
def test_the_name_stands_where_it_is_said_to_stand(before, after):
    text = " ".join([*before, "Doe", *after])
    position = len(" ".join([*before, ""]))
    sentence, start = Sentences(text).at(position)
    assert sentence[start : start + 3] == "Doe"
    assert OMITTED not in sentence
    assert sentence == " ".join(sentence.split())


def test_a_name_with_a_mark_in_it_is_quoted_whole():
    text = "They left. A song by Wham! Inc. came out. Others left."
    start = text.index("Wham")
    assert Sentences(text).at(start, start + len("Wham! Inc.")) == ("A song by Wham! Inc. came out.", 10)
