"""The folder of pages, as a command reads it."""

from __future__ import annotations

from pathlib import Path

from mkdocs_briefs.model.addresses import is_page
from mkdocs_briefs.readers.front_matter import Document, read_document


class CommandError(Exception):
    """Why a command cannot do its work, and the way out, in whole sentences."""


def read_folder(folder: Path) -> dict[str, Document]:
    """Every Markdown file under a folder, by ``src_uri``. Hidden files and folders are no pages.

    Raises CommandError.
    """
    if not folder.is_dir():
        raise CommandError(f'there is no folder "{folder}". Name the pages\' folder with --folder.')
    found = (path for path in sorted(folder.rglob("*")) if is_page(path.name) and path.is_file())
    files = {path.relative_to(folder).as_posix(): path for path in found}
    return {uri: _read(path) for uri, path in files.items() if not any(part.startswith(".") for part in uri.split("/"))}


def _read(path: Path) -> Document:
    try:
        return read_document(path.read_text(encoding="utf-8"), path.as_posix())
    except UnicodeDecodeError as error:
        raise CommandError(f'"{path}" is not UTF-8 (byte {error.start}). Save it as UTF-8, then try again.') from error
    except OSError as error:
        raise CommandError(f'"{path}" cannot be read: {error.strerror}. Give yourself the right to read it.') from error
