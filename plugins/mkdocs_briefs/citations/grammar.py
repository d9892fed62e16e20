"""Pandoc's citation syntax (Pandoc User's Guide, section "Citation syntax"), on the text of one run of prose.

``docs/reference/citations.md`` shows the forms, and lists where we differ on purpose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_briefs.citations.locators import LONGEST_LOCATOR, split_locator
from mkdocs_briefs.model.citation import CitationItem, Cluster, Mode

_BRACED = r"\{(?:[^\s{}\x02]|\{[^\s{}\x02]*\})+\}"
_LETTER = r"[\w\u0300-\u036f]"
"""A letter, a digit, an underscore, or an accent on its own, as macOS writes them."""

KEY = rf"(?:[\w*](?:{_LETTER}|[:.#$%&+?<>~/-](?=\w)|[:/](?=/))*|{_BRACED})"
"""A key: it begins with a letter, digit or underscore (``*`` is the wildcard of ``nocite``), has single punctuation
marks inside, and leaves trailing punctuation to the sentence. In braces it may hold anything but spaces."""

NARRATIVE = rf"(?:(?<![\w\\-])(?P<suppressed>-))?(?<![\w.\\])@(?P<key>{KEY})"
"""``@key`` or ``-@key``, outside of brackets. An @ behind a letter or a full stop is an address, one behind a
backslash an @."""

_MENTION = re.compile(NARRATIVE)
_BRACKET_OR_MENTION = re.compile(rf"\\.|[\[\]]|(?P<mention>{NARRATIVE})", re.DOTALL)
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_SEPARATOR = re.compile(rf"\\.|&#?\w+;|@{_BRACED}|[;\[\]]", re.DOTALL)
_STRESS = re.compile(r"(?<![\\*])\*+(?![*\s])|(?<![\\*\s])\*+|(?<![\w\\])_+(?!\s)|(?<!\s)_+(?!\w)")
"""A mark that begins or ends emphasis."""

DEEPEST = 50
"""Brackets within one another."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """The brackets behind a narrative key: ``@a [p. 3; @b]``."""

    locator: str
    suffix: str
    others: Cluster


def bracket_end(text: str, start: int) -> int:
    """The position behind the bracket that closes the one at ``start``; -1 where none does, or too many open first."""
    depth = 0
    for found in _BRACKET.finditer(text, start):
        depth += (found[0] == "[") - (found[0] == "]")
        if depth == 0:
            return found.end()
        if depth > DEEPEST:
            break
    return -1


def bare_key(key: str) -> str:
    """The key without the braces that may stand around it, its letters and accents composed (NFC)."""
    return unicodedata.normalize("NFC", key[1:-1] if key.startswith("{") else key)


@lru_cache(maxsize=1 << 15)  # what is foreseen is found again when the page is rendered
def parse_cluster(inside: str) -> Cluster | None:
    """The items between the brackets of a citation; None if this is no citation.

    >>> [item.locator for item in parse_cluster("see @a, pp. 3-4 and passim; -@b")]
    ['pp. 3\N{EN DASH}4', '']
    """
    return _cluster(list(_parts(inside)))


def parse_continuation(inside: str) -> Continuation | None:
    """What the brackets behind a narrative key say; None where they say something else."""
    parts = list(_parts(inside))
    locator = suffix = ""
    if not _MENTION.search(parts[0]):
        locator, suffix = split_locator(parts.pop(0))
    if suffix and not locator and suffix[0] not in ",:.":
        suffix = f", {suffix.lstrip()}"  # the year stands before it
    others = _cluster(parts)
    return None if others is None or len(locator) > LONGEST_LOCATOR else Continuation(locator, suffix, others)


def _cluster(parts: list[str]) -> Cluster | None:
    items = [_item(part) for part in parts]
    found = tuple(item for item in items if item)
    return found if len(found) == len(items) else None


def _item(part: str) -> CitationItem | None:
    found = _first_mention(part)
    if not found or _opens_emphasis(part[: found.start() + 1]):
        return None
    mode = Mode.SUPPRESSED if found["suppressed"] else Mode.NORMAL
    locator, suffix = split_locator(part[found.end() :])
    if len(locator) > LONGEST_LOCATOR:
        return None
    return CitationItem(bare_key(found["key"]), locator, mode, " ".join(part[: found.start()].split()), suffix)


def _first_mention(part: str) -> re.Match[str] | None:
    """The first key outside of nested brackets: ``see [the work of] @a``."""
    depth = 0
    for found in _BRACKET_OR_MENTION.finditer(part):
        depth += (found[0] == "[") - (found[0] == "]")
        if found["mention"] and depth == 0:
            return found
    return None


def _opens_emphasis(prefix: str) -> bool:
    """Whether the key stands in emphasis that began before it: ``[see *@a*]`` is no citation."""
    return len(_STRESS.findall(prefix)) % 2 == 1


def _parts(inside: str) -> Iterator[str]:
    """The parts between semicolons; those in nested brackets, keys in braces and entities do not count."""
    depth = start = 0
    for found in _SEPARATOR.finditer(inside):
        depth += (found[0] == "[") - (found[0] == "]")
        if found[0] == ";" and depth == 0:
            yield inside[start : found.start()]
            start = found.end()
    yield inside[start:]
