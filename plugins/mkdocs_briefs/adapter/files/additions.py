"""The publication's own files among MkDocs', none of which ever takes the place of another's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_briefs.adapter.files.taken import Taken
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.readers.folder import file_left_out

_EMPTY = str(Path(__file__).with_name("empty.md"))
"""The file behind pages that have none: other plugins ask a page's file for its age, its size, its history."""


def without_file(config: MkDocsConfig, src_uri: str) -> File:
    """A page that has no file of its own."""
    return File.generated(config, src_uri, abs_src_path=_EMPTY)


def add(file: File, files: Files) -> None:
    """Add a file of ours, whatever ``exclude_docs`` says, which is about authors' files.

    An author's file of the same path is one that is not shown: one that is has kept its address.
    """
    file.inclusion = InclusionLevel.INCLUDED
    if (hidden := files.get_file_from_path(file.src_uri)) is not None:
        files.remove(hidden)
    files.append(file)


def add_free(ours: Iterable[File], taken: Taken, files: Files, setup: Setup) -> list[Problem]:
    """Add files of ours, but those where another file has the address: these are problems."""
    problems = []
    for file in ours:
        if other := taken.at(file.dest_uri):
            problems.append(file_left_out(file.dest_uri, setup.path_of(other)))
        else:
            add(file, files)
    return problems
