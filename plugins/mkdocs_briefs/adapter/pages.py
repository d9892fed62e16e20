"""Declaration of the plugin's pages as files of MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_briefs.adapter.report import Report
from mkdocs_briefs.adapter.taken import Taken
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.addresses import is_index, stem
from mkdocs_briefs.model.problem import Location, Problem, Severity
from mkdocs_briefs.pages.page_specs import PageSpec
from mkdocs_briefs.readers.options import Settings

_EMPTY = str(Path(__file__).with_name("empty.md"))
"""The file behind pages that have none: other plugins ask a page's file for its age, its size, its history."""


def without_file(config: MkDocsConfig, src_uri: str) -> File:
    """A page that has no file of its own."""
    return File.generated(config, src_uri, abs_src_path=_EMPTY)


def declare_pages(
    specs: Iterable[PageSpec],
    written: Container[str],
    files: Files,
    shown: dict[str, File],
    config: MkDocsConfig,
    *,
    path_of: Callable[[File], str],
    taken: Taken,
    settings: Settings,
    named: Container[str],
    withheld: Container[str],
    report: Report,
) -> Iterator[tuple[str, PageSpec]]:
    """The plugin's pages, by ``src_uri``. Those without a file are generated; an author's file takes precedence.

    ``written`` are the briefs; ``shown`` are the files of the site, by ``src_uri``; generated ones are added to it and
    to ``files``. They stand in place of files that are ``withheld``, too. Pages that are ``named`` for the navigation
    are in it.
    """
    for spec in specs:
        generated = without_file(config, spec.src_uri)
        own, other = shown.get(spec.src_uri), taken.at(generated.dest_uri)
        if own and not settings.holds(own.src_uri):
            own = None
        file = own or other or generated
        stands_for_index = (
            spec.is_index
            and settings.holds(file.src_uri)
            and file.dest_uri == generated.dest_uri
            and (is_index(file.src_uri) or stem(file.src_uri) == stem(spec.src_uri))
        )
        if (spec.is_index and file.src_uri in written) or (other and not own and not stands_for_index):
            severity = Severity.WARNING if settings.holds(file.src_uri) else Severity.NOTICE
            report([page_left_out(spec.title, generated.dest_uri, path_of(file), severity)])
            shown[spec.src_uri] = file  # links to the page that is left out lead to the author's
            continue
        hidden = None if own else files.get_file_from_path(spec.src_uri)
        if spec.is_index and hidden and spec.src_uri not in withheld:
            continue  # excluded by the author
        if file is generated:
            add(file, files)
        # Material renders the whole navigation into every page, in quadratic time. An author's ``nav`` is kept; an
        # automatic one has only the indexes.
        is_listed = spec.is_index and not config.nav and not settings.folders
        if file.inclusion.is_included() and not is_listed and file.src_uri not in named:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        shown[spec.src_uri] = shown[file.src_uri] = file
        yield file.src_uri, spec


def add(file: File, files: Files) -> None:
    """Add a file of ours, whatever ``exclude_docs`` says, which is about authors' files.

    An author's file of the same path is one that is not shown: one that is has kept its address.
    """
    file.inclusion = InclusionLevel.INCLUDED
    if (hidden := files.get_file_from_path(file.src_uri)) is not None:
        files.remove(hidden)
    files.append(file)


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
