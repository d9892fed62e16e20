"""The addresses of MkDocs' files, and of those that plugins write when all is built."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_briefs.model import taken

_WRITTEN_LATER = {
    "search": "search/search_index.json",
    "material/search": "search/search_index.json",
    "material/tags": "tags.json",
    "llmstxt": "llms.txt",
}
"""What plugins write when all is built, by plugin, without a file of MkDocs; of that what could be beside a page."""


class Taken(taken.Taken[File]):
    """See ``model.taken.Taken``."""

    def __init__(self, files: Iterable[File], config: MkDocsConfig) -> None:
        later = [_WRITTEN_LATER[name] for name in config.plugins if name in _WRITTEN_LATER]
        generated = (File.generated(config, address, content="") for address in later)
        super().__init__((file.dest_uri, file) for file in (*files, *generated))
