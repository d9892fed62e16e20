"""Addresses of ours that an author's file has: what is left out for that, as far as it is known without MkDocs.

What other plugins and the theme write, and the plugin's own style sheets, papers, cards and flags, a build alone knows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from posixpath import dirname, join, split

from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.model.addresses import MARKDOWN, is_index, is_page, stem
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.problem import Problem, Severity
from mkdocs_briefs.model.taken import Taken
from mkdocs_briefs.pages.page_specs import PageSpec
from mkdocs_briefs.readers.folder import file_left_out, page_left_out, sharing_addresses


def file_of(src_uri: str, *, directory_urls: bool) -> str:
    """The file that MkDocs writes for a page, or for another file, by its path from the site's root."""
    if not is_page(src_uri):
        return src_uri
    if is_index(src_uri):
        return join(dirname(src_uri), "index.html")
    return f"{stem(src_uri)}/index.html" if directory_urls else f"{stem(src_uri)}.html"


class Addresses:
    """The addresses of authors' files."""

    def __init__(self, files: Mapping[str, str], own: Collection[str], *, directory_urls: bool) -> None:
        """``files`` are their names for messages, by ``src_uri``; ``own`` are those of the publication."""
        self._files = files
        self._own = own
        self._directory_urls = directory_urls
        self._taken = Taken((self._of(uri), uri) for uri in files)

    def shared(self) -> Iterator[Problem]:
        """A problem for each file of the publication that has the address of another."""
        own = ((self._of(uri), self._files[uri]) for uri in self._own if not self._gives_way(uri))
        return sharing_addresses(own)

    def _gives_way(self, uri: str) -> bool:
        """Whether MkDocs leaves a file out, and says so: a README beside an index."""
        folder, name = split(stem(uri))
        return name == "README" and any(join(folder, f"index{ending}") in self._files for ending in MARKDOWN)

    def pages_left_out(self, specs: Iterable[PageSpec], briefs: Collection[str]) -> Iterator[Problem]:
        """A problem for each page of ours at whose address another file is. ``briefs`` are the pages of briefs."""
        for spec in specs:
            address = self._of(spec.src_uri)
            uri = spec.src_uri if spec.src_uri in self._own else self._taken.at(address)
            if uri is None:
                continue
            stands_for_index = (
                spec.is_index
                and uri in self._own
                and self._of(uri) == address
                and (is_index(uri) or stem(uri) == stem(spec.src_uri))
            )
            if (spec.is_index and uri in briefs) or (uri != spec.src_uri and not stands_for_index):
                severity = Severity.WARNING if uri in self._own else Severity.NOTICE
                yield page_left_out(spec.title, address, self._files[uri], severity)

    def exports_left_out(self, exports: Iterable[Export], briefs: Mapping[str, Brief]) -> Iterator[Problem]:
        """A problem for each file of ours at whose address another is, be it a file of ours beside a brief."""
        ours: dict[str, Export] = {}
        for export in exports:
            brief, uri, other = briefs.get(export.page), self._taken.at(export.address), ours.get(export.address)
            if uri is not None and export.gives_way:
                continue
            if uri is not None:
                yield file_left_out(export.address, self._files[uri], brief.at() if brief else None)
            elif brief and other:
                owner = briefs[other.page].file if other.page in briefs else "the data for machines"
                yield file_left_out(export.address, owner, brief.at())
            else:
                ours.setdefault(export.address, export)

    def _of(self, src_uri: str) -> str:
        return file_of(src_uri, directory_urls=self._directory_urls)
