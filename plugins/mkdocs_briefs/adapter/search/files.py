"""The files that Pagefind has written, so that the same pages give the same ones, and browsers load less.

Pagefind keeps filters, and the values of each, as chance has them. Its lists of words are in files of some 26 KB. A
browser loads one of them for each word that is typed, be the word in three texts: they are divided here.

Its files are gzip, a signature and CBOR (RFC 8949). Each bears a digest of its content in its name, and names the next:
``pagefind-entry.json`` a ``.pf_meta``, and that the files of words and filters.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from itertools import accumulate, pairwise, takewhile
from pathlib import Path
from typing import Any

import cbor2

from mkdocs_briefs.exports.names import words_in

_SIGNATURE = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
COMMON = "common.json"
_PAGES, _WORDS, _FILTERS = 1, 2, 3
"""Where a ``.pf_meta`` has the pages (name, words), the files of words (first word, last word, name) and those of
filters (filter, name)."""
_ROOM = 20_000
"""Bytes in a file of words, less than half of that on the way. Smaller ones are more names in the ``.pf_meta``, which
each search loads."""
_LONG, _SHARE = 40_000, 1 / 2
"""Bytes of a word, and the share of pages that have it, above which it is one of the commonest."""
_SAMPLE = 50
"""Pages that are read for how a word is written of which Pagefind has the stem."""
_SELDOM = 1 / 20
"""Of the places of a word, those with a form that is none: now and then Pagefind counts a sign as a word, and
is ahead of us from there on."""
_LEVEL = 6
"""Of gzip. 9 takes five times as long for two bytes of a hundred."""
_SYSTEM, _ANY = 9, b"\xff"
"""Where gzip names the system (RFC 1952, section 2.3.1), and none; before Python 3.13 it is the builder's."""
_ASKS_WORDS = re.compile(r"this\.backend\.request_indexes\((\w+),(\w+)\)")
"""In ``pagefind.js``: which files of words are read for what is typed. For nothing, with filters alone, it is all."""
_LIST = 4
"""The major type of a list in CBOR."""
_DIGITS = 7
"""Of a digest in a name, at the least."""


def rework(folder: Path) -> None:
    """Sort the filters of an index and their values, divide its words, and note in ``common.json`` the commonest."""
    script = folder / "pagefind.js"
    script.write_text(_ASKS_WORDS.sub(r'(\2?\g<0>:"[]")', script.read_text("utf-8")), "utf-8")
    entry = (folder / _ENTRY).read_text("utf-8")
    common: set[str] = set()
    for path in folder.glob("*.pf_meta"):
        meta = _read(path)
        language_and_digest = path.stem.partition(".")[2]
        language = language_and_digest.rpartition("_")[0]
        filters = folder / "filter"
        meta[_FILTERS] = sorted(
            [name, _sorted(filters / f"{file}.pf_filter", language)] for name, file in meta[_FILTERS]
        )
        words = _Words(folder / "index", [file for _, _, file in meta[_WORDS]])
        meta[_WORDS] = _divided(words, language)
        pages = [name for name, _ in meta[_PAGES]]
        common |= _forms(words.commonest(len(pages)), folder / "fragment", pages)
        path.unlink()
        now = _write(cbor2.dumps(meta), language, folder / "pagefind.*.pf_meta")
        entry = entry.replace(language_and_digest, now)
    (folder / _ENTRY).write_text(entry, "utf-8")
    (folder / COMMON).write_text(json.dumps(sorted(common), ensure_ascii=False) + "\n", "utf-8")


def _sorted(path: Path, language: str) -> str:
    """What the file of a filter is called when its values are sorted."""
    name, values = _read(path)
    path.unlink()
    return _write(cbor2.dumps([name, sorted(values)]), language, path.with_name("*.pf_filter"))


