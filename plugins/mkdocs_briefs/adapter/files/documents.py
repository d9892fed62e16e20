"""The Markdown of the publication's files, as read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import basename
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.keeping.store import digest
from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.readers.defaults import read_defaults, with_defaults
from mkdocs_briefs.readers.front_matter import Document, read_document


class Documents:
    """Reads files, each text once: a file is read before other plugins see it, and again if they change it."""

    def __init__(self, setup: Setup, files: Files, before: Documents | None = None) -> None:
        """``before`` are those of the build before, in a preview: what has the same text is not read again."""
        self._setup = setup
        self._before = before.read if before else {}
        self._defaults = read_defaults(dict(_shared_front_matter(setup, files)))
        self.read: dict[str, tuple[bytes, Document]] = {}
        """By ``src_uri``, what was read, and a digest of the text."""
        self._own: dict[str, Mapping[str, Any]] = {}
        """By ``src_uri``, the front matter that stands in the file itself, where folders share some."""

    def of(self, file: File) -> Document:
        """What is in a file, with the front matter that its folders share.

        Raises PluginError if it is not UTF-8, OSError if it cannot be read.
        """
        text = self._text_of(file)
        stamp = digest(text)
        known = self.read.get(file.src_uri)
        if known is None or known[0] != stamp:
            known = self._before.get(file.src_uri) if not self._defaults else None
            if known and known[0] == stamp:
                self.read[file.src_uri] = known
                return known[1]
            own = read_document(text, self._setup.path_of(file))
            if self._defaults:
                self._own[file.src_uri] = own.meta
            known = self.read[file.src_uri] = stamp, with_defaults(own, file.src_uri, self._defaults)
        return known[1]

    def own_front_matter(self, src_uri: str) -> Mapping[str, Any] | None:
        """The front matter that stands in the file itself; None if no folder of the site shares any."""
        return self._own.get(src_uri)

    def _text_of(self, file: File) -> str:
        try:
            return file.content_string
        except UnicodeDecodeError as error:
            raise PluginError(
                f"{visible(self._setup.path_of(file))}:1: encoding: the file is not UTF-8 "
                f"({error.reason} at byte {error.start}). Save it as UTF-8; a file that is no Markdown "
                "needs another ending."
            ) from error


def _shared_front_matter(setup: Setup, files: Files) -> Iterator[tuple[str, tuple[str, str]]]:
    """The files of Material's plugin ``meta``, by path: their paths for messages, and their texts."""
    plugin = setup.config.plugins.get("material/meta")
    if plugin is None or not plugin.config["enabled"]:
        return
    for file in files:
        if basename(file.src_uri) == plugin.config["meta_file"]:
            yield file.src_uri, (setup.path_of(file), file.content_string)
