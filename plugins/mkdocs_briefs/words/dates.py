"""Days as readers write them."""

from __future__ import annotations

from datetime import date

_MONTHS = "January February March April May June July August September October November December".split()


def written_out(day: date) -> str:
    """``22 November 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
