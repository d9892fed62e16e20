"""How often each term of likelihood came true, against its range: inline SVG, styled by ``charts.css``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_briefs.figures.drawing import WIDTH, Pen, plain, rounded, svg
from mkdocs_briefs.figures.lettering import BOLD, FONT, width_of, wrapped
from mkdocs_briefs.model.track_record import Calibration, TrackRecord
from mkdocs_briefs.words.catalogue import ENGLISH, Words
from mkdocs_briefs.words.sentences import capitalised

_LEFT, _RIGHT = 230, 515
"""Where the scale from 0 to 100 per cent begins and, where counts leave it room, ends."""
_TERM_WIDTH, _MAX_LINES = _LEFT - 20, 5
"""The room of a term: enough for each of every catalogue."""
_TOP, _ROW, _LEADING = 8, 58, FONT + 3
_RADIUS = 9


def calibration_svg(record: TrackRecord, words: Words = ENGLISH) -> str:
    """A row for each degree of likelihood: its range as a bar, and as a dot the share of judgements that came true."""
    decided = [calibration for calibration in record.calibrations if calibration.decided]
    widest = max((width_of(_counted(calibration, words)) for calibration in decided), default=0) * BOLD
    frame = _Frame(min(_RIGHT, WIDTH - widest - 2 * _RADIUS), Pen.of(words), words)
    bottom = float(_TOP)
    rows: list[str] = []
    for calibration in record.calibrations:
        term = wrapped(capitalised(words.gettext(calibration.terms[0].value)), _TERM_WIDTH, _MAX_LINES)
        height = max(_ROW, _LEADING * len(term) + 10)
        rows += frame.row(calibration, term, bottom + height / 2)
        bottom += height
    said = words.comma.join(_said(calibration, words) for calibration in decided)
    label = plain(words.gettext("How often each term came true: %(terms)s", terms=said))
    return svg("calibration", bottom + 34, f'role="img" aria-label="{label}"', (*frame.scale(bottom), *rows))


@dataclass(frozen=True, slots=True)
class _Frame:
    """The coordinates of the chart."""

    right: float
    """Where the scale ends."""
    pen: Pen
    words: Words

    def x(self, percent: float) -> float:
        return _LEFT + (self.right - _LEFT) * percent / 100

    def scale(self, bottom: float) -> Iterator[str]:
        for percent in (0, 25, 50, 75, 100):
            yield self.pen.line("calibration__grid", self.x(percent), _TOP, self.x(percent), bottom)
            if percent % 50 == 0:
                text = plain(self.words.gettext("%(num)s%%", num=percent))
                yield self.pen.text_at(self.x(percent), bottom + 26, text, "calibration__label")

    def row(self, calibration: Calibration, term: Sequence[str], y: float) -> Iterator[str]:
        low, high = self.x(calibration.band.low), self.x(calibration.band.high)
        yield "<g>"
        yield f"<title>{plain(_said(calibration, self.words))}</title>" if calibration.decided else ""
        for number, text in enumerate(term):
            place = y + 7 + (number - (len(term) - 1) / 2) * _LEADING
            yield self.pen.text_at(0, place, plain(text), "calibration__term", "start")
        yield self.pen.rect("calibration__range", low, y - 11, high - low, 22)
        if calibration.decided:
            x = self.pen.x(self.x(calibration.share))
            yield f'<circle class="calibration__share" cx="{rounded(x)}" cy="{rounded(y)}" r="{_RADIUS}"/>'
            yield self.pen.text_at(WIDTH, y + 7, plain(_counted(calibration, self.words)), "calibration__count", "end")
        yield "</g>"


def _said(calibration: Calibration, words: Words) -> str:
    return f"{words.gettext(calibration.terms[0].value)}: {_counted(calibration, words)}"


def _counted(calibration: Calibration, words: Words) -> str:
    return words.gettext("%(true)s of %(all)s", true=calibration.came_true, all=calibration.decided)
