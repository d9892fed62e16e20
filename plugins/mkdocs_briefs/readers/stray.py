"""Front matter that stands where YAML is not read: behind a lost or spoilt first line, in the text, in a value."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

STATES = frozenset({"status", "draft"})
"""The keys that say whether a file goes out."""
RELEASE = STATES | {"date"}
"""The same, with the one that says when."""

KEPT_BACK = frozenset(
    """draft unpublished private embargoed hidden wip entwurf brouillon borrador bozza rascunho utkast kladde
    черновик чернетка taslak qaralama مسودة 草稿""".split()
)
"""What authors call a page that must not go out yet, in the languages of publications and some others."""

_IS = r"\s*(?:[:=\uff1a]|[-=]>|\u2192)"
_KEY = re.compile(rf"""[\s{{]*(?:-\s+)?["']?(?P<key>[\w-]+)["']?{_IS}(?P<value>.*)""")
_MARKED_UP = re.compile(rf"""(?:[\W_]|\d+[.)])*(?P<key>\w[\w-]*)(?:[^\w\s:|]*{_IS}|\s*\|)(?P<value>.*)""")
"""A key as lists, quotations, emphasis and other formats have it: ``:status:``, ``#+STATUS:``, ``**Status:**``."""
_WORD = re.compile(r"\w+")
_YES = frozenset({"true", "yes", "on", "1"})
_KEY_IN_LINE = re.compile(r"(?:^|\s)(?P<key>[\w-]+):(?=\s)")
_RULE = re.compile(r"(?:\u00ef\u00bb\u00bf)?\W*")
"""A line without words: ``---``, ``+++``, ``{``, an em dash, what is not seen, a byte order mark in Latin-1."""
_WRAPPING = re.compile(r"(?:---|\+\+\+|<!--|%YAML|[`~]{3})")
"""The beginning of a line before front matter that is none of it: ``---yaml``, a comment, a fence around all."""
_END = re.compile(r"(?:---|\.\.\.|\+\+\+)\s*")
_FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})")
_LINES = 100
"""Lines in which the keys of front matter are sought."""
_WORDS = 3
"""The most words that a state of publication may have: a longer line is prose, as ``Status: we know little``."""


def stray_line(text: str, known: Collection[str], *, alone: bool) -> int | None:
    """The first line of a text, from 0, that looks like front matter, be it at its head or after a later ``---``.

    ``known`` are the keys of front matter. ``alone`` says that the file has no other: then two of them are enough, or
    one after or before a line like ``---``; else only a state counts.
    """
    lines = text.splitlines()
    starts = [0, *(number + 1 for number in _rules(lines))] if "\n---" in text else [0]
    found = (_front_matter_at(lines, start, known, alone=alone) for start in starts)
    return next((first for first in found if first is not None), None)


def states_in_values(block: str, at: Collection[int]) -> Iterator[int]:
    """The lines of a block of YAML, from 0, that look like a state and are none of the lines ``at``, which are keys."""
    for number, line in enumerate(block.split("\n")):
        key = _KEY.match(line)
        if key and key["key"].casefold() in STATES and number not in at:
            yield number


def _says_kept_back(marked_up: re.Match[str]) -> bool:
    """Whether a line says that the file is kept back, and nothing more, whatever marks are around its words."""
    key, words = marked_up["key"].casefold(), _WORD.findall(marked_up["value"].casefold())
    return key in STATES and len(words) == 1 and words[0] in (_YES if key == "draft" else KEPT_BACK)


def _rules(lines: Sequence[str]) -> Iterator[int]:
    """The lines ``---`` outside of code."""
    fence = ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found["fence"]
        elif found and found["fence"].startswith(fence):
            fence = ""
        elif not fence and line.rstrip() == "---":
            yield number


def _front_matter_at(lines: Sequence[str], start: int, known: Collection[str], *, alone: bool) -> int | None:
    """The first line of a run of keys that begins here, if they are front matter."""
    first: int | None = None
    keys: set[str] = set()
    is_opened = is_closed = has_state = is_kept_back = has_key = False
    end = start + _LINES
    for number, line in enumerate(lines[start:end], start):
        key, marked_up = _KEY.fullmatch(line), _MARKED_UP.fullmatch(line)
        in_line = {found["key"] for found in _KEY_IN_LINE.finditer(line)}.intersection(known)
        if (marked_up and _says_kept_back(marked_up)) or (len(in_line) > 1 and in_line & STATES):
            has_state = is_kept_back = True
            first = number if first is None else first
        elif key:
            name = key["key"].casefold()
            is_opened |= line.startswith("{")
            has_state |= name in STATES and len(key["value"].split()) <= _WORDS
            if name in known:
                keys.add(name)
                first = number if first is None else first
        elif _END.fullmatch(line) and (first is not None or start > 0):
            is_closed = first is not None
            break  # if nothing has begun, it may begin behind this line
        elif _RULE.fullmatch(line) or (number == start and _WRAPPING.match(line)):
            is_opened |= bool(line.strip()) and first is None
        elif not (marked_up or line.startswith("% ")) and not (has_key and line.startswith((" ", "\t", "-"))):
            break
        has_key |= bool(marked_up or line.startswith("% "))  # whose value may go on in the lines below
    else:
        is_closed = is_kept_back and end >= len(lines)
    is_enough = has_state or (alone and (len(keys) > 1 or is_opened or is_closed))
    # Behind a rule within the text, where a line may begin with a word and a colon, it takes more.
    return first if is_enough and (start == 0 or is_closed or (alone and len(keys) > 1)) else None
