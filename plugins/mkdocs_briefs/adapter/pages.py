"""Our pages among the site's files."""

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
    """Our pages by ``src_uri``, those that have no file generated. A file of the author's goes before ours.

    ``shown`` are the files that the site has already, by ``src_uri``; ours join them.
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
            shown[spec.src_uri] = file  # links that would lead to ours lead there
            continue
        if spec.is_index and files.get_file_from_path(spec.src_uri) and spec.src_uri not in shown:
            continue  # the author excludes it
        if file is generated:
            files.append(file)
            file.inclusion = InclusionLevel.INCLUDED  # "exclude_docs" is about the author's files
        # Material renders the whole navigation into every page: hundreds of pages in it cost quadratic time.
        # A navigation that the author wrote stays as it is; one that MkDocs makes gets the indexes alone.
        if file.inclusion.is_included() and (config.nav or not spec.is_index):
            file.inclusion = InclusionLevel.NOT_IN_NAV
        shown[spec.src_uri] = shown[file.src_uri] = file
        yield file.src_uri, spec
