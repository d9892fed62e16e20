"""What is wrong with a database, as problems: what, where, what counts until then, and what to write."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Location, Problem, did_you_mean
from mkdocs_briefs.sources.bibtex.keys import readable_key


def not_utf8(location: Location) -> Problem:
    """Letters are lost because the file is in another encoding."""
    message = "the file is not UTF-8, and letters are lost from here on. Save it as UTF-8."
    return Problem(codes.BIBTEX_ENCODING, location, message)


def no_entry(location: Location) -> Problem:
    """A database is all comment."""
    message = (
        "the database has no entry. If it is of another format, as RIS or CSL-JSON, export it as BibTeX or BibLaTeX; "
        "if nothing of it is to be cited, take it out."
    )
    return Problem(codes.BIBTEX_EMPTY, location, message)


def empty_string(name: str, reason: object, location: Location) -> Problem:
    """A ``@string`` is beyond the bounds."""
    return Problem(codes.BIBTEX_LIMIT, location, f'the @string "{name}" is empty: {reason}. Write it shorter.')


def left_out(key: str, reason: object, location: Location) -> Problem:
    """An entry is beyond the bounds."""
    return Problem(codes.BIBTEX_LIMIT, location, f'the entry "{key}" is left out: {reason}. Write that shorter.')


def no_key(location: Location) -> Problem:
    """An entry has no key."""
    message = "the entry has no key, so that nothing can cite it. Write one after the opening brace."
    return Problem(codes.BIBTEX_EMPTY_KEY, location, message)


def no_type(key: str, location: Location) -> Problem:
    """An entry has no type."""
    message = f'the entry "{key}" has no type. Write one after the @, as in "@book".'
    return Problem(codes.BIBTEX_SYNTAX, location, message)


def unbalanced(field: str, key: str, location: Location) -> Problem:
    """The braces of a field do not pair up."""
    message = f'the braces of "{field}" in the entry "{key}" do not pair up. Close each one.'
    return Problem(codes.BIBTEX_SYNTAX, location, message)


def set_of_entries(key: str, location: Location) -> Problem:
    """An entry is biblatex's ``@set``."""
    message = f'"{key}" is a set of entries, which pages do not show. Cite its members.'
    return Problem(codes.BIBTEX_SET, location, message)


def junk(where: str, text: str, location: Location) -> Problem:
    """Text follows a value."""
    message = f"the value of {where} goes on after its end: {_short(text)}. Join it or take it out."
    return Problem(codes.BIBTEX_VALUE, location, message)


def grade(field: str, key: str, written: str, wanted: str, location: Location) -> Problem:
    """A grade is none of NATO's."""
    message = f'"{field}" of "{key}" is {_short(written)}, and must be {wanted}. It is left out.'
    return Problem(codes.BIBTEX_GRADE, location, message)


def key_of_one_spelling(key: str, first: str, where: Location, location: Location) -> Problem:
    """Two keys are one to BibTeX."""
    message = (
        f'the key "{key}" differs from "{first}" at {where} in capital letters alone. '
        "They are two entries here, but one to BibTeX. Rename one."
    )
    return Problem(codes.BIBTEX_KEY_CASE, location, message)


def undefined_string(name: str, uses: Sequence[tuple[str, Location]], known: Collection[str]) -> Problem:
    """Values use a name that no ``@string`` defines; ``uses`` are sentences on where, the first of which is told."""
    what, location = uses[0]
    others = "" if len(uses) == 1 else " So does another value." if len(uses) == 2 else ""
    others = others or (f" So do {len(uses) - 1:,} other values." if len(uses) > 2 else "")
    message = (
        f"{what}, which no @string defines, and shows it as it is.{others} Define it, or put the text into "
        f"braces.{did_you_mean(name, known)}"
    )
    return Problem(codes.BIBTEX_UNKNOWN_STRING, location, message)


def several_names(name: str, field: str, key: str, mark: str, location: Location) -> Problem:
    """What looks like several names has no ``and``."""
    message = (
        f'{_short(name)}, in "{field}" of "{key}", is read as one name. Write "and" between names, '
        f"not {mark}; if it is one, put it into braces, or its family name."
    )
    return Problem(codes.BIBTEX_NAMES, location, message)


def missing_comma(field: str, swallowed: str, key: str, location: Location) -> Problem:
    """A field stands in the value of the one before."""
    message = f'between "{field}" and "{swallowed}" of "{key}" a comma is missing. Both are read; put it in.'
    return Problem(codes.BIBTEX_MISSING_COMMA, location, message)


def date(key: str, text: str, issued: str, location: Location) -> Problem:
    """A date is none; ``issued`` is what is read of it."""
    taken = f"It is read as {issued}" if issued else "The source is shown without a date"
    message = (
        f'the date {_short(text)} of "{key}" cannot be read. {taken}. '
        'Write it as "2001", "2001-05-17" or "1999/2001"; for what is not published yet, use "pubstate".'
    )
    return Problem(codes.BIBTEX_DATE, location, message)


def unreadable_key(key: str, location: Location) -> Problem:
    """Other programs cannot read a key."""
    unreadable = " ".join(dict.fromkeys(char for char in key if readable_key(char) != char)).strip() or "a space"
    message = (
        f'some programs cannot read the key "{key}", because of {unreadable} in it. '
        f'In the exported BibTeX it is "{readable_key(key)}". Write that here, too, and where it is cited.'
    )
    return Problem(codes.BIBTEX_KEY, location, message)


def duplicate_key(key: str, first: Location, what: str, location: Location) -> Problem:
    """A key is taken; ``what`` counts: the entry or the text there."""
    message = f'the key "{key}" is taken already at {first}, and that {what} counts. Rename one, or delete the copy.'
    return Problem(codes.BIBTEX_DUPLICATE_KEY, location, message)


def duplicate_field(names: Collection[str], location: Location) -> Problem:
    """An entry gives fields twice."""
    fields = ", ".join(f'"{name}"' for name in sorted(names))
    message = f"the entry gives the field {fields} more than once; the first one counts. Keep one of them."
    return Problem(codes.BIBTEX_DUPLICATE_FIELD, location, message)


def unreadable_entry(reason: str, location: Location) -> Problem:
    """An entry is not BibTeX."""
    message = (
        f"this entry cannot be read, and its source cannot be cited: {reason}. "
        "Check that each field ends with a comma and that every brace and quote is closed."
    )
    if "Unexpected block start" in reason:
        message += " A line within a value must not begin with an @ and a brace: join it with the line above."
    return Problem(codes.BIBTEX_SYNTAX, location, message)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'
