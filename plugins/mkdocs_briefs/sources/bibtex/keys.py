"""Keys of entries, as other programs read them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNREADABLE = re.compile(r"[^\w.:;?!`$/*@+\[\]&-]")
"""Characters with which Pandoc, bibtexparser or biber refuses an entry or a whole file. Letters of all scripts pass."""


def readable_key(key: str) -> str:
    """The key with hyphens for what other programs cannot read.

    >>> readable_key("a b#c")
    'a-b-c'
    """
    return _UNREADABLE.sub("-", key)


def readable_keys(keys: Iterable[str]) -> dict[str, str]:
    """For each key of a file one that all programs can read, and that no other has; a readable key is its own.

    >>> readable_keys(["a b", "a-b"])
    {'a-b': 'a-b', 'a b': 'a-b-2'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(keys, key=lambda key: readable_key(key) != key):
        free, number = readable_key(key), 1
        while free != key and free.casefold() in taken:  # BibTeX has no regard to capitals
            number += 1
            free = f"{readable_key(key)}-{number}"
        taken.add(free.casefold())
        found[key] = free
    return found
