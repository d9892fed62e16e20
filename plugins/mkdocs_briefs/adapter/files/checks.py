"""What is wrong with files whatever stands in them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from mkdocs_briefs.adapter.files.taken import Taken
from mkdocs_briefs.adapter.search.engine import find_pagefind, has_search_plugin
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.search_engine import SearchEngine
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.readers.folder import published, refuse_closed, sharing_addresses, unportable, unreadable
from mkdocs_briefs.readers.options import SettingError
from mkdocs_briefs.readers.paths import relative

_HALF = re.compile("[\ud800-\udfff]")


def refuse_undecoded_names(config: MkDocsConfig) -> None:
    """Raise PluginError for a file in the folder of pages whose name is no text here: MkDocs would end in a traceback.
    ProjectError for a folder in it that may not be read, which MkDocs would pass over.

    Python has such a name with halves of characters, for each byte one.
    """
    for folder, folders, names in os.walk(config.docs_dir, onerror=refuse_closed, followlinks=True):
        for name in (*folders, *names):
            if not name.isascii() and _HALF.search(name):
                where = visible(relative(Path(folder, name), Path(config.docs_dir).parent))
                raise PluginError(
                    f"{where}:1: the name of the file is no UTF-8, or the environment says that names are in another "
                    f"encoding ({sys.getfilesystemencoding()}). Rename the file, or set PYTHONUTF8=1."
                )


def take_out_unreadable(files: Files, setup: Setup) -> list[Problem]:
    """Leave out what no build can read or copy, and say so."""
    problems = []
    for file in setup.ours(files):
        if file.abs_src_path and (problem := unreadable(Path(file.abs_src_path), setup.path_of(file))):
            files.remove(file)
            problems.append(problem)
    return problems


def refuse_unknown_folders(files: Files, setup: Setup) -> None:
    """Raise SettingError for a folder of the publication that is not there, which would have no briefs, unsaid."""
    for folder in setup.settings.folders:
        is_there = (Path(setup.config.docs_dir) / folder).is_dir() and not folder.startswith("..")
        if not is_there and not any(file.src_uri.startswith(f"{folder}/") for file in files):
            raise SettingError("folders", f'there is no folder "{folder}" among the pages.', "Name one that is there.")


def refuse_files_in_the_way(taken: Taken, setup: Setup) -> None:
    """Raise PluginError for a file where others need a folder: none of them could be written."""
    for file in taken.in_the_way():
        raise PluginError(
            f"{visible(setup.path_of(file))}:1: the file has the address of a folder, "
            f'"{file.dest_uri}", in which other files are. Rename the file.'
        )


def unportable_files(files: Files, setup: Setup) -> Iterator[Problem]:
    """A problem for each of the publication's files that Windows cannot have."""
    own = (file for file in setup.written(files) if setup.is_ours(file) and not setup.is_of_theme(file))
    yield from filter(None, (unportable(file.src_uri, setup.path_of(file)) for file in own))


def shared_addresses(files: Files, setup: Setup) -> Iterator[Problem]:
    """A problem for each of the publication's files that would be written over another."""
    own = (file for file in setup.written(files) if setup.is_ours(file) and not setup.is_of_theme(file))
    return sharing_addresses((file.dest_uri, setup.path_of(file)) for file in own)


def without_address(setup: Setup) -> Iterator[Problem]:
    """That the configuration does not say where the site will be. An empty address says that it will be nowhere."""
    if setup.config.site_url is None:
        file = relative(Path(setup.config.config_file_path or "mkdocs.yml"), setup.root)
        message = (
            'there is no "site_url": the site has no feeds and no page "follow", its citations, its data and the head '
            "of its pages have no address, and its sitemap is empty. Name the address at which readers find it."
        )
        yield Problem(codes.SITE_URL_MISSING, Location(file, 1), message)


def without_pagefind(setup: Setup) -> Iterator[Problem]:
    """That the search which the options name cannot be made. A preview does not make it, and says so all the same."""
    if setup.settings.search_engine is not SearchEngine.PAGEFIND:
        return
    if not setup.look:
        why = "the search of Pagefind has its place in Material, where the whole site is the publication's"
        way_out = "Write search_engine: material."
    elif not find_pagefind():
        why = "the program Pagefind is not installed"
        way_out = "Install it with: pip install 'mkdocs-briefs[search]'. Or write search_engine: material."
    else:
        return
    file = relative(Path(setup.config.config_file_path or "mkdocs.yml"), setup.root)
    stays = "the search plugin under plugins makes the search" if has_search_plugin(setup.config) else "there is none"
    message = f'"search_engine: pagefind": {why}; {stays}. {way_out}'
    yield Problem(codes.SEARCH_ENGINE, Location(file, 1), message)


def published_databases(sources: Iterable[Source], files: Files, setup: Setup) -> Iterator[Problem]:
    """A problem for each database that MkDocs copies into the site with fields that are not exported."""
    copied = [setup.path_of(file) for file in setup.written(files) if not file.is_documentation_page()]
    return published(sources, copied, abstracts=setup.settings.export_abstracts)
