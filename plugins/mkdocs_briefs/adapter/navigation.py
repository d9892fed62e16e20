"""The navigation: the order of a site that does not write its own, and the titles of its sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

from mkdocs_briefs.adapter.look.printed import in_html
from mkdocs_briefs.model.addresses import ARCHIVE, HOME, stem
from mkdocs_briefs.model.addresses import page as address


def arranged(nav: Navigation, indexes: Sequence[str]) -> Navigation:
    """Our indexes first, in their order and without the folder around each; then the author's pages, in MkDocs' order.

    ``indexes`` are the ``src_uri`` of pages that list others.
    """
    items = [_unfolded(item, indexes) for item in nav.items]
    ours = [item for item in items if isinstance(item, Page) and item.file.src_uri in indexes]
    ours.sort(key=lambda page: indexes.index(page.file.src_uri))
    nav.items = [*ours, *(item for item in items if item not in ours)]
    nav.pages = [*ours, *(page for page in nav.pages if page not in ours)]
    for page, before, after in zip(nav.pages, [None, *nav.pages], [*nav.pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after
    return nav


def name_sections(nav: Navigation, files: Files) -> None:
    """Have the titles of sections that MkDocs makes of the names of folders be text."""
    folders = {dirname_to_title(part) for file in files for part in PurePosixPath(file.src_uri).parts[:-1]}
    pending = list(nav.items)
    for item in pending:
        if isinstance(item, Section):
            pending += item.children
            if item.title in folders:
                item.title = in_html(item.title)


def place_under_lists(
    ours: Iterable[str], briefs: Mapping[str, object], files: Mapping[str, File], nav: Navigation
) -> None:
    """Let pages outside of the navigation be under the pages that list them: themes show the tab, and the way there.

    That is the page of their folder (``actors/index.md``), or of a folder around that; for briefs that have none, the
    archive if it is in the navigation, else the home. All are named by ``src_uri``.
    """
    placed = {one.file.src_uri for one in nav.pages}
    for src_uri in sorted({*ours, *briefs} - placed, key=len):
        below = files[src_uri].page
        if below is None or below.parent is not None:
            continue
        lists = [*_lists(src_uri), *([ARCHIVE] if src_uri in briefs and ARCHIVE in placed else []), HOME]
        found = (files[one].page for one in lists if one in files and one != src_uri)
        # MkDocs takes a section for the parent, and asks nothing of it that a page has not.
        below.parent = next(filter(None, found), None)  # type: ignore[assignment]


def _lists(src_uri: str) -> Iterator[str]:
    """The pages of the folders in which a page is, from the inmost."""
    folders = PurePosixPath(stem(src_uri)).parts[:-1]
    for depth in range(len(folders), 0, -1):
        yield address(*folders[:depth], "index")
        yield address(*folders[:depth])


def _unfolded(item: object, indexes: Sequence[str]) -> object:
    """The index in a section that has nothing else."""
    if isinstance(item, Section) and len(item.children) == 1:
        [page] = item.children
        if isinstance(page, Page) and page.file.src_uri in indexes:
            page.parent = None
            return page
    return item
