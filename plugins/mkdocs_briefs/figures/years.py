"""Mentions by year, as a bar chart: inline SVG without scripts, styled by ``charts.css``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_briefs.figures.drawing import WIDTH, Pen, plain, svg
from mkdocs_briefs.figures.lettering import BOLD, width_of
from mkdocs_briefs.words.catalogue import ENGLISH, Words
from mkdocs_briefs.words.numbers import grouped

_PLOT_TOP = 30
_PLOT_HEIGHT = 140
_MAX_BAND = 80
"""The most width of a year, so that a single bar is not as wide as the chart."""
_MAX_LABELLED_BARS = 20
"""With more years, numbers are on a scale and not above the bars."""
_ROUND = (1, 2, 5)


def years_svg(counts: Mapping[int, int], name: str, words: Words = ENGLISH) -> str:
    """A bar chart of the mentions of the actor ``name`` by year, without gaps in the years; empty without mentions.

    Numbers are above the bars, or on a scale if there is no room for them. Time runs in the direction of the words.
    """
    counts = {year: counts[year] for year in sorted(counts) if counts[year] > 0}
    if not counts:
        return ""
    listed = words.comma.join(f"{year}: {count}" for year, count in counts.items())
    frame = _Frame.around(counts, words)
    parts = (*frame.scale(), *frame.bars(), *frame.baseline())
    label = plain(words.gettext("Mentions of %(name)s by year: %(years)s", name=name, years=listed))
    return svg("years", frame.bottom + 32, f'role="img" aria-label="{label}"', parts)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The coordinates of the bar chart."""

    counts: Mapping[int, int]
    years: range
    most: int
    left: float
    band: float
    """The width of a year."""
    step: int
    """The interval of the scale; 0 if every bar has its number."""
    words: Words

    @property
    def pen(self) -> Pen:
        return Pen.of(self.words)

    @classmethod
    def around(cls, counts: Mapping[int, int], words: Words) -> _Frame:
        years, most = range(min(counts), max(counts) + 1), max(counts.values())
        margin = 12 if len(years) * _MAX_BAND > WIDTH else 0
        band = min(_MAX_BAND, (WIDTH - 2 * margin) / len(years))
        if len(years) <= _MAX_LABELLED_BARS and width_of(grouped(most, words)) + 6 <= band:
            return cls(counts, years, most, margin, band, 0, words)
        left = max(width_of(grouped(most, words)), 16) + 14
        band = min(_MAX_BAND, (WIDTH - left - 24) / len(years))
        step = next(step for step in _steps() if step * 4 >= most)
        return cls(counts, years, most, left, band, step, words)

    @property
    def end(self) -> float:
        return self.left + len(self.years) * self.band

    @property
    def bottom(self) -> int:
        return _PLOT_TOP + _PLOT_HEIGHT

    def x(self, year: int) -> float:
        """The centre of a year."""
        return self.left + (year - self.years[0] + 0.5) * self.band

    def y(self, count: int) -> float:
        """The top of a bar. Bars are at least 2 units high, so that the smallest can be seen."""
        return self.bottom - max(_PLOT_HEIGHT * count / self.most, 2)

    def scale(self) -> Iterator[str]:
        for count in range(self.step, self.most + 1, self.step) if self.step else ():
            yield self.pen.line("years__grid", self.left, self.y(count), self.end, self.y(count))
            yield self.pen.text_at(self.left - 8, self.y(count) + 7, grouped(count, self.words), "years__scale", "end")

    def bars(self) -> Iterator[str]:
        width = max(min(self.band * 0.7, self.band - 1), 1)
        peak = max(self.counts, key=lambda year: self.counts[year])
        for year, count in self.counts.items():
            x, y = self.x(year) - width / 2, self.y(count)
            yield f'<g class="years__year"><title>{year}: {grouped(count, self.words)}</title>'
            # The whole height of a year is the hover target, since small bars are hard to point at.
            yield self.pen.rect("years__room", self.x(year) - self.band / 2, 0, self.band, self.bottom)
            yield self.pen.rect("years__bar", x, y, width, self.bottom - y)
            if not self.step or year == peak:
                half = width_of(grouped(count, self.words)) * BOLD / 2
                middle = min(max(self.x(year), self.left - 4 + half), WIDTH - half)
                yield self.pen.text_at(middle, y - 7, grouped(count, self.words), "years__count")
            yield "</g>"
        for year in self.years if not self.step else ():
            if year not in self.counts:
                yield self.pen.text_at(self.x(year), self.bottom - 7, "0", "years__none")

    def baseline(self) -> Iterator[str]:
        yield self.pen.line("years__base", self.left, self.bottom, self.end, self.bottom)
        for year in self.labelled():
            yield self.pen.line("years__base", self.x(year), self.bottom, self.x(year), self.bottom + 5)
            yield self.pen.text_at(self.x(year), self.bottom + 26, str(year), "years__label")

    def labelled(self) -> Sequence[int]:
        """The years with a label, as space allows: of many years, the first, the last, and round ones between."""
        room = max(width_of(str(self.years[0])), width_of(str(self.years[-1]))) + 10
        step = next(step for step in _steps() if step * self.band >= room)
        if step < 5:
            return self.years[::-step][::-1]
        first, last = self.years[0], self.years[-1]
        apart = math.ceil(room / self.band)
        between = [year for year in self.years if year % step == 0 and first + apart <= year <= last - apart]
        return [first, *between, last]


def _steps() -> Iterator[int]:
    """The intervals of a scale: 1, 2, 5, 10, 20, 50 and so on."""
    power = 1
    while True:
        yield from (power * digit for digit in _ROUND)
        power *= 10
