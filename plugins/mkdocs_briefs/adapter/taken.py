"""The addresses of others' files: an author's, a theme's, another plugin's. Ours are never put in their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

_WRITTEN_LATER = {
    "search": "search/search_index.json",
    "material/search": "search/search_index.json",
    "material/tags": "tags.json",
    "llmstxt": "llms.txt",
}
"""What plugins write when all is built, by plugin, without a file of MkDocs; of that what could be beside a page."""


class Taken:
    """The addresses of files that are written.

    Addresses that differ in capitals or composition of letters are one, as on macOS and Windows. A file takes the
    addresses of its folders, too, and all that would be inside itself.
    """

    def __init__(self, files: Iterable[File], config: MkDocsConfig) -> None:
        self._files: dict[str, File] = {}
        self._folders: dict[str, File] = {}
        later = [_WRITTEN_LATER[name] for name in config.plugins if name in _WRITTEN_LATER]
        for file in (*files, *(File.generated(config, address, content="") for address in later)):
            key = _key(file.dest_uri)
            self._files.setdefault(key, file)
            for folder in _folders(key):
                self._folders.setdefault(folder, file)

    def in_the_way(self) -> Iterator[File]:
        """The files where others need a folder, which nobody can write."""
        return (file for key, file in self._files.items() if key in self._folders)

    def at(self, address: str) -> File | None:
        """The file because of which no other can be at this address; None if it is free."""
        key = _key(address)
        around = (self._files[folder] for folder in _folders(key) if folder in self._files)
        return self._files.get(key) or self._folders.get(key) or next(around, None)


def _key(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()


def _folders(address: str) -> Iterator[str]:
    """The folders around a file, without the root; the innermost first."""
    end = address.rfind("/")
    while end > 0:
        yield address[:end]
        end = address.rfind("/", 0, end)
