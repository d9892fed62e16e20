"""Cards as pictures: texts fit, every letter is one, and nothing is cut without a sign of it."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from mkdocs_briefs.cards.card import HEIGHT, WIDTH, Card
from mkdocs_briefs.cards.drawing import draw, drawn
from mkdocs_briefs.cards.lines import fitted
from mkdocs_briefs.cards.typefaces import SANS, SERIF, LetterError

CARD = Card("Norway", "A title", "2 January 2026 · By Test Author", "The Desk")
SIZES = ((76, 2), (40, 3))


def test_a_card_is_a_small_picture_with_few_colours():
    png = draw(CARD)
    picture = Image.open(BytesIO(png))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (WIDTH, HEIGHT))
    assert len(png) < 30_000


def ink(picture, top, bottom):
    """Whether something is drawn in a band, and where it ends on the right."""
    box = picture.crop((0, top, WIDTH, bottom)).convert("L").point(lambda value: 255 if value < 200 else 0).getbbox()
    return box[2] if box else 0


def test_the_longest_card_keeps_its_margins():
    words = "Word " * 400
    picture = Image.open(BytesIO(draw(Card(words, words, words, words))))
    assert 0 < ink(picture, 20, HEIGHT) <= WIDTH - 84 + 2
    for top, bottom in ((20, 78), (426, 430), (HEIGHT - 24, HEIGHT)):
        assert not ink(picture, top, bottom), (top, bottom)


@pytest.mark.parametrize(
    "title", ["Šířka", "Sərhəd: нові ціни й ґанок", "“Quotes” — ½ €", "a\u0301b", "x\u200b\u00ady"]
)
def test_letters_of_several_files(title):
    assert isinstance(draw(Card("", title, "", "")), bytes)


@pytest.mark.parametrize(
    ("title", "letter"), [("a\u8607", "\u8607"), ("\u0639", "\u0639"), ("\U0001f600", "\U0001f600")]
)
def test_a_letter_that_is_lacking_is_no_box(title, letter):
    made = draw(Card("", title, "", ""))
    assert isinstance(made, LetterError)
    assert str(made) == letter


@settings(max_examples=30, deadline=None)
@given(st.text("abcM й", max_size=150), st.sampled_from([SERIF, SANS]))
def test_lines_fit_and_say_where_they_are_cut(text, face):
    lines = fitted(text, face, 600, SIZES)
    assert lines.size in dict(SIZES)
    assert len(lines.texts) <= dict(SIZES)[lines.size]
    assert all(face.width(line, lines.size) <= 600 for line in lines.texts)
    if "…" not in "".join(lines.texts):
        assert " ".join(lines.texts) == " ".join(text.split())
    else:
        assert lines.size == SIZES[-1][0]


def test_many_are_drawn_by_several_processes_alike(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    cards = [Card("", f"Title {number}", "", "") for number in range(60)]
    cards[7] = Card("", "\u8607", "", "")
    made = list(drawn(cards))
    assert isinstance(made[7], LetterError)
    assert made[8:12] == [draw(card) for card in cards[8:12]]
