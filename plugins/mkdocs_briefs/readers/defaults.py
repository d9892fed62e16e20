"""Front matter that files of a folder share, as Material's plugin ``meta`` has it: ``.meta.yml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from posixpath import dirname
from typing import Any

from mkdocs_briefs.model.lines import Lines, Parts
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.readers.front_matter import Document, read_document

_BEGINNING = re.compile(r"\ufeff?---[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Placed:
    """A value in front matter, and where it stands."""

    value: Any
    place: int | Location
    parts: Parts

    def part(self, step: str | int) -> Placed:
        """A part; one of a value in one line has its place."""
        return Placed(self.value[step], *self.parts.get(step, (self.place, {})))


Defaults = Mapping[str, Placed]
"""By folder, as it begins a ``src_uri``: empty, or with a slash at its end."""


def read_defaults(texts: Mapping[str, tuple[str, str]]) -> Defaults:
    """The defaults in files, the outermost first. A file that is no YAML has none.

    ``texts`` has, by path from the folder of pages, the path for messages and the text.
    """
    found = {f"{dirname(path)}/".lstrip("/"): _read(text, file) for path, (file, text) in texts.items()}
    return dict(sorted(found.items(), key=lambda item: item[0].count("/")))


def _read(text: str, file: str) -> Placed:
    added = "" if _BEGINNING.match(text) else "---\n"
    document = read_document(f"{added}{text}\n---\n", file)
    return Placed(document.meta, Location(file, 1), _placed(document.lines.parts, file, added.count("\n"), {}))


def _placed(parts: Parts, file: str, added: int, known: dict[int, Parts]) -> Parts:
    """The same parts, with their places in a file. ``added`` lines were before it. Aliases may have formed cycles."""
    if id(parts) not in known:
        known[id(parts)] = placed = dict[str | int, tuple[int | Location, Parts]]()
        for step, (line, inside) in parts.items():
            place = Location(file, line - added) if isinstance(line, int) else line
            placed[step] = place, _placed(inside, file, added, known)
    return known[id(parts)]


def with_defaults(document: Document, src_uri: str, defaults: Defaults) -> Document:
    """The document with what its folders say: lists are joined, what is nearer to the file goes first."""
    shared = [placed for folder, placed in defaults.items() if src_uri.startswith(folder)]
    if not any(placed.value for placed in shared):
        return document
    found = reduce(_joined, [*shared, Placed(document.meta, 1, document.lines.parts)])
    return replace(document, meta=found.value, lines=Lines(found.parts))


def _joined(outer: Placed, inner: Placed) -> Placed:
    below, above = outer.value, inner.value
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        only = {key: outer.part(key) for key in below if key not in above}
        parts = only | {
            key: _joined(outer.part(key), inner.part(key)) if key in below else inner.part(key) for key in above
        }
        value: Any = {key: part.value for key, part in parts.items()}
    elif isinstance(below, list) and isinstance(above, list):
        parts = dict(enumerate([*map(outer.part, range(len(below))), *map(inner.part, range(len(above)))]))
        value = [part.value for part in parts.values()]
    else:
        return inner
    return Placed(value, inner.place, {step: (part.place, part.parts) for step, part in parts.items()})
