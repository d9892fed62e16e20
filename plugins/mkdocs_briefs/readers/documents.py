"""The Markdown files in a folder: the same that MkDocs would make pages of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec

from mkdocs_briefs.model.addresses import is_page
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.front_matter import Document, read_document
from mkdocs_briefs.readers.paths import in_order
from mkdocs_briefs.readers.texts import UnreadableError, read_text

_EXCLUDED_BY_MKDOCS = (".*", "/templates/")
"""The patterns that MkDocs always excludes: hidden files, and the folder of templates."""


def read_documents(
    folder: Path, excluded: str = "", holds: Callable[[str], bool] = lambda _: True
) -> dict[str, Document]:
    """Every Markdown file under a folder, by ``src_uri``, drafts included.

    ``excluded`` is MkDocs' ``exclude_docs``: patterns as in ``.gitignore``, one a line. ``holds``
    returns whether a file is to be read, by ``src_uri``.
    Raises ProjectError if a file cannot be read, ValueError for an invalid pattern.
    """
    left_out = GitIgnoreSpec.from_lines((*_EXCLUDED_BY_MKDOCS, *excluded.splitlines()))
    files = {file.relative_to(folder).as_posix(): file for file in in_order(_files(folder)) if is_page(file.name)}
    return {uri: _read(file) for uri, file in files.items() if holds(uri) and not left_out.match_file(uri)}


def _files(folder: Path) -> Iterator[Path]:
    for within, _, names in os.walk(folder, followlinks=True):
        yield from (Path(within, name) for name in names)


def _read(path: Path) -> Document:
    try:
        return read_document(read_text(path), path.as_posix())
    except UnreadableError as error:
        raise ProjectError(f'"{path}" cannot be read: {error}') from error
