"""The Markdown files in a folder: the same that MkDocs would make pages of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs_briefs.model.addresses import is_page
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.folder import files_in
from mkdocs_briefs.readers.front_matter import Document, read_document
from mkdocs_briefs.readers.texts import UnreadableError, read_text


def read_documents(
    folder: Path, excluded: str = "", holds: Callable[[str], bool] = lambda _: True
) -> dict[str, Document]:
    """Every Markdown file under a folder, by ``src_uri``, drafts included.

    ``excluded`` is MkDocs' ``exclude_docs``: patterns as in ``.gitignore``, one a line. ``holds``
    returns whether a file is to be read, by ``src_uri``.
    Raises ProjectError if a file cannot be read, ValueError for an invalid pattern.
    """
    files = files_in(folder, excluded, lambda uri: is_page(uri) and holds(uri))
    return {uri: _read(file) for uri, file in files.items()}


def _read(path: Path) -> Document:
    try:
        return read_document(read_text(path, nul=True), path.as_posix())
    except UnreadableError as error:
        raise ProjectError(f'"{path}" cannot be read: {error}') from error
