"""Dates: biblatex's ``date`` and BibTeX's ``year`` and ``month``, both turned into EDTF.

biblatex manual, section 2.3.8, and EDTF (ISO 8601-2), level 0, with the marks ``~ ? %``, open ends, and seasons.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping

MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip
"""BibTeX's macros for months."""

_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_POINT = re.compile(r"(-?\d{4}|\d\d[\dXu][Xu])(?:-(\d\d?)(?:-(\d\d?))?)?(?:T[\d:.+\-Z]*)?([~?%]?)")
_OPEN = frozenset(["", "..", "open", "unknown", "*"])
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_YEARS = re.compile(r"(?<!\d)(\d{4})\s*(?:-{1,3}|[\u2013\u2014/])\s*(\d{4}|\d\d)(?!-?\d)")
_BEFORE_CHRIST = re.compile(r"(?<!\d)(\d{1,4})[\s~{]*(?:BCE?|B\.C\.)", re.IGNORECASE)
_UNSPECIFIED = re.compile(r"(?:-XX){1,2}$")
_REPRINT = re.compile(r"\[(\d{4})\]\s*(\d{4})|(\d{4})\s*\[(\d{4})\]")
_ABOUT = re.compile(r"\bc(?:a|irca)?\b\.?|\babout\b|\?", re.IGNORECASE)


def read_date(text: str) -> str:
    """A ``date`` as EDTF; empty if it is none.

    >>> [read_date(text) for text in ("1999/", "/2000", "1990~", "2001-5-7", "soon")]
    ['1999/..', '../2000', '1990~', '2001-05-07', '']
    """
    start, slash, end = _UNSPECIFIED.sub("", _ascii_digits(text.strip())).partition("/")
    if not slash:
        return _point(start)
    ends = [".." if part.strip() in _OPEN else _point(part.strip()) for part in (start, end)]
    return "/".join(ends) if all(ends) and ends != ["..", ".."] else ""


def read_year(year: str, month: str = "", day: str = "") -> str:
    """``year``, ``month`` and ``day``, as people write them, as EDTF; empty if they name no year.

    >>> read_year("c. 1990"), read_year("1999--2001"), read_year("2003", "17~July")
    ('1990~', '1999/2001', '2003-07-17')
    """
    year = _REPRINT.sub(r"\2\3", _ascii_digits(year))
    if before := _BEFORE_CHRIST.search(year):
        return f"-{int(before[1]) - 1:04}" if int(before[1]) > 1 else "0000"
    if years := _YEARS.search(year):
        first, last = years[1], years[2] if len(years[2]) == 4 else years[1][:2] + years[2]
        if first < last:
            return f"{first}/{last}"
    found = _YEAR.search(re.sub(r"(\d{4})[a-z]\b", r"\1", year))
    if not found:
        return read_date(year)
    if _ABOUT.search(year):
        return found[1] + "~"
    number = _month(month)
    if not number:
        return found[1]
    days = re.findall(r"\d+", day) or (re.findall(r"\d+", month) if not month.strip().isdigit() else [])
    whole = _point(f"{found[1]}-{number:02}-{int(days[0][:2]):02}") if len(days) == 1 else ""
    return whole or f"{found[1]}-{number:02}"


def original_year(year: str) -> str:
    """The year of the first edition, where a ``year`` gives it in brackets: 1850 of ``[1850] 1999``. Else empty."""
    found = _REPRINT.fullmatch(_ascii_digits(year).strip("{} "))
    return (found[1] or found[4]) if found else ""


def dates_of(fields: Mapping[str, str]) -> tuple[str, str]:
    """The date of publication as EDTF, and the text that should be a date and is none."""
    written = fields.get("date", "")
    if written and (edtf := read_date(written) or read_year(written)):
        return edtf, "" if read_date(written) else written
    year = fields.get("year", "")
    edtf = read_year(year, fields.get("month", ""), fields.get("day", "")) if year else ""
    return edtf, written or ("" if edtf else year)


def _ascii_digits(text: str) -> str:
    """The text with the digits of every script, as Arabic and Persian ones, in ASCII."""
    return text if text.isascii() else re.sub(r"\d", lambda found: str(int(found[0])), text)


def _month(text: str) -> int:
    """The number of the first month that the text names; seasons count from 21."""
    if text.strip().isdigit():
        number = int(text.strip()[:3])
        return number if 1 <= number <= 12 else 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if number := _NUMBERS.get(word[:3], 0) if len(word) >= 3 else 0:
            return number
        if word in _SEASONS:
            return _SEASONS[word]
    return 0


def _point(text: str) -> str:
    found = _POINT.fullmatch(text)
    if not found:
        return ""
    year, month, day, mark = found.groups(default="")
    year = year.replace("u", "X")
    if not month:
        return year + mark
    if not 1 <= int(month) <= 12:
        return f"{year}-{month}{mark}" if month in ("21", "22", "23", "24") and not day else ""
    if not day:
        return f"{year}-{int(month):02}{mark}"
    last = 29 if not year.isdigit() or year == "0000" else monthrange(int(year), int(month))[1]
    if int(month) != 2 and not year.isdigit():
        last = monthrange(2000, int(month))[1]
    return f"{year}-{int(month):02}-{int(day):02}{mark}" if 1 <= int(day) <= last else ""
