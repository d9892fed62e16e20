"""The folder of pages as a build would find it: which files there are, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.readers.configuration import Configuration
from mkdocs_briefs.readers.folder import copied, files_in, published, unportable, unreadable


@dataclass(frozen=True)
class Folder:
    """A folder of pages. Files that ``exclude_docs`` names are none of it."""

    path: Path
    configuration: Configuration

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The names of all files for messages, by ``src_uri``."""
        found = files_in(self.path, self.configuration.excluded)
        return {uri: path.as_posix() for uri, path in found.items()}

    @cached_property
    def unreadable(self) -> Mapping[str, Problem]:
        """What no build can read or copy, by ``src_uri``."""
        found = {uri: unreadable(Path(file), file) for uri, file in self._own.items()}
        return {uri: problem for uri, problem in found.items() if problem}

    @cached_property
    def copies(self) -> Mapping[str, Problem]:
        """Copies of Markdown, which are left out, by ``src_uri``."""
        found = {uri: copied(uri, file) for uri, file in self._own.items() if uri not in self.unreadable}
        return {uri: problem for uri, problem in found.items() if problem}

    @property
    def written(self) -> Mapping[str, str]:
        """The files that are read or copied."""
        left_out = self.unreadable.keys() | self.copies.keys()
        return {uri: file for uri, file in self.files.items() if uri not in left_out}

    def problems(self, sources: Iterable[Source]) -> Iterator[Problem]:
        """What is wrong with files, whatever stands in them. ``sources`` are those of all databases."""
        yield from self.unreadable.values()
        yield from filter(None, (unportable(u, file) for u, file in self._own.items() if u not in self.unreadable))
        yield from published(sources, self.written.values(), abstracts=self.configuration.settings.export_abstracts)
        yield from self.copies.values()

    @property
    def _own(self) -> Mapping[str, str]:
        """Those of the publication."""
        return {uri: file for uri, file in self.files.items() if self.configuration.settings.holds(uri)}
