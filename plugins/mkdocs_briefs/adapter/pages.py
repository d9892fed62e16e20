"""Declaration of the plugin's pages as files of MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_briefs.adapter.report import report
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.addresses import is_index, stem
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.pages.page_specs import PageSpec, page_specs
from mkdocs_briefs.words.catalogue import Words


def declare_pages(
    publication: Publication,
    files: Files,
    shown: dict[str, File],
    config: MkDocsConfig,
    path_of: Callable[[File], str],
    *,
    words: Words,
) -> Iterator[tuple[str, PageSpec]]:
    """The plugin's pages, by ``src_uri``. Those without a file are generated; an author's file takes precedence.

    ``shown`` are the files of the site, by ``src_uri``; generated ones are added to it and to ``files``.
    """
    taken = {file.dest_uri: file for file in shown.values()}
    written = {brief.src_uri for brief in publication.briefs}
    for spec in page_specs(publication, words):
        generated = File.generated(config, spec.src_uri, content="")
        own, other = shown.get(spec.src_uri), taken.get(generated.dest_uri)
        file = own or other or generated
        stands_for_index = spec.is_index and (is_index(file.src_uri) or stem(file.src_uri) == stem(spec.src_uri))
        if (spec.is_index and file.src_uri in written) or (other and not own and not stands_for_index):
            message = (
                f'the page has the address of our page "{spec.title}" ({generated.dest_uri}), which is left out. '
                "Rename the file."
            )
            report([Problem(codes.ADDRESS_TAKEN, Location(path_of(file), 1), message)])
            shown[spec.src_uri] = file  # links to the page that is left out lead to the author's
            continue
        if spec.is_index and files.get_file_from_path(spec.src_uri) and spec.src_uri not in shown:
            continue  # excluded by the author
        if file is generated:
            files.append(file)
            file.inclusion = InclusionLevel.INCLUDED  # "exclude_docs" applies to authors' files only
        # Material renders the whole navigation into every page, in quadratic time. An author's ``nav`` is kept; an
        # automatic one has only the indexes.
        if file.inclusion.is_included() and (config.nav or not spec.is_index):
            file.inclusion = InclusionLevel.NOT_IN_NAV
        shown[spec.src_uri] = shown[file.src_uri] = file
        yield file.src_uri, spec
