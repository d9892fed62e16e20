"""The addresses of others' files: an author's, a theme's, another plugin's. Ours are never put in their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

_File = TypeVar("_File")


class Taken(Generic[_File]):
    """The addresses of files that are written.

    Addresses that differ in capitals or composition of letters are one, as on macOS and Windows. A file takes the
    addresses of its folders, too, and all that would be inside itself.
    """

    def __init__(self, files: Iterable[tuple[str, _File]]) -> None:
        """``files`` are by their address, the path from the site's root; of several with one the first counts."""
        self._files: dict[str, _File] = {}
        self._folders: dict[str, _File] = {}
        for address, file in files:
            key = key_of(address)
            self._files.setdefault(key, file)
            for folder in _folders(key):
                self._folders.setdefault(folder, file)

    def in_the_way(self) -> Iterator[_File]:
        """The files where others need a folder, which nobody can write."""
        return (file for key, file in self._files.items() if key in self._folders)

    def at(self, address: str) -> _File | None:
        """The file because of which no other can be at this address; None if it is free."""
        key = key_of(address)
        around = (self._files[folder] for folder in _folders(key) if folder in self._files)
        return self._files.get(key) or self._folders.get(key) or next(around, None)


def key_of(address: str) -> str:
    """What addresses that are one have alike."""
    return unicodedata.normalize("NFC", address).casefold()


def _folders(address: str) -> Iterator[str]:
    """The folders around a file, without the root; the innermost first."""
    end = address.rfind("/")
    while end > 0:
        yield address[:end]
        end = address.rfind("/", 0, end)
