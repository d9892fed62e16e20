"""Cards as PNG, which Pillow draws; it is in the extra ``cards``.

A picture has one colour in each band, and what is drawn is a table of steps from the paper to that: few colours make
it small, and it is drawn quickly.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from io import BytesIO
from multiprocessing import get_context

from PIL import Image, ImageDraw

from mkdocs_briefs.cards.card import HEIGHT, WIDTH, Card
from mkdocs_briefs.cards.lines import Lines, fitted
from mkdocs_briefs.cards.typefaces import SANS, SANS_BOLD, SERIF, LetterError, Typeface

_MARGIN = 84
_ROOM = WIDTH - 2 * _MARGIN
_PAPER = (255, 254, 251)
_INKS = _TITLE, _QUIET, _PLACES, _SITE = ((28, 30, 33), (91, 97, 103), (154, 52, 18), (15, 76, 92))
"""The colours of a publication, as ``publication.css`` has them."""
_STEPS = 15
"""From the paper to an ink: more are not seen."""

_BAR = 14
_TOP = 116
_LEADING = 1.16
_TITLE_SIZES = ((76, 3), (66, 3), (56, 4), (48, 5))
_SMALL = 34
_BELOW = 498
"""Where the last line under the title stands."""
_RULE, _FOOT = 536, 586

_SHARE = 24
"""Cards for which another process is worth its start."""
_CHUNK = 8
_LEVEL = 5
"""Of compression: more takes longer and saves little."""


def drawn(cards: Sequence[Card]) -> Iterator[bytes | LetterError]:
    """Each card as PNG, or why it is not drawn: on all processors, where they are many."""
    processes = min(os.cpu_count() or 1, len(cards) // _SHARE)
    done = 0
    if processes > 1:
        try:
            with ExitStack() as until:
                with _without_the_current_folder():
                    pool = until.enter_context(ProcessPoolExecutor(processes, get_context("spawn")))
                    making = pool.map(draw, cards, chunksize=_CHUNK)  # which starts all of them
                for made in making:
                    yield made
                    done += 1
        except BrokenProcessPool:
            pass  # a program that calls MkDocs may not be made for it: this process draws the others
    yield from map(draw, cards[done:])


@contextmanager
def _without_the_current_folder() -> Iterator[None]:
    """Have processes of Python that begin now import nothing from the folder in which they begin."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


def draw(card: Card) -> bytes | LetterError:
    """A card as PNG, the same for the same words; the error for what cannot be set."""
    try:
        return _png(_picture(card))
    except LetterError as error:
        return error


def _picture(card: Card) -> Image.Image:
    picture = Image.new("L", (WIDTH, HEIGHT))
    picture.paste(_index(_SITE), (0, 0, WIDTH, _BAR))
    places = fitted(card.places, SANS_BOLD, _ROOM, ((_SMALL, 1),))
    title = fitted(card.title, SERIF, _ROOM, _TITLE_SIZES)
    below = fitted(card.below, SANS, _ROOM, ((_SMALL, 2),))
    site = fitted(card.site, SERIF, _ROOM, ((_SMALL, 1),))
    _write(picture, places, SANS_BOLD, _PLACES, _TOP)
    _write(picture, title, SERIF, _TITLE, _TOP + title.size + (14 if card.places else -20))
    _write(picture, below, SANS, _QUIET, _BELOW - round((len(below.texts) - 1) * _SMALL * _LEADING))
    picture.paste(_index(_QUIET, 4), (_MARGIN, _RULE, WIDTH - _MARGIN, _RULE + 2))
    _write(picture, site, SERIF, _SITE, _FOOT)
    return picture


def _write(picture: Image.Image, lines: Lines, face: Typeface, ink: tuple[int, int, int], baseline: int) -> None:
    """Write lines, the first of which stands on a line of pixels; bands of two inks do not touch."""
    top = baseline - lines.size
    height = round(len(lines.texts) * lines.size * _LEADING) + lines.size // 3
    band = Image.new("L", (WIDTH, height))
    draw = ImageDraw.Draw(band)
    for number, text in enumerate(lines.texts):
        x = float(_MARGIN)
        y = lines.size + round(number * lines.size * _LEADING)
        for font, part in face.runs(text, lines.size):
            draw.text((x, y), part, 255, font, anchor="ls")
            x += font.getlength(part)
    steps = [_index(ink, (value * _STEPS + 127) // 255) for value in range(256)]
    picture.paste(band.point(steps), (0, top), band.point([255 if step else 0 for step in steps]))


def _index(ink: tuple[int, int, int], step: int = _STEPS) -> int:
    """The number of a colour in the palette."""
    return _INKS.index(ink) * _STEPS + step if step else 0


def _png(picture: Image.Image) -> bytes:
    palette = list(_PAPER)
    for ink in _INKS:
        for step in range(1, _STEPS + 1):
            palette += [
                (paper * (_STEPS - step) + full * step) // _STEPS for paper, full in zip(_PAPER, ink, strict=True)
            ]
    picture.putpalette(palette)
    file = BytesIO()
    picture.save(file, "PNG", compress_level=_LEVEL)
    return file.getvalue()