class _Words:
    """The words of an index, each with its entry, which is read once. The files they were in are deleted."""

    def __init__(self, folder: Path, files: Iterable[str]) -> None:
        self.folder = folder
        self._files = files
        self._long: dict[str, Any] = {}

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        for file in self._files:
            path = self.folder / f"{file}.pf_index"
            (words,) = _read(path)
            path.unlink()
            for word, pages, *more in words:
                entry = cbor2.dumps([word, pages, *more])
                if len(entry) > _LONG:
                    self._long[word] = pages
                yield word, entry

    def commonest(self, of_pages: int) -> dict[str, Any]:
        """The pages of the commonest of them, once all were read, in an index of so many."""
        return {word: pages for word, pages in self._long.items() if len(pages) > _SHARE * of_pages}


def _forms(words: Mapping[str, Any], folder: Path, pages: Sequence[str]) -> set[str]:
    """How words are written in some pages, of which the index has stems: "treaty" and "treaties" of "treati".

    Those that a reader types are compared with these; no browser knows the stems.
    """
    read = set(range(0, len(pages), max(1, len(pages) // _SAMPLE))) if words else set()
    texts = {page: _fragment(folder / f"{pages[page]}.pf_fragment")["content"].split() for page in read}
    forms = set(words)
    for found in words.values():
        places = ((texts[page], place) for page, places in _occurrences(found) if page in read for place in places)
        written = Counter(" ".join(words_in(text[place])) for text, place in places if place < len(text))
        forms |= {form for form, times in written.items() if " " not in form and times > _SELDOM * written.total()}
    return forms - {""}


def _occurrences(pages: Iterable[Any]) -> Iterator[tuple[int, Iterable[int]]]:
    """Each page with the places of a word in it. A number is what it adds to the one before; below 0 it is a weight."""
    page = 0
    for further, places, *_ in pages:
        page += further
        yield page, accumulate(place for place in places if place >= 0)


def _divided(all_words: _Words, language: str) -> list[list[str]]:
    """The first word, the last and the name of each smaller file."""
    found: list[list[str]] = []
    for part in _parts(all_words):
        words = list(part)
        found.append([words[0], words[-1], _write(_listed(part.values()), language, all_words.folder / "*.pf_index")])
    for one, other in pairwise(found):  # as Pagefind: as much of a word as tells it from its neighbour
        shared = 1 + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one[1], other[0], strict=False)))
        one[1] = max(one[0], one[1][:shared])
        other[0] = other[0][:shared]
    return found


def _parts(words: Iterable[tuple[str, bytes]]) -> Iterator[dict[str, bytes]]:
    part: dict[str, bytes] = {}
    room = _ROOM
    for word, entry in words:
        if part and len(entry) > room:
            yield part
            part, room = {}, _ROOM
        part[word] = entry
        room -= len(entry)
    if part:
        yield part


def _listed(entries: Collection[bytes]) -> bytes:
    """A list that has the list of these alone: what a file of words is."""
    content = BytesIO()
    encoder = cbor2.CBOREncoder(content)
    encoder.encode_length(_LIST, 1)
    encoder.encode_length(_LIST, len(entries))
    return content.getvalue() + b"".join(entries)


def _read(path: Path) -> Any:
    return cbor2.loads(_content(path))


def _fragment(path: Path) -> Any:
    return json.loads(_content(path))


def _content(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE)


def _write(value: bytes, language: str, pattern: Path) -> str:
    """Write a file; what stands in its name for the star of the pattern: as much of the digest as no other has."""
    content = _SIGNATURE + value
    digest = sha256(content).hexdigest()
    names = (f"{language}_{digest[:digits]}" for digits in range(_DIGITS, len(digest)))
    paths = ((name, pattern.with_name(pattern.name.replace("*", name))) for name in names)
    name, path = next((name, path) for name, path in paths if not path.exists())
    packed = gzip.compress(content, _LEVEL, mtime=0)
    path.write_bytes(packed[:_SYSTEM] + _ANY + packed[_SYSTEM + 1 :])
    return name
