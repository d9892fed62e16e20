"""Places where a text is still to be written, as ``[Replace: what is known.]`` in the skeletons of ``briefs new``.

The word is that of the skeleton's language: a draft may be moved to a publication in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.readers.front_matter import Document

_WORDS = (
    "Replace",
    "Ersetzen",
    "À remplacer",
    "Reemplazar",
    "Substituir",
    "Заменить",
    "Замінити",
    "Değiştirin",
    "Əvəz edin",
    "استبدل",
)
_BEGIN = re.compile(rf"\[(?:{'|'.join(_WORDS)})\s?: ")  # French has a space before a colon
_LINE = re.compile(rf"^(?:[-*+>]|\d+\.|[ \t])*(?P<text>{_BEGIN.pattern}.*\])[ \t]*$", re.MULTILINE)
"""In the text it is a line, so that one can write of the form itself."""


def placeholders(document: Document) -> Iterator[Problem]:
    """A problem for each that is left in a document, in the order of its lines."""
    for path, text in _texts((), document.meta):
        if _BEGIN.match(text):
            yield _problem(document.at(*path), text)
    if _BEGIN.search(document.body):
        for found in _LINE.finditer(document.body):
            line = document.body_line + document.body.count("\n", 0, found.start())
            yield _problem(Location(document.file, line), found["text"])


def _texts(path: tuple[str | int, ...], value: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts of front matter, each with its way there, but for what lies in mappings of mappings."""
    if isinstance(value, str):
        yield path, value
    elif len(path) < _DEEPEST and isinstance(value, dict):
        for key, item in value.items():
            yield from _texts((*path, str(key)), item)
    elif len(path) < _DEEPEST and isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts((*path, number), item)


_DEEPEST = 3
"""No field of ours is deeper; what YAML's aliases make may have no end."""


def _problem(location: Location, text: str) -> Problem:
    message = f'"{text}" stands for text that is still to be written. Write it, or take the line out.'
    return Problem(codes.PLACEHOLDER, location, message)
