"""Dates of sources as exports need them, from EDTF (ISO 8601-2, level 0)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_POINT = re.compile(r"(-?\d\d[\dX]{2})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")


@dataclass(frozen=True, slots=True)
class Day:
    """A point in time, as exactly as it is known."""

    year: int
    """Without a year nought: 44 BC is -44."""
    month: int = 0
    """0 where it is not known; seasons count from 21."""
    day: int = 0
    is_approximate: bool = False

    @property
    def parts(self) -> list[int]:
        """Year, month and day, as far as they are known."""
        if self.month > 12:
            return [self.year]
        return [part for part in (self.year, self.month, self.day) if part]

    @property
    def season(self) -> int:
        """From 1 (spring) to 4; 0 if the date names none."""
        return self.month - 20 if self.month > 12 else 0


def days_of(edtf: str) -> tuple[Day, ...]:
    """The known ends of a date: none, one, or two for a range that is closed."""
    found = (_POINT.fullmatch(part) for part in edtf.split("/"))
    return tuple(_day(*point.groups(default="")) for point in found if point)


def _day(year: str, month: str, day: str, mark: str) -> Day:
    number = int(year.replace("X", "0"))
    return Day(number if number > 0 else number - 1, int(month or 0), int(day or 0), bool(mark) or "X" in year)
