"""Files in the folder of pages, and what is wrong with them whatever they hold."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.addresses import is_page
from mkdocs_briefs.model.naming import is_portable
from mkdocs_briefs.model.problem import Location, Problem, Severity
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.model.taken import key_of
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.paths import in_order
from mkdocs_briefs.readers.texts import UnreadableError, refuse_unreadable
from mkdocs_briefs.sources.exported import private_fields

_EXCLUDED_BY_MKDOCS = (".*", "/templates/")
"""The patterns that MkDocs always excludes: hidden files, and the folder of templates."""
_COPY = re.compile(
    r"\.(?:md|markdown|mdown|mkdn|mkd|mdwn|mkdown|mdtxt|mdtext|mdx|qmd|rmd)"
    r"(?:[~#_,-]\w*|\.(?:(?:bak|backup|base|copy|conflict|disabled|draft|gz|hidden|local|mine|new|off|old|orig|prev|private"
    r"|rej|remote|save|swo|swp|theirs|tmp|txt|un|zip|r?\d+)\w*~?|[\d-]+)|)$",
    re.IGNORECASE,
)
"""The ending of Markdown that MkDocs takes for a picture or a download: ``x.MD``, ``x.qmd``, and what editors leave."""


def files_in(folder: Path, excluded: str = "", is_wanted: Callable[[str], bool] = lambda _: True) -> dict[str, Path]:
    """Every file under a folder that MkDocs would take, by its path from there, sorted.

    ``excluded`` is ``exclude_docs``: patterns as in ``.gitignore``, one a line. Raises ValueError for an invalid one,
    ProjectError for a folder that may not be read.
    """
    left_out = GitIgnoreSpec.from_lines((*_EXCLUDED_BY_MKDOCS, *excluded.splitlines()))
    found = {file.relative_to(folder).as_posix(): file for file in in_order(_files(folder))}
    return {uri: file for uri, file in found.items() if is_wanted(uri) and not left_out.match_file(uri)}


def _files(folder: Path) -> Iterator[Path]:
    for within, _, names in os.walk(folder, onerror=refuse_closed, followlinks=True):
        yield from (Path(within, name) for name in names)


def refuse_closed(error: OSError) -> None:
    """What ``os.walk`` does for a folder that may not be read: raise ProjectError, since all in it would be missing."""
    if isinstance(error, PermissionError):
        raise ProjectError(
            f'the folder "{error.filename}" cannot be read: permission denied. Give yourself the right to read it.'
        )


def unreadable(path: Path, file: str) -> Problem | None:
    """That no build can read or copy what stands at a path. ``file`` is its name for messages."""
    try:
        refuse_unreadable(path)
    except UnreadableError as error:
        message = f"it cannot be read, and is not in the site: {error}"
        return Problem(codes.FILE_UNREADABLE, Location(file, 1), message)
    return None


def copied(src_uri: str, file: str) -> Problem | None:
    """That a file is a copy of Markdown, which MkDocs would copy as it stands, whatever it says."""
    if is_page(src_uri) or not _COPY.search(src_uri):
        return None
    message = "it is a copy of Markdown, which would go out as it stands. Name it .md, or move it elsewhere."
    return Problem(codes.MARKDOWN_COPY, Location(file, 1), message)


def unportable(src_uri: str, file: str) -> Problem | None:
    """That Windows cannot have a file."""
    wrong = next((name for name in src_uri.split("/") if not is_portable(name)), None)
    if wrong is None:
        return None
    return Problem(codes.FILE_NAME, Location(file, 1), f'no file or folder is called "{wrong}" on Windows. Rename it.')


def published(sources: Iterable[Source], files: Collection[str], *, abstracts: bool) -> Iterator[Problem]:
    """A problem for each database among the ``files`` that MkDocs copies whose entries have fields that stay here.

    ``abstracts`` says whether abstracts are exported.
    """
    left = set(files)
    for source in sources:
        if source.location.file in left and (private := private_fields(source, abstracts=abstracts)):
            left.remove(source.location.file)
            message = (
                f"the database lies in the folder of pages, and MkDocs copies it as it is: this entry "
                f"has {', '.join(private)}. Move it out of that folder, or name it in exclude_docs."
            )
            yield Problem(codes.BIBTEX_PUBLISHED, source.location, message)


def sharing_addresses(files: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """A problem for each file that has the address of another. ``files`` are addresses with the names for messages."""
    first: dict[str, str] = {}
    for file, address in sorted((file, address) for address, file in files):
        if (other := first.setdefault(key_of(address), file)) != file:
            message = (
                f'the file has the address of {other} ("{address}"), and only one can be there. Rename one of the two.'
            )
            yield Problem(codes.ADDRESS_TAKEN, Location(file, 1), message)


def page_left_out(title: str, address: str, owner: str, severity: Severity = Severity.WARNING) -> Problem:
    """That a page of ours is left out, since the file ``owner`` has its address."""
    message = f'the file has the address of our page "{title}" ({address}), which is left out. Rename the file.'
    return Problem(codes.ADDRESS_TAKEN, Location(owner, 1), message, severity)


def file_left_out(address: str, owner: str, of: Location | None = None) -> Problem:
    """That a file of ours is left out, since ``owner`` has its address. ``of`` is the brief that it is about."""
    if of:
        message = f'the file "{address}" beside the page is left out: {owner} has its address. Rename one of the two.'
        return Problem(codes.ADDRESS_TAKEN, of, message)
    message = f'the file has the address of our file "{address}", which is left out. Rename the file.'
    return Problem(codes.ADDRESS_TAKEN, Location(owner, 1), message)
