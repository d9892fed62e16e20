"""Cards as pictures: texts fit, every letter is one, and nothing is cut without a sign of it."""

from __future__ import annotations

import os
from io import BytesIO
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

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


def boxes(card):
    """What is drawn, from above, with its darkest colour: left, top, right, bottom."""
    picture = Image.open(BytesIO(draw(card))).convert("RGB")
    paper = picture.getpixel((0, HEIGHT - 1))
    drawn_at = ImageChops.difference(picture, Image.new("RGB", picture.size, paper)).convert("L").point(bool, "1")
    rows = [drawn_at.crop((0, y, WIDTH, y + 1)).getbbox() is not None for y in range(HEIGHT)]
    found, top = [], 0
    for has_ink, group in groupby(rows):
        bottom = top + len(list(group))
        if has_ink:
            left, _, right, _ = drawn_at.crop((0, top, WIDTH, bottom)).getbbox()
            colours = picture.crop((left, top, right, bottom)).getcolors(10_000)
            found.append((left, top, right, bottom, min((colour for _, colour in colours), key=sum)))
        top = bottom
    return found


TITLE = "A title that is so long that it goes over several lines, and is cut"
BELOW = "2 January 2026 · By Test Author and a good many others whose names go on"
BAR, RULE = (0, 0, 1200, 14, (15, 76, 92)), (84, 536, 1116, 538, (211, 212, 211))


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (
            Card("Norway", TITLE, BELOW, "The Desk"),
            [
                BAR,
                (87, 94, 198, 123, (154, 52, 18)),
                (85, 149, 1078, 223, (28, 30, 33)),
                (86, 237, 1099, 311, (28, 30, 33)),
                (85, 325, 284, 383, (28, 30, 33)),
                (85, 435, 1114, 466, (91, 97, 103)),
                (86, 481, 118, 498, (91, 97, 103)),
                RULE,
                (84, 561, 237, 586, (15, 76, 92)),
            ],
        ),
        (Card("", "Short", "", "D"), [BAR, (87, 117, 291, 173, (28, 30, 33)), RULE, (85, 563, 108, 586, (15, 76, 92))]),
    ],
)
def test_each_line_stands_in_its_place_and_colour(card, expected):
    """To two pixels: other versions of FreeType draw the edge of a letter elsewhere."""
    found = boxes(card)
    assert len(found) == len(expected)
    for box, wanted in zip(found, expected, strict=True):
        assert box[:4] == pytest.approx(wanted[:4], abs=2)
        assert box[4] == wanted[4]


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


def test_many_are_drawn_by_several_processes_alike_and_none_runs_code_of_the_current_folder(monkeypatch, tmp_path):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "multiprocessing.py").write_text("open('ran', 'w').close()\nraise SystemExit(1)\n")
    cards = [Card("", f"Title {number}", "", "") for number in range(60)]
    cards[7] = Card("", "\u8607", "", "")
    made = list(drawn(cards))
    assert isinstance(made[7], LetterError)
    assert made[8:12] == [draw(card) for card in cards[8:12]]
    assert not (tmp_path / "ran").exists()
    assert "PYTHONSAFEPATH" not in os.environ
