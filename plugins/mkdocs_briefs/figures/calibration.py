"""How often each term of likelihood came true, against its range: inline SVG, styled by ``charts.css``."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.figures.drawing import WIDTH, Pen, plain, rounded, svg
from mkdocs_briefs.figures.lettering import FONT, wrapped
from mkdocs_briefs.model.track_record import Calibration, TrackRecord
from mkdocs_briefs.words.catalogue import ENGLISH, Words
from mkdocs_briefs.words.sentences import capitalised

_LEFT, _RIGHT = 205, 515
"""Where the scale from 0 to 100 per cent begins and ends."""
_TOP, _ROW = 8, 58
_RADIUS = 9


def calibration_svg(record: TrackRecord, words: Words = ENGLISH) -> str:
    """A row for each degree of likelihood: its range as a bar, and as a dot the share of judgements that came true."""
    pen, bottom = Pen.of(words), _TOP + _ROW * len(record.calibrations)
    parts = [*_scale(bottom, pen, words)]
    for number, calibration in enumerate(record.calibrations):
        parts += _row(calibration, _TOP + _ROW * (number + 0.5), pen, words)
    said = words.comma.join(_said(calibration, words) for calibration in record.calibrations if calibration.decided)
    label = plain(words.gettext("How often each term came true: %(terms)s", terms=said))
    return svg("calibration", bottom + 34, f'role="img" aria-label="{label}"', parts)


def _scale(bottom: float, pen: Pen, words: Words) -> Iterator[str]:
    for percent in (0, 25, 50, 75, 100):
        yield pen.line("calibration__grid", _x(percent), _TOP, _x(percent), bottom)
        if percent % 50 == 0:
            text = plain(words.gettext("%(num)s%%", num=percent))
            yield pen.text_at(_x(percent), bottom + 26, text, "calibration__label")


def _row(calibration: Calibration, y: float, pen: Pen, words: Words) -> Iterator[str]:
    band = calibration.band
    yield "<g>"
    yield f"<title>{plain(_said(calibration, words))}</title>" if calibration.decided else ""
    term = capitalised(words.gettext(calibration.terms[0].value))
    lines = wrapped(term, _LEFT - 20, 2)
    for number, text in enumerate(lines):
        yield pen.text_at(
            0, y + 7 + (number - (len(lines) - 1) / 2) * (FONT + 3), plain(text), "calibration__term", "start"
        )
    yield pen.rect("calibration__range", _x(band.low), y - 11, _x(band.high) - _x(band.low), 22)
    if calibration.decided:
        place = f'cx="{rounded(pen.x(_x(calibration.share)))}" cy="{rounded(y)}" r="{_RADIUS}"'
        yield f'<circle class="calibration__share" {place}/>'
        yield pen.text_at(WIDTH, y + 7, plain(_counted(calibration, words)), "calibration__count", "end")
    yield "</g>"


def _said(calibration: Calibration, words: Words) -> str:
    return f"{words.gettext(calibration.terms[0].value)}: {_counted(calibration, words)}"


def _counted(calibration: Calibration, words: Words) -> str:
    return words.gettext("%(true)s of %(all)s", true=calibration.came_true, all=calibration.decided)


def _x(percent: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * percent / 100
